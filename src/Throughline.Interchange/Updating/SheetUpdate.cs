using System.Collections.Immutable;
using Throughline.Interchange.Sheets;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;

namespace Throughline.Interchange.Updating;

/// <summary>Lays a sheet over a program: of what is there only those cells change that say something else than the program shows; what sheets cannot hold stays.</summary>
internal sealed class SheetUpdate
{
    private readonly Plan _current;
    private readonly Plan _file;
    private readonly SheetEcho _echo;
    private readonly SheetItemUpdate _items;

    private SheetUpdate(Plan current, PlanImport import, SheetMapping mapping)
    {
        (_current, _file) = (current, import.Plan);
        var hasOutline = _file.WorkItems.Any(item => item.Parent is not null) || mapping.Columns.Any(column => column.Field is SheetField.OutlineLevel or SheetField.Wbs or SheetField.Parent);
        _echo = SheetEcho.Of(current, import, mapping, hasOutline);
        _items = new SheetItemUpdate(current, import, mapping, _echo, hasOutline);
    }

    /// <summary>The program as the sheet has it now.</summary>
    /// <param name="current">The program as it is.</param>
    /// <param name="import">The sheet, with the program's identifiers.</param>
    /// <param name="mapping">How its columns were read.</param>
    public static Plan Onto(Plan current, PlanImport import, SheetMapping mapping) => new SheetUpdate(current, import, mapping).Updated();

    private Plan Updated()
    {
        var outlook = Outlook.Of(_current, new Surroundings(DateOnly.FromDateTime(_current.Program.Start)));
        var rows = _file.WorkItems.Select(theirs => _current.WorkItems.TryGet(theirs.Id.Value, out var mine) ? _items.Changes(outlook, mine, theirs) : [new Change.Put(theirs)]).ToList();
        var items = rows.ConvertAll(row => (WorkItem)((Change.Put)row[0]).Entity);
        items.AddRange(_current.WorkItems.Where(item => item.Id.Value.Version != PlanUpdate.FromFile && !_file.WorkItems.Contains(item.Id.Value)));
        var present = items.Select(item => item.Id).ToHashSet();
        var table = EntityTable<WorkItem>.Of(items.Select(item => item.Parent is { } parent && !present.Contains(parent) ? item with { Parent = null } : item));
        table = SiblingOrder.Kept(table, _current.WorkItems, _file.WorkItems);
        var carried = rows.SelectMany(row => row.Skip(1)).Select(change => (Assignment)((Change.Put)change).Entity).ToDictionary(assignment => assignment.Id);
        var assignments = Assignments(carried).Where(assignment => present.Contains(assignment.WorkItem)).ToList();
        var people = assignments.Select(assignment => assignment.Resource).Concat(table.Select(item => item.Owner)).ToHashSet();
        return _current with
        {
            Program = _current.Program with
            {
                NextNumber = Math.Max(_current.Program.NextNumber, _file.Program.NextNumber),
                CustomFields = [.. _current.Program.CustomFields.Concat(_file.Program.CustomFields).DistinctBy(field => field.FieldId)],
            },
            WorkItems = table,
            Resources = EntityTable<Resource>.Of(_current.Resources.Concat(_file.Resources.Where(resource => !_current.Resources.Contains(resource.Id.Value) && people.Contains(resource.Id)))),
            Dependencies = EntityTable<Dependency>.Of(Links().Where(link => present.Contains(link.Predecessor) && present.Contains(link.Successor))),
            Assignments = EntityTable<Assignment>.Of(assignments),
        };
    }

    // Between two tasks several links of a type may stand, with different lags: they stay as they are where the sheet shows them all.
    private IEnumerable<Dependency> Links()
    {
        var theirs = _file.Dependencies.ToLookup(link => (link.Predecessor, link.Successor, link.Type));
        var current = _current.Dependencies.ToLookup(link => (link.Predecessor, link.Successor, link.Type));
        foreach (var mine in current)
        {
            Lag[] shown = [.. _echo.Links[mine.Key]];
            Dependency[] sheet = [.. theirs[mine.Key]];
            if (sheet.Length == shown.Length && sheet.All(link => shown.Contains(link.Lag))) foreach (var link in mine) yield return link;
            else if (sheet.Length == 0) continue;
            else foreach (var (link, told) in sheet.Select((told, at) => (mine.ElementAtOrDefault(at), told))) yield return link is null ? told : link with { Lag = told.Lag };
        }
        foreach (var link in theirs.Where(ends => !current.Contains(ends.Key)).SelectMany(ends => ends)) yield return link;
    }

    private IEnumerable<Assignment> Assignments(Dictionary<AssignmentId, Assignment> carried)
    {
        var theirs = _file.Assignments.DistinctBy(assignment => (assignment.WorkItem, SheetEcho.NameOf(_file, assignment.Resource))).ToDictionary(assignment => (assignment.WorkItem, SheetEcho.NameOf(_file, assignment.Resource)));
        foreach (var assignment in _current.Assignments)
        {
            var mine = carried.GetValueOrDefault(assignment.Id, assignment);
            var place = (mine.WorkItem, SheetEcho.NameOf(_current, mine.Resource));
            var isShown = _echo.Shares.TryGetValue(place, out var shown);
            if (theirs.Remove(place, out var share)) yield return isShown && share.Units.Equals(shown) ? mine : mine with { Units = share.Units, WorkMinutes = share.WorkMinutes };
            else if (!isShown) yield return mine;
        }
        foreach (var share in theirs.Values) yield return share;
    }
}
