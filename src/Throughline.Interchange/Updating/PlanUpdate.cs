using Throughline.Programs;

namespace Throughline.Interchange.Updating;

/// <summary>Lays a newer file over a program that came from an older one.</summary>
public static class PlanUpdate
{
    /// <summary>Identifiers that follow from a file are name-based (RFC 9562, version 8); what people add here has random ones.</summary>
    internal const int FromFile = 8;

    /// <summary>The program as the file has it now. What people added here stays; what came from a file and is in this one no longer is removed.</summary>
    /// <param name="current">The program as it is.</param>
    /// <param name="import">The file, read for this program's identifier.</param>
    /// <remarks>What was made here, exported and comes back is known again by its key or its name. Of a matched item the file decides what files hold; keys, commitments and an owner or notes the file does not name stay. Of a sheet only those cells count that say something else than the program shows.</remarks>
    public static Plan Onto(Plan current, PlanImport import)
    {
        import = Aligned(current, import);
        if (import.Mapping is { } mapping) return SheetUpdate.Onto(current, import, mapping);
        var file = import.Plan;
        var items = SiblingOrder.Kept(Merge(current.WorkItems, file.WorkItems, (mine, theirs) => Item(mine, theirs, import.StoredDates)), current.WorkItems, file.WorkItems);
        return new Plan
        {
            Program = Program(current.Program, import),
            Calendars = Merge(current.Calendars, file.Calendars, (_, theirs) => theirs),
            Resources = Merge(current.Resources, file.Resources, (_, theirs) => theirs),
            WorkItems = items,
            Dependencies = Where(Merge(current.Dependencies, file.Dependencies, (_, theirs) => theirs), link => items.Contains(link.Predecessor.Value) && items.Contains(link.Successor.Value)),
            Assignments = Where(Merge(current.Assignments, file.Assignments, (_, theirs) => theirs), assignment => items.Contains(assignment.WorkItem.Value)),
            Baselines = Merge(current.Baselines, file.Baselines, (_, theirs) => theirs),
        };
    }

    /// <summary>The import with the program's identifiers for everything the program has already; its stored dates name the program's items then. Doing it twice changes nothing more.</summary>
    /// <param name="current">The program as it is.</param>
    /// <param name="import">The file, read for this program's identifier.</param>
    public static PlanImport Aligned(Plan current, PlanImport import) => PlanAlignment.Of(current, IdTranslation.Apply(current, import));

    private static EntityTable<T> Merge<T>(EntityTable<T> current, EntityTable<T> file, Func<T, T, T> both) where T : Entity
    {
        var own = current.Where(entity => entity.Ref.Id.Version != FromFile && !file.Contains(entity.Ref.Id));
        return EntityTable<T>.Of(file.Select(theirs => current.TryGet(theirs.Ref.Id, out var mine) ? both(mine, theirs) : theirs).Concat(own));
    }

    private static EntityTable<T> Where<T>(EntityTable<T> table, Func<T, bool> holds) where T : Entity =>
        table.All(holds) ? table : EntityTable<T>.Of(table.Where(holds));

    private static WorkItem Item(WorkItem mine, WorkItem theirs, StoredDates stored)
    {
        var item = theirs with
        {
            Key = mine.Key,
            Commitment = theirs.Commitment ?? mine.Commitment,
            Owner = theirs.Owner ?? mine.Owner,
            Notes = theirs.Notes.Length > 0 ? theirs.Notes : mine.Notes,
            Hyperlink = theirs.Hyperlink ?? mine.Hyperlink,
        };
        return mine.KeepsFileDates ? FileDates.Kept(item, stored.Of(item.Id)) : item;
    }

    private static ProgramDetails Program(ProgramDetails mine, PlanImport import)
    {
        var theirs = import.Plan.Program;
        return theirs with
        {
            Id = mine.Id,
            Name = mine.Name,
            KeyPrefix = mine.KeyPrefix,
            NextNumber = Math.Max(mine.NextNumber, theirs.NextNumber),
            Purpose = mine.Purpose.Length > 0 ? mine.Purpose : theirs.Purpose,
            Schedule = mine.Schedule,
            IsDemo = mine.IsDemo,
            External = mine.External ?? theirs.External,
        };
    }
}
