using System.Collections.Frozen;
using Throughline.Programs;

namespace Throughline.Server.Words;

/// <summary>Recorded fields that change because another one was set: people set one thing, are told of one thing and settle one thing.</summary>
internal static class LeadingFields
{
    private static readonly FrozenDictionary<string, string[]> OfItem = new Dictionary<string, string[]>
    {
        ["remainingMinutes"] = ["duration", "percentComplete"],
        ["workMinutes"] = ["duration"],
        ["actualStart"] = ["percentComplete"],
        ["actualFinish"] = ["percentComplete"],
        ["constraintDate"] = ["constraint"],
        ["isMilestone"] = ["duration"],
        ["manualStart"] = ["mode"],
        ["manualFinish"] = ["mode", "manualStart", "duration"],
        ["keepsFileDates"] = ["mode"],
        ["order"] = ["parent"],
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> OfAssignment = FrozenSet.Create("workMinutes", "remainingWorkMinutes", "units");

    /// <summary>The field that leads another one, through all steps; the field itself when none does.</summary>
    /// <param name="field">The field.</param>
    /// <param name="item">The work item of an assignment. Null: the record is no assignment.</param>
    /// <param name="changed">Whether a field changed.</param>
    public static (EntityRef At, string Field) Of((EntityRef At, string Field) field, WorkItemId? item, Func<(EntityRef At, string Field), bool> changed)
    {
        var at = field;
        if (item is { } id && OfAssignment.Contains(field.Field) && (new EntityRef(EntityKind.WorkItem, id.Value), "duration") is var length && changed(length)) at = length;
        while (at.At.Kind == EntityKind.WorkItem && Leader(at, changed) is { } leader) at = (at.At, leader);
        return at;
    }

    private static string? Leader((EntityRef At, string Field) field, Func<(EntityRef At, string Field), bool> changed) =>
        OfItem.TryGetValue(field.Field, out var leaders) ? Array.Find(leaders, leader => changed((field.At, leader))) : null;
}
