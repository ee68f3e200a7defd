using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;
using Throughline.Programs;

namespace Throughline.Interchange.MsProject;

/// <summary>Makes a plan of what a Microsoft Project XML file says: ties identifiers together, fills what is missing, writes the ledger.</summary>
internal sealed class MspdiPlan(MspdiDocument document, string fileName, ImportRequest request, ProblemList problems)
{
    private readonly LedgerBuilder _ledger = document.Ledger;
    private readonly IdSource _ids = document.Ids;
    private readonly Dictionary<int, MspdiTask> _tasks = document.Tasks.ToDictionary(task => task.Uid);
    private readonly HashSet<int> _calendars = [.. document.Calendars.Select(calendar => calendar.Uid)];
    private readonly HashSet<int> _resources = [.. document.Resources.Select(resource => resource.Uid)];
    private readonly Dictionary<EntityRef, int> _lines = [];

    public PlanImport? Build()
    {
        if (problems.HasErrors) return null;
        var own = MspdiOwnValues.Take(document, problems);
        var program = ReadProgram();
        var keys = MspdiKeys.For(document, own, request.KeyPrefix, program.KeyPrefix);
        var outline = MspdiOutline.Of(document.Tasks);
        MspdiProgress.DropConverterStarts(document.Tasks, outline, _ledger);
        var calendars = ReadCalendars(program.Calendar).ToList();
        var resources = ReadResources().ToList();
        var links = ReadLinks(outline).ToList();
        var assignments = ReadAssignments().ToList();
        var items = ReadItems(outline, keys, resources).ToList();
        var baselines = ReadBaselines().ToList();
        var plan = new Plan
        {
            Program = program with { KeyPrefix = keys.Prefix, NextNumber = keys.Next },
            WorkItems = EntityTable<WorkItem>.Of(items),
            Dependencies = EntityTable<Dependency>.Of(links),
            Resources = EntityTable<Resource>.Of(resources),
            Assignments = EntityTable<Assignment>.Of(assignments),
            Calendars = EntityTable<PlanCalendar>.Of(calendars),
            Baselines = EntityTable<Baseline>.Of(baselines),
        };
        CountKept(plan, outline);
        var stored = new StoredDates(document.Tasks.ToFrozenDictionary(task => task.Item.Id, task => new StoredDate(task.Start, task.Finish, task.Facts)));
        plan = MspdiOptions.Fitted(plan, stored, request.Today, _ledger);
        return new PlanImport { Format = FileFormat.MicrosoftProjectXml, Plan = plan, Ledger = _ledger.ToLedger(), Lines = _lines, StoredDates = stored, Keyed = [.. document.Tasks.Where(task => keys.IsCarried(task.Uid)).Select(task => task.Item.Id)] };
    }

    private ProgramDetails ReadProgram()
    {
        var project = document.Project;
        var name = request.ProgramName ?? FirstOf(project.Text("Title"), document.ProjectTask?.Item.Name ?? "", WithoutEnding(project.Text("Name")), WithoutEnding(fileName), "Imported program");
        var minutesPerDay = project.Whole("MinutesPerDay", 1, 1440) ?? 480;
        var isBackward = !project.Flag("ScheduleFromStart", otherwise: true);
        return new ProgramDetails
        {
            Id = request.Program,
            Name = name,
            KeyPrefix = request.KeyPrefix ?? KeyPrefixes.From(name),
            Purpose = document.ProjectTask?.Item.Notes ?? "",
            Start = ReadStart(),
            Finish = isBackward ? project.Date("FinishDate") : null,
            ScheduleFrom = isBackward && project.Date("FinishDate") is not null ? ScheduleFrom.Finish : ScheduleFrom.Start,
            StatusDate = project.Date("StatusDate"),
            Calendar = project.Whole("CalendarUID") is { } calendar && _calendars.Contains(calendar) ? _ids.Calendar(MspdiSource.Id(calendar)) : OnlyBaseCalendar(),
            Schedule = MspdiOptions.Read(project, minutesPerDay),
            MinutesPerDay = minutesPerDay,
            MinutesPerWeek = project.Whole("MinutesPerWeek", 1, 7 * 1440) ?? 2400,
            DaysPerMonth = project.Whole("DaysPerMonth", 1, 31) ?? 20,
            Currency = project.Text("CurrencyCode").Trim() is { Length: 3 } code ? code.ToUpperInvariant() : "",
            External = new ExternalReference(MspdiSource.Name, project.Text("UID") is { Length: > 0 } uid ? uid : fileName),
            CustomFields = [.. CustomDefinitions()],
        };
    }

    private DateTime ReadStart()
    {
        if (document.Project.Date("StartDate") is { } start) return start;
        _ledger.Changed("Project", "StartDate", "A project without a start begins with its first task, else today at 08:00.", null);
        return document.Tasks.Min(task => task.Start) ?? request.Today.ToDateTime(new TimeOnly(8, 0));
    }

    private CalendarId? OnlyBaseCalendar()
    {
        if (document.Calendars.Count(calendar => calendar.IsBase) != 1) return null;
        _ledger.Changed("Project", "CalendarUID", "The file names no project calendar; its only base calendar is taken.", null);
        return _ids.Calendar(MspdiSource.Id(document.Calendars.First(calendar => calendar.IsBase).Uid));
    }

    private IEnumerable<CustomFieldDefinition> CustomDefinitions()
    {
        var used = document.Tasks.SelectMany(task => task.Item.CustomFields)
            .Concat(document.Resources.SelectMany(resource => resource.Resource.CustomFields))
            .Concat(document.Assignments.SelectMany(assignment => assignment.Assignment.CustomFields))
            .Select(value => value.FieldId).ToHashSet(StringComparer.Ordinal);
        // A file of Microsoft Project defines hundreds of fields; only those in use or with a name of their own matter.
        foreach (var definition in document.CustomFields)
            if (used.Remove(definition.FieldId) || definition.Alias is not null) yield return definition;
        foreach (var undefined in used.Order(StringComparer.Ordinal))
            yield return new CustomFieldDefinition(undefined, undefined == MspdiDocument.OwnCode ? "WBS code" : undefined);
    }

    private IEnumerable<PlanCalendar> ReadCalendars(CalendarId? projectCalendar)
    {
        var bases = document.Calendars.ToDictionary(calendar => calendar.Uid, calendar => calendar.BaseUid is { } uid && uid != calendar.Uid && _calendars.Contains(uid) ? uid : (int?)null);
        foreach (var calendar in document.Calendars)
        {
            if (IsInCircle(calendar.Uid, bases))
            {
                bases[calendar.Uid] = null;
                problems.Warn("calendar-circle", "Calendars derive from each other in a circle; this one stands alone now.", calendar.Line, $"Calendar {calendar.Uid} \"{calendar.Name}\"", "BaseCalendarUID", null, "a base calendar");
            }
            var id = _ids.Calendar(MspdiSource.Id(calendar.Uid));
            var derivesFrom = bases[calendar.Uid] is { } uid ? _ids.Calendar(MspdiSource.Id(uid)) : calendar.IsBase || projectCalendar == id ? (CalendarId?)null : projectCalendar;
            var week = calendar.Week;
            if (derivesFrom is null && !calendar.SaysDays)
            {
                week = StandardWeek.Days;
                _ledger.Changed("Calendar", "WeekDays", "A calendar without weekdays got Monday to Friday, 08:00–12:00 and 13:00–17:00.", calendar.Name, calendar.Line);
            }
            var entity = new PlanCalendar
            {
                Id = id, Name = calendar.Name.Length > 0 ? calendar.Name : "Calendar " + MspdiSource.Id(calendar.Uid), Base = derivesFrom, Week = week,
                Exceptions = calendar.Exceptions, WorkWeeks = calendar.WorkWeeks, IsResourceCalendar = !calendar.IsBase,
                External = new ExternalReference(MspdiSource.Name, MspdiSource.Id(calendar.Uid)),
            };
            _lines[entity.Ref] = calendar.Line;
            yield return entity;
        }
    }

    private static bool IsInCircle(int calendar, Dictionary<int, int?> bases)
    {
        var seen = new HashSet<int>();
        for (int? at = calendar; at is { } uid; at = bases.GetValueOrDefault(uid))
            if (!seen.Add(uid)) return true;
        return false;
    }

    private IEnumerable<Resource> ReadResources()
    {
        foreach (var (uid, line, calendar, resource) in document.Resources)
        {
            _lines[resource.Ref] = line;
            yield return resource with { Calendar = CalendarOf(calendar, "Resource", resource.Name, line) };
        }
    }

    private CalendarId? CalendarOf(int? uid, string entity, string label, int line)
    {
        if (uid is not { } known || known < 0 || known == 0 && !_calendars.Contains(0)) return null;
        if (_calendars.Contains(known)) return _ids.Calendar(MspdiSource.Id(known));
        _ledger.Dropped(entity, "CalendarUID", "The calendar is not in the file.", $"{label}: {known}", line);
        return null;
    }

    private const string MissingPredecessor = "The predecessor is not in the file.";

    private IEnumerable<Dependency> ReadLinks(MspdiOutline outline)
    {
        var seen = new HashSet<(int, int, LinkType, Lag)>();
        var ids = new HashSet<DependencyId>();
        foreach (var task in document.Tasks)
            foreach (var link in task.Links)
            {
                if (Refusal(task, link, outline, seen) is { } reason)
                {
                    _ledger.Dropped("Link", null, reason, $"{task.Label} from {(link.CrossProject.Length > 0 ? link.CrossProject : MspdiSource.Id(link.Predecessor))}", link.Line);
                    task.Facts |= FileFacts.LinkDropped;
                    if (reason == MissingPredecessor) problems.Warn("unknown-predecessor", "The task waits for one that is not in the file; the link was left out.", link.Line, task.Label, "PredecessorUID", MspdiSource.Id(link.Predecessor), "the UID of a task in this file");
                    continue;
                }
                var dependency = new Dependency
                {
                    Id = _ids.Free(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{link.Predecessor}-{task.Uid}-{(int)link.Type}"), ids),
                    Predecessor = _tasks[link.Predecessor].Item.Id, Successor = task.Item.Id, Type = link.Type, Lag = link.Lag,
                };
                _lines[dependency.Ref] = link.Line;
                yield return dependency;
            }
    }

    private string? Refusal(MspdiTask task, MspdiLink link, MspdiOutline outline, HashSet<(int, int, LinkType, Lag)> seen)
    {
        if (link.IsCrossProject) return "Links to other projects are not kept.";
        if (document.ProjectTask?.Uid == link.Predecessor) return "Links from the project itself are not kept.";
        if (!_tasks.ContainsKey(link.Predecessor)) return MissingPredecessor;
        if (link.Predecessor == task.Uid) return "A task cannot wait for itself.";
        if (outline.IsAbove(link.Predecessor, task.Uid) || outline.IsAbove(task.Uid, link.Predecessor)) return "A summary and a task inside it cannot wait for each other.";
        return seen.Add((link.Predecessor, task.Uid, link.Type, link.Lag)) ? null : "The same link stands in the file twice.";
    }

    private IEnumerable<Assignment> ReadAssignments()
    {
        var next = document.Assignments.Count == 0 ? 1 : document.Assignments.Max(assignment => assignment.Uid ?? 0);
        foreach (var (given, line, taskUid, resourceUid, read) in document.Assignments)
        {
            var uid = MspdiSource.Id(given ?? (next < int.MaxValue ? ++next : next));
            var assignment = read with { Id = _ids.Assignment(uid), External = new ExternalReference(MspdiSource.Name, uid) };
            if (!_tasks.TryGetValue(taskUid, out var task))
            {
                _ledger.Dropped("Assignment", null, "Its task is not in the file, or is the project itself.", MspdiSource.Id(taskUid), line);
                continue;
            }
            var resource = _resources.Contains(resourceUid) ? _ids.Resource(MspdiSource.Id(resourceUid)) : (ResourceId?)null;
            if (resource is null && resourceUid > 0) _ledger.Changed("Assignment", "ResourceUID", "The resource is not in the file; the work is assigned to nobody.", MspdiSource.Id(resourceUid), line);
            if (assignment.WorkContour != 0) task.Facts |= FileFacts.Contoured;
            if (assignment.StoredFinish is { } finish && task.Finish is { } end && finish != end) task.Facts |= FileFacts.AssignmentApart;
            _lines[assignment.Ref] = line;
            yield return assignment with { WorkItem = task.Item.Id, Resource = resource };
        }
    }

    private IEnumerable<WorkItem> ReadItems(MspdiOutline outline, MspdiKeys keys, List<Resource> resources)
    {
        var people = resources.GroupBy(resource => resource.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.First().Id, StringComparer.OrdinalIgnoreCase);
        foreach (var task in document.Tasks)
        {
            var item = outline.Place(task) with { Key = keys.Of(task.Uid), Calendar = CalendarOf(task.CalendarUid, "Task", task.Label, task.Line), Owner = people.TryGetValue(task.Contact, out var owner) ? owner : null };
            if (item.Owner is null && task.Contact.Length > 0) _ledger.Dropped("Task", "Contact", "The contact is no resource of the file.", $"{task.Label}: {task.Contact}", task.Line);
            _lines[item.Ref] = task.Line;
            yield return outline.IsSummary(task.Uid) ? WithoutRolledUp(item) : item;
        }
    }

    // What a summary shows rolls up from its children.
    private static WorkItem WithoutRolledUp(WorkItem item) => item with
    {
        Duration = Duration.OfDays(1),
        WorkMinutes = null,
        PercentComplete = 0,
        ActualStart = null,
        ActualFinish = null,
        RemainingMinutes = null,
        Resume = null,
        Cost = null,
        ActualCost = null,
        IsMilestone = false,
    };

    private IEnumerable<Baseline> ReadBaselines() => document.Tasks
        .SelectMany(task => task.Baselines.Select(baseline => (baseline.Number, Item: baseline.Item with { WorkItem = task.Item.Id })))
        .GroupBy(baseline => baseline.Number).OrderBy(group => group.Key)
        .Select(group => new Baseline
        {
            Id = _ids.Baseline(MspdiSource.Id(group.Key)), Number = group.Key, Name = group.Key == 0 ? "Baseline" : "Baseline " + MspdiSource.Id(group.Key),
            Items = [.. group.Select(baseline => baseline.Item)],
        });

    private void CountKept(Plan plan, MspdiOutline outline)
    {
        var summaries = document.Tasks.Count(task => outline.IsSummary(task.Uid));
        _ledger.Kept("Summary", summaries);
        _ledger.Kept("Task", plan.WorkItems.Count - summaries);
        _ledger.Kept("Link", plan.Dependencies.Count);
        _ledger.Kept("Resource", plan.Resources.Count);
        _ledger.Kept("Assignment", plan.Assignments.Count);
        _ledger.Kept("Calendar", plan.Calendars.Count);
        _ledger.Kept("Calendar exception", plan.Calendars.Sum(calendar => calendar.Exceptions.Length));
        _ledger.Kept("Baseline", plan.Baselines.Count);
        _ledger.Kept("Commitment", plan.WorkItems.Count(item => item.Commitment is not null));
        _ledger.Kept("Custom value", plan.WorkItems.Sum(item => item.CustomFields.Length) + plan.Resources.Sum(resource => resource.CustomFields.Length) + plan.Assignments.Sum(assignment => assignment.CustomFields.Length));
        var dated = document.Tasks.Count(task => task.Start is not null || task.Finish is not null);
        if (dated > 0) _ledger.Recomputed("Task", "Start, Finish, early and late dates, slack, critical", "Dates follow from the plan; each difference is listed apart.", dated);
    }

    private static string FirstOf(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
            if (text.Trim().Length > 0) return text.Trim();
        return "";
    }

    private static string WithoutEnding(string name)
    {
        var ending = Path.GetExtension(name);
        return ending.ToUpperInvariant() is ".XML" or ".MPP" or ".MSPDI" or ".POD" ? name[..^ending.Length] : name;
    }
}
