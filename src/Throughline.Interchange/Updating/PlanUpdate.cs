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
        var echo = FileEcho.Of(current);
        var file = echo.WithoutOwn(current, import.Plan);
        var items = Merge(current.WorkItems, file.WorkItems, echo.Plan.WorkItems, (mine, theirs) => Item(mine, theirs, import.StoredDates), (mine, shown) => Item(mine, shown, echo.StoredDates));
        items = SiblingOrder.Kept(EntityTable<WorkItem>.Of(items.Select(item => file.WorkItems.TryGet(item.Id.Value, out var theirs) ? item with { Order = theirs.Order } : item)), current.WorkItems, file.WorkItems);
        return new Plan
        {
            Program = FileEcho.Edited(current.Program, Program(current.Program, file.Program), Program(current.Program, echo.Plan.Program)),
            Calendars = Merge(current.Calendars, file.Calendars, echo.Plan.Calendars),
            Resources = Merge(current.Resources, file.Resources, echo.Plan.Resources),
            WorkItems = items,
            Dependencies = Where(Merge(current.Dependencies, file.Dependencies, echo.Plan.Dependencies), link => items.Contains(link.Predecessor.Value) && items.Contains(link.Successor.Value)),
            Assignments = Where(Merge(current.Assignments, file.Assignments, echo.Plan.Assignments), assignment => items.Contains(assignment.WorkItem.Value)),
            Baselines = Merge(current.Baselines, file.Baselines, echo.Plan.Baselines),
        };
    }

    /// <summary>The import with the program's identifiers for everything the program has already; its stored dates name the program's items then. Doing it twice changes nothing more.</summary>
    /// <param name="current">The program as it is.</param>
    /// <param name="import">The file, read for this program's identifier.</param>
    public static PlanImport Aligned(Plan current, PlanImport import) => PlanAlignment.Of(current, IdTranslation.Apply(current, import));

    private static EntityTable<T> Merge<T>(EntityTable<T> current, EntityTable<T> file, EntityTable<T> echo, Func<T, T, T>? theirsOver = null, Func<T, T, T>? shownOver = null) where T : Entity
    {
        var own = current.Where(entity => !file.Contains(entity.Ref.Id) && (entity.Ref.Id.Version != FromFile || !echo.Contains(entity.Ref.Id)));
        return EntityTable<T>.Of(file.Select(theirs => current.TryGet(theirs.Ref.Id, out var mine) ? Both(mine, theirs) : theirs).Concat(own));

        T Both(T mine, T theirs) => FileEcho.Edited(mine, theirsOver?.Invoke(mine, theirs) ?? theirs, echo.TryGet(theirs.Ref.Id, out var shown) ? shownOver?.Invoke(mine, shown) ?? shown : null);
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

    private static ProgramDetails Program(ProgramDetails mine, ProgramDetails theirs) => theirs with
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
