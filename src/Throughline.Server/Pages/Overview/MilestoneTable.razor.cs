using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Throughline.Programs;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Overview;

/// <summary>Forecast against commitment, one row per milestone, in figures and on a small time axis; a commitment can be set right there.</summary>
public sealed partial class MilestoneTable
{
    private const int Most = 15;
    private const double LabelPercent = 20;
    private WorkItemId? _editing;
    private DateOnly _day;
    private string _by = "";
    private bool _showsAll;

    /// <summary>The milestones, in the order to show them.</summary>
    [Parameter, EditorRequired] public required ImmutableArray<MilestoneLine> Milestones { get; set; }

    /// <summary>The day the outlook is taken.</summary>
    [Parameter, EditorRequired] public required DateOnly Today { get; set; }

    /// <summary>Whether the plan has any work.</summary>
    [Parameter] public bool HasWork { get; set; }

    /// <summary>The program.</summary>
    [Parameter] public Guid Program { get; set; }

    /// <summary>Who promises unless another is named.</summary>
    [Parameter] public string Person { get; set; } = "";

    /// <summary>Why the last commitment was not taken. Null: it was.</summary>
    [Parameter] public string? Problem { get; set; }

    /// <summary>The reasons of this item's date shall be shown.</summary>
    [Parameter] public EventCallback<string> OnWhy { get; set; }

    /// <summary>Something is promised, or promised no more.</summary>
    [Parameter] public EventCallback<MilestonePromise> OnPromise { get; set; }

    private TimeAxis Axis => TimeAxis.Over([.. Shown.Select(line => line.Forecast), .. Shown.Select(line => line.Promised).OfType<DateTime>(), .. IsTodayNear ? [Now] : Array.Empty<DateTime>()]);

    private bool IsLabelRight => Axis.Percent(Now) < LabelPercent;

    /// <summary>Whether the label of a tick has room: beside that of today, and within the axis.</summary>
    private bool HasRoom(DateTime tick) => Axis.Percent(tick) < 100 - LabelPercent / 2 && !IsUnderToday(tick);

    private bool IsUnderToday(DateTime tick)
    {
        if (!IsTodayNear) return false;
        var ahead = Axis.Percent(Now) - Axis.Percent(tick);
        return IsLabelRight ? ahead is > -LabelPercent and < LabelPercent : ahead is > -LabelPercent / 4 and < 2 * LabelPercent;
    }

    private DateTime Now => Today.ToDateTime(TimeOnly.MinValue);

    /// <summary>A plan of long ago or far ahead is not squeezed so that today can be seen.</summary>
    private bool IsTodayNear
    {
        get
        {
            var (first, last) = (Milestones.Min(line => line.Forecast), Milestones.Max(line => line.Forecast));
            var reach = TimeSpan.FromTicks(Math.Max((last - first).Ticks, TimeSpan.TicksPerDay * 90));
            return Now > first - reach && Now < last + reach;
        }
    }

    /// <summary>All; of many those that were promised and those that come next.</summary>
    private IEnumerable<MilestoneLine> Shown
    {
        get
        {
            if (_showsAll || Milestones.Length <= Most) return Milestones;
            var chosen = Milestones.OrderByDescending(line => line.IsGoal).ThenByDescending(line => line.Promised is not null).ThenBy(line => line.IsDone).ThenBy(line => line.Forecast).Take(Most).ToHashSet();
            return Milestones.Where(chosen.Contains);
        }
    }

    private void Edit(MilestoneLine line)
    {
        (_editing, _by) = (line.Id, line.PromisedBy.Length > 0 ? line.PromisedBy : Person);
        _day = line.Promised is { } promised ? DateOnly.FromDateTime(promised) : DayText.LastDay(line.Forecast);
    }

    private async Task Save()
    {
        if (_editing is not { } item) return;
        _editing = null;
        await OnPromise.InvokeAsync(new MilestonePromise(item, _day, _by.Trim()));
    }

    private async Task Withdraw()
    {
        if (_editing is not { } item) return;
        _editing = null;
        await OnPromise.InvokeAsync(new MilestonePromise(item, null, ""));
    }

    private static string Days(MilestoneLine line) => line.Promised is null ? "" : line.DaysLate switch
    {
        0 => "0",
        > 0 => "+" + line.DaysLate.ToString(CultureInfo.CurrentCulture),
        _ => "−" + (-line.DaysLate).ToString(CultureInfo.CurrentCulture),
    };

    private string PromiseTitle(MilestoneLine line) => $"Promised{(line.PromisedBy.Length > 0 ? $" by {line.PromisedBy}" : "")}: {DayText.Long(line.Promised!.Value)}. Change it.";

    private string Spoken(MilestoneLine line)
    {
        var forecast = $"{(line.IsDone ? "reached" : "forecast")} {DayText.Finish(line.Forecast, Today)}";
        return line.Promised is { } promised ? $"{line.Name}: committed {DayText.Short(promised, Today)}, {forecast}, {DayText.Lateness(line.DaysLate)}" : $"{line.Name}: {forecast}, no commitment set";
    }
}

/// <summary>A promise to be made or withdrawn.</summary>
/// <param name="Item">The milestone.</param>
/// <param name="Day">The promised day. Null: the promise is withdrawn.</param>
/// <param name="By">Who promises.</param>
public sealed record MilestonePromise(WorkItemId Item, DateOnly? Day, string By);
