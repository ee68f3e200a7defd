using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Throughline.Grains;
using Throughline.Programs.ChangeSets;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Overview;

/// <summary>What moved the goal lately: parts that add up to the whole, and who made them.</summary>
public sealed partial class ChangesBlock
{
    /// <summary>The changes. Null: still loading.</summary>
    [Parameter, EditorRequired] public required RecentChanges? Changes { get; set; }

    /// <summary>What is looked at.</summary>
    [Parameter, EditorRequired] public required string GoalName { get; set; }

    /// <summary>The reader's now.</summary>
    [Parameter, EditorRequired] public required DateTimeOffset Now { get; set; }

    /// <summary>The program.</summary>
    [Parameter] public Guid Program { get; set; }

    private sealed record Bar(ChangeStep? Step, string Left, string Width, string Zero);

    private DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    private string Summary => Changes switch
    {
        null => "",
        { Steps.IsEmpty: true, Others: 0 } => "nothing was changed",
        { Steps.IsEmpty: true, Others: 1, IsNew: true } => "the program was begun in this time",
        { Steps.IsEmpty: true, Others: 1 } => $"one change; {GoalName} stayed where it is",
        { Steps.IsEmpty: true } => string.Create(CultureInfo.CurrentCulture, $"{Changes.Others} changes; {GoalName} stayed where it is"),
        { Others: 0 } => $"{GoalName} moved {Moved(Changes)}",
        _ => string.Create(CultureInfo.CurrentCulture, $"{GoalName} moved {Moved(Changes)}; {Changes.Others} more left it where it is"),
    };

    /// <summary>Each bar begins where the one before it ends.</summary>
    private IEnumerable<Bar> Bars => Changes!.Steps.Select((step, index) => Between(step, Ends[index], Ends[index + 1]));

    private Bar Whole => Between(null, 0, Changes!.Total);

    /// <summary>Where the goal stood before the first step and after each, in days from where it was.</summary>
    private ImmutableArray<int> Ends => [0, .. Changes!.Steps.Select((_, index) => Changes.Steps.Take(index + 1).Sum(step => step.Days))];

    private Bar Between(ChangeStep? step, int from, int to)
    {
        var (low, high) = (Ends.Min(), Ends.Max());
        string Percent(int days) => (days * 100.0 / Math.Max(1, high - low)).ToString("0.##", CultureInfo.InvariantCulture) + "%";
        return new Bar(step, Percent(Math.Min(from, to) - low), Percent(Math.Abs(to - from)), Percent(-low));
    }

    private string Moved(RecentChanges changes) => changes switch
    {
        { Before: { } before, After: { } after } when before == after => $"and is back on {DayText.Finish(after, Today)}",
        { Before: { } before, After: { } after } => DayText.Move(before, after, Today),
        _ => DayText.Shift(changes.Total),
    };

    private static string Words(HistoryEntry entry) => entry.Reason.Length > 0 ? entry.Reason : entry.Kind switch
    {
        LogEntryKind.Import => "Import",
        LogEntryKind.Undo => $"Took revision {entry.Undoes} back",
        _ => entry.ChangeCount == 1 ? "Changed one record" : $"Changed {entry.ChangeCount} records",
    };

    private static string? Tone(DateTime before, DateTime after) => after > before ? "red" : after < before ? "green" : null;

    /// <summary>Days with their sign; within a day hours, with their unit.</summary>
    private static string Signed(DateTime before, DateTime after)
    {
        var days = DayText.DaysBetween(before, after);
        if (before == after) return "0";
        var sign = after > before ? "+" : "−";
        return days != 0 ? sign + Math.Abs(days).ToString(CultureInfo.CurrentCulture) : string.Create(CultureInfo.CurrentCulture, $"{sign}{Math.Abs((after - before).TotalHours):0.#} h");
    }
}
