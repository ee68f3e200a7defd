using Throughline.Programs;
using Throughline.Programs.Outlooks;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Desk;

/// <summary>The sentence at the top: will we make it?</summary>
/// <param name="Before">Text before the date.</param>
/// <param name="Item">Key of the item the sentence is about. Null: none.</param>
/// <param name="Date">The date, which opens its explanation. Empty: none.</param>
/// <param name="After">Text after the date.</param>
/// <param name="Draft">What the draft does to it. Empty: no draft, or it leaves the item alone.</param>
/// <param name="Tone"><c>red</c>, <c>green</c> or null.</param>
public sealed record ProgramAnswer(string Before, string? Item, string Date, string After, string Draft, string? Tone)
{
    /// <summary>What follows the date without a blank, such as a comma; never on a line of its own.</summary>
    public string Close => After[..CloseLength];

    /// <summary>The rest after <see cref="Close"/>.</summary>
    public string Rest => After[CloseLength..];

    private int CloseLength => After.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var blank ? blank : After.Length;

    /// <summary>The whole sentence.</summary>
    public string Text => $"{Before}{Date}{After}";

    /// <summary>The answer of a program.</summary>
    /// <param name="committed">What is committed.</param>
    /// <param name="draft">With the draft; the same when there is none.</param>
    public static ProgramAnswer Of(Outlook committed, Outlook draft)
    {
        if (committed.Count == 0) return draft.Count > 0 ? Plain("Your draft has the first rows of this plan.") : Plain("Nothing is planned yet.");
        if (!committed.HasDates) return Plain("This plan has no dates: something in it contradicts itself.") with { Tone = "red" };
        var today = committed.Surroundings.Today;
        var rows = Enumerable.Range(0, committed.Count).Where(row => committed.Item(row).Commitment is not null).ToList();
        if (rows.Count == 0) return Finish(committed, draft, today);
        var late = rows.Where(committed.IsCommitmentMissed).OrderByDescending(row => Slip(committed, row)).ThenByDescending(committed.Finish).ToList();
        return late.Count > 0 ? Late(committed, draft, late, rows.Count, today) : Kept(committed, draft, rows, today);
    }

    private static ProgramAnswer Late(Outlook committed, Outlook draft, List<int> late, int promised, DateOnly today)
    {
        var row = late[0];
        var days = Slip(committed, row);
        var about = About(committed, draft, row, today, $", {(days > 0 ? DayText.Lateness(days) : "later than promised")}.", "red");
        var missed = promised == 1 ? "The commitment is missed" : $"{late.Count} of {promised} commitments {(late.Count == 1 ? "is" : "are")} missed";
        return about with { Before = $"{missed}: {about.Before}" };
    }

    private static ProgramAnswer Kept(Outlook committed, Outlook draft, List<int> rows, DateOnly today)
    {
        var open = rows.Where(row => committed.PercentComplete(row) < 100).ToList();
        var row = (open.Count > 0 ? open : rows).MaxBy(committed.Finish);
        var days = -Slip(committed, row);
        var others = rows.Count == 1 ? "." : $"; all {rows.Count} commitments hold.";
        return About(committed, draft, row, today, $", {(days > 0 ? DayText.Lateness(-days) : "on time")}{others}", "green");
    }

    private static string? Emptied(Outlook draft) => draft.Count == 0 ? "Your draft removes every row." : null;

    private static ProgramAnswer About(Outlook committed, Outlook draft, int row, DateOnly today, string after, string tone)
    {
        var item = committed.Item(row);
        var change = Emptied(draft) ?? "";
        if (!ReferenceEquals(committed, draft) && draft.HasDates && draft.RowOf(item.Id) is >= 0 and var there && draft.Finish(there) != committed.Finish(row))
            change = $"Your draft brings it to {DayText.Target(committed.Finish(row), draft.Finish(there), today)}.";
        var verb = committed.PercentComplete(row) >= 100 ? "was reached" : "lands";
        return new ProgramAnswer($"{ShortText.Name(item.Name)} {verb} ", item.Key, DayText.Finish(committed.Finish(row), today), after, change, tone);
    }

    private static ProgramAnswer Finish(Outlook committed, Outlook draft, DateOnly today)
    {
        var last = Enumerable.Range(0, committed.Count).Where(row => !committed.IsSummary(row)).MaxBy(committed.Finish);
        var change = Emptied(draft) ?? (!ReferenceEquals(committed, draft) && draft.HasDates && draft.ProgramFinish != committed.ProgramFinish ? $"Your draft brings it to {DayText.Target(committed.ProgramFinish, draft.ProgramFinish, today)}." : "");
        return new ProgramAnswer($"{ShortText.Name(committed.Plan.Program.Name)} finishes ", committed.Item(last).Key, DayText.Finish(committed.ProgramFinish, today), ". Nothing is promised yet.", change, null);
    }

    private static int Slip(Outlook outlook, int row) =>
        outlook.Item(row).Commitment is { } commitment ? DayText.DaysBetween(commitment.HoldsUntil, outlook.Finish(row)) : 0;

    private static ProgramAnswer Plain(string text) => new(text, null, "", "", "", null);
}
