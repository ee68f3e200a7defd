using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Throughline.Interchange;
using Throughline.Programs;
using Throughline.Programs.Outlooks;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Import;

/// <summary>Tasks whose dates the engine computes differently from the file, by reason; for each the reader takes the one or the other.</summary>
public sealed partial class DateChoices
{
    private const int Most = 50;
    private readonly HashSet<DateDifferenceReason> _open = [];
    private readonly HashSet<DateDifferenceReason> _all = [];

    private sealed record Group(DateDifferenceReason Reason, ImmutableArray<DateDifference> Differences, int Kept);

    /// <summary>The differences.</summary>
    [Parameter, EditorRequired] public required DateComparison Dates { get; set; }

    /// <summary>The outlook with computed dates; names come from here.</summary>
    [Parameter, EditorRequired] public required Outlook Outlook { get; set; }

    /// <summary>Tasks that keep the file's dates.</summary>
    [Parameter, EditorRequired] public required ImmutableHashSet<WorkItemId> Keep { get; set; }

    /// <summary>Other tasks shall keep the file's dates.</summary>
    [Parameter] public EventCallback<ImmutableHashSet<WorkItemId>> OnChange { get; set; }

    private IEnumerable<Group> Groups => Dates.Differences.GroupBy(difference => difference.Reason).OrderByDescending(group => group.Count())
        .Select(group => new Group(group.Key, [.. group], group.Count(difference => Keep.Contains(difference.Item))));

    private string Summary => string.Create(CultureInfo.CurrentCulture, $"{Dates.Equal:N0} of {Dates.Compared:N0} are the same; what you keep from the file is scheduled by hand and marked");

    private Task Choose(Group group, bool keep)
    {
        var items = group.Differences.Where(CanKeep).Select(difference => difference.Item);
        return OnChange.InvokeAsync(keep ? Keep.Union(items) : Keep.Except(items));
    }

    private Task ChooseOne(DateDifference difference, bool keep) => OnChange.InvokeAsync(keep ? Keep.Add(difference.Item) : Keep.Remove(difference.Item));

    private void Toggle(DateDifferenceReason reason)
    {
        if (!_open.Remove(reason)) _open.Add(reason);
    }

    private string Name(WorkItemId item) => Outlook.RowOf(item) is >= 0 and var row ? Outlook.Item(row).Name : "";

    private string Span(DateTime? start, DateTime? finish) => (start, finish) switch
    {
        ({ } from, { } to) => $"{Moment(from)} – {Moment(to)}",
        ({ } from, null) => $"from {Moment(from)}",
        (null, { } to) => $"to {Moment(to)}",
        _ => "",
    };

    private string Moment(DateTime date) => $"{DayText.Short(date, Outlook.Surroundings.Today)} {date.ToString("t", CultureInfo.CurrentCulture)}";

    private static bool CanKeep(DateDifference difference) => difference is { StoredStart: not null, StoredFinish: not null };

    private static string Days(DateDifference difference)
    {
        if (difference.StoredFinish is not { } stored) return "";
        var days = DayText.DaysBetween(stored, difference.Finish);
        return days > 0 ? "+" + days.ToString(CultureInfo.CurrentCulture) : days < 0 ? "−" + (-days).ToString(CultureInfo.CurrentCulture) : "0";
    }

    private static string Count(int tasks) => tasks == 1 ? "1 task." : string.Create(CultureInfo.CurrentCulture, $"{tasks:N0} tasks.");
}
