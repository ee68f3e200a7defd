using System.Collections.Immutable;

namespace Throughline.Interchange.Sheets;

/// <summary>Guesses what a column means from its header. Knows the headers of Microsoft Project, Smartsheet, Jira, Asana, monday.com and common German ones.</summary>
internal static class HeaderGuess
{
    private static readonly (SheetField Field, string Names)[] Known =
    [
        (SheetField.Name, "task name|name|task|title|summary|activity|activity name|item|work item|subject|milestone name|primary|primary column|deliverable|vorgangsname|aufgabe|vorgang|resumen"),
        (SheetField.Id, "id|key|issue key|row|row number|row id|task id|unique id|uid|activity id|no|no.|nr|nr.|#|number|external id|clave de incidencia"),
        (SheetField.OutlineLevel, "outline level|level|indent|indent level|hierarchy|hierarchy level|outline|gliederungsebene|ebene"),
        (SheetField.Wbs, "wbs|wbs code|outline number|wbs number|psp|psp-code|gliederungsnummer"),
        (SheetField.Parent, "parent|parent id|parent key|parent task|parent issue|epic link|clave principal"),
        (SheetField.Duration, "duration|original duration|planned duration|dauer|length|days|effort days|duration (days)|duration in days"),
        (SheetField.Start, "start|start date|begin|begin date|planned start|scheduled start|custom field (start date)|anfang|beginn|starttermin|from|target start"),
        (SheetField.Finish, "finish|finish date|end|end date|planned finish|planned end|scheduled finish|ende|fertigstellung|to|target end"),
        (SheetField.Predecessors, "predecessors|predecessor|depends on|dependencies|dependency|blocked by|waiting on|vorgänger|unique id predecessors|inward issue link (blocks)"),
        (SheetField.Successors, "successors|successor|blocks|blocking|nachfolger|outward issue link (blocks)"),
        (SheetField.Resources, "resource names|resources|resource|ressourcennamen|ressourcen|team"),
        (SheetField.Owner, "owner|assigned to|assignee|responsible|accountable|person|lead|task owner|verantwortlich|zuständig|persona asignada"),
        (SheetField.PercentComplete, "% complete|percent complete|% done|progress|complete|completion|percent|% abgeschlossen|% fertig|done %|% work complete"),
        (SheetField.Status, "status|state|estado"),
        (SheetField.Milestone, "milestone|is milestone|meilenstein"),
        (SheetField.Deadline, "deadline|due|due date|duedate|must finish by|stichtag|fällig|fälligkeitsdatum|fecha de vencimiento"),
        (SheetField.ConstraintType, "constraint type|constraint|einschränkungsart"),
        (SheetField.ConstraintDate, "constraint date|einschränkungstermin"),
        (SheetField.Notes, "notes|note|comments|comment|description|remarks|notizen|beschreibung|descripción"),
        (SheetField.ActualStart, "actual start|custom field (actual start)|started|ist-anfang"),
        (SheetField.ActualFinish, "actual finish|actual end|custom field (actual end)|resolved|completed at|ist-ende"),
        (SheetField.CommitmentDate, "commitment|commitment date|committed date|promised|promised date"),
        (SheetField.CommitmentBy, "committed by|promised by|commitment by"),
        (SheetField.Work, "work|effort|arbeit|planned work"),
        (SheetField.Cost, "cost|total cost|budget|kosten"),
        (SheetField.EstimateSeconds, "original estimate|σ original estimate"),
        (SheetField.Mode, "task mode|mode|scheduling mode"),
    ];

    private static readonly Dictionary<string, (SheetField Field, int Rank)> ByName = Known
        .SelectMany(row => row.Names.Split('|').Select((name, rank) => (name, row.Field, rank)))
        .ToDictionary(row => row.name, row => (row.Field, row.rank), StringComparer.Ordinal);

    /// <summary>Fields that several columns may share.</summary>
    private static readonly HashSet<SheetField> Shared = [SheetField.Predecessors, SheetField.Successors, SheetField.Notes, SheetField.Ignore, SheetField.Custom];

    /// <summary>Headers by which a task's name is found, for people.</summary>
    public const string NameHeaders = "a header such as Task Name, Name, Task, Title, Summary or Activity";

    public static SheetField Of(string header) => ByName.TryGetValue(Plain(header), out var found) ? found.Field : SheetField.Ignore;

    /// <summary>A meaning for each column; where two columns claim one, the better known header wins.</summary>
    public static ImmutableArray<SheetColumn> Columns(SheetRow header)
    {
        var columns = header.Cells.Select((cell, index) => (Header: cell.Text?.Trim() ?? "", Index: index)).ToList();
        var winners = columns.Where(column => Of(column.Header) != SheetField.Ignore).GroupBy(column => Of(column.Header))
            .ToDictionary(group => group.Key, group => group.MinBy(column => (ByName[Plain(column.Header)].Rank, column.Index)).Index);
        return [.. columns.Where(column => column.Header.Length > 0).Select(column =>
        {
            var field = Of(column.Header);
            return new SheetColumn(column.Header, Shared.Contains(field) || winners[field] == column.Index ? field : SheetField.Ignore, column.Index);
        })];
    }

    /// <summary>How many different meanings a row's cells would give as headers.</summary>
    public static int Score(SheetRow row) => row.Cells.Select(cell => Of(cell.Text ?? "")).Where(field => field != SheetField.Ignore).Distinct().Count();

    private static string Plain(string header) => string.Join(' ', header.Trim().TrimEnd(':', '*').ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace('_', ' ');
}
