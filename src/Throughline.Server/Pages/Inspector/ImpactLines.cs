using System.Collections.Immutable;
using System.Globalization;
using Throughline.Programs;
using Throughline.Programs.Impacts;
using Throughline.Programs.Validation;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Inspector;

/// <summary>What a draft or a change does, as the rows of a small table and a few sentences.</summary>
/// <param name="Rows">Now, then, and the difference.</param>
/// <param name="Notes">What deserves a sentence.</param>
public sealed record ImpactLines(ImmutableArray<ImpactRow> Rows, ImmutableArray<ImpactNote> Notes)
{
    private const int MostMilestones = 6;

    /// <summary>The lines of an impact.</summary>
    public static ImpactLines Of(Impact impact, DateOnly today) => new([.. RowsOf(impact, today)], [.. NotesOf(impact)]);

    private static IEnumerable<ImpactRow> RowsOf(Impact impact, DateOnly today)
    {
        foreach (var move in impact.Milestones.Take(MostMilestones)) yield return Dates(move.Name, move.Before, move.After, today, move.Key);
        if (impact.Milestones.Length > MostMilestones) yield return new ImpactRow(impact.Milestones.Length - MostMilestones is > 1 and var more ? $"{more} more milestones" : "1 more milestone", "", "", "moved", null);
        if (impact.ProgramFinishBefore != impact.ProgramFinishAfter || impact.Milestones.IsEmpty) yield return Dates("Program finish", impact.ProgramFinishBefore, impact.ProgramFinishAfter, today, null);
        if (impact.ItemsMoved > impact.Milestones.Length) yield return new ImpactRow("Rows that move", "", Number(impact.ItemsMoved), "", null);
        if (impact.CostBefore != impact.CostAfter)
            yield return new ImpactRow("Cost", Number(impact.CostBefore), Number(impact.CostAfter), Signed(impact.CostAfter - impact.CostBefore), impact.CostAfter > impact.CostBefore ? "amber" : "green");
    }

    private static ImpactRow Dates(string name, DateTime? before, DateTime? after, DateOnly today, string? key)
    {
        var (now, then) = (before is { } b ? DayText.Finish(b, today) : "none", after is { } a ? DayText.Finish(a, today) : "none");
        if (before is null || after is null) return new ImpactRow(name, now, then, before == after ? "" : after is null ? "lost" : "new", after is null ? "red" : null) { Key = key };
        return new ImpactRow(name, now, then, DayText.Shift(before.Value, after.Value), after > before ? "red" : after < before ? "green" : null) { Key = key };
    }

    private static IEnumerable<ImpactNote> NotesOf(Impact impact)
    {
        foreach (var missed in impact.CommitmentsMissed) yield return new ImpactNote($"The promise of {missed.Name} would be missed.", "red");
        foreach (var kept in impact.CommitmentsKept) yield return new ImpactNote($"The promise of {kept.Name} would hold again.", "green");
        if (impact.BecameCritical.Length > 0) yield return new ImpactNote(impact.BecameCritical.Length == 1 ? "One more task becomes critical." : $"{impact.BecameCritical.Length} more tasks become critical.", "amber");
        if (impact.Removed.Length > 0) yield return new ImpactNote(impact.Removed.Length == 1 ? "One row is removed." : $"{impact.Removed.Length} rows are removed.", null);
        if (impact.Added.Length > 0) yield return new ImpactNote(impact.Added.Length == 1 ? "One row is added." : $"{impact.Added.Length} rows are added.", null);
        var warnings = impact.ProblemsAppeared.Count(problem => problem.Severity == Severity.Warning);
        if (warnings > 0) yield return new ImpactNote(warnings == 1 ? "One new warning." : $"{warnings} new warnings.", "amber");
        if (impact.ProblemsResolved.Length > 0) yield return new ImpactNote(impact.ProblemsResolved.Length == 1 ? "One warning is settled." : $"{impact.ProblemsResolved.Length} warnings are settled.", "green");
    }

    private static string Number(decimal value) => value.ToString("N0", CultureInfo.CurrentCulture);

    private static string Signed(decimal value) => (value > 0 ? "+" : "−") + Number(Math.Abs(value));
}

/// <summary>One line of the table.</summary>
/// <param name="Name">What is compared.</param>
/// <param name="Now">As it is.</param>
/// <param name="Then">As it would be.</param>
/// <param name="Change">The difference in words.</param>
/// <param name="Tone"><c>red</c>, <c>green</c>, <c>amber</c> or null.</param>
public sealed record ImpactRow(string Name, string Now, string Then, string Change, string? Tone)
{
    /// <summary>Key of the item, when the row is about one.</summary>
    public string? Key { get; init; }
}

/// <summary>A sentence under the table.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Tone"><c>red</c>, <c>green</c>, <c>amber</c> or null.</param>
public sealed record ImpactNote(string Text, string? Tone);
