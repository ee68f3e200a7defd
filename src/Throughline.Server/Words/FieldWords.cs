using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Text;
using Throughline.Programs.Validation;

namespace Throughline.Server.Words;

/// <summary>Recorded field values in words: names for identifiers, durations and dates as people write them.</summary>
/// <param name="plan">Where names come from.</param>
/// <param name="today">The day the outlook is taken.</param>
/// <param name="changes">The changes told of; what they remove is named from here.</param>
internal sealed class FieldWords(Plan plan, DateOnly today, ImmutableArray<EntityChange> changes)
{
    /// <summary>What people call the number of the next key; it grows by itself.</summary>
    public const string NextNumber = "Number of the next task";

    private const int Longest = 160;
    private const string Minutes = "Minutes";

    private static readonly FrozenSet<string> Unspoken = FrozenSet.Create("entity", "id", "order", "key", "external", "customFields");

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["isMilestone"] = "Milestone", ["mode"] = "Mode", ["commitment"] = "Promised", ["manualStart"] = "Manual start", ["manualFinish"] = "Manual finish", ["keepsFileDates"] = "Keeps the file's dates",
        ["isActive"] = "Active", ["percentComplete"] = "Done, %", ["calendar"] = "Calendar", ["workItem"] = "Task", ["keyPrefix"] = "Key prefix", ["nextNumber"] = NextNumber,
    }.ToFrozenDictionary();

    private readonly Lazy<WorkingCalendar> _calendar = new(() => PlanCalendars.OfProgram(plan));
    private readonly Dictionary<Guid, Entity> _gone = changes.Select(change => change.Before ?? change.After).OfType<Entity>().ToDictionary(entity => entity.Ref.Id);

    /// <summary>A record in words.</summary>
    public RecordChange Of(EntityChange change)
    {
        var entity = change.After ?? change.Before!;
        var key = entity is WorkItem item && plan.WorkItems.Contains(item.Id.Value) ? item.Key : null;
        return change switch
        {
            { Before: { } before, After: { } after } => new RecordChange(NameOf(after), "Changed", key, [.. Changed(before, after)]),
            { Before: null } => new RecordChange(NameOf(entity), RecordChange.IsAdded, key, []),
            _ => new RecordChange(NameOf(entity), RecordChange.IsRemoved, key, []),
        };
    }

    /// <summary>A conflict of a draft with both versions in words.</summary>
    public ConflictLine Line(FieldConflict conflict)
    {
        var entity = plan.Find(conflict.At);
        var name = NameOf(conflict);
        var (key, who) = (entity is WorkItem item ? item.Key : null, conflict.TheirAuthor ?? "Somebody");
        if (conflict.Field.Length > 0)
            return new ConflictLine(conflict.At, conflict.Field, name, key, Word(conflict.Field), Value(conflict.Field, conflict.Base), Value(conflict.Field, conflict.Yours), Value(conflict.Field, conflict.Theirs), who, conflict.TheirRevision);
        var (mine, theirs) = (conflict.Yours is null ? "removed" : "changed", conflict.Theirs is null ? "removed" : conflict.Base is null ? "added" : "changed");
        return new ConflictLine(conflict.At, "", name, key, "The whole record", "", mine, theirs, who, conflict.TheirRevision);
    }

    /// <summary>A conflict as a sentence.</summary>
    public string Sentence(FieldConflict conflict)
    {
        var name = NameOf(conflict);
        var who = conflict.TheirAuthor ?? "Somebody";
        var when = conflict.TheirRevision is { } revision ? $" in revision {revision}" : "";
        if (conflict.Field.Length == 0) return conflict.Theirs is null ? $"{who} removed {name}{when}." : $"{who} added or changed {name}{when}, which this would remove.";
        return $"{who} changed {InSentence(conflict.Field)} of {name}{when} to {Quoted(Value(conflict.Field, conflict.Theirs))}; taking back would make it {Quoted(Value(conflict.Field, conflict.Yours))}. Take that revision back first.";
    }

    /// <summary>What differs between two versions of a record as people would have set it: what followed from something else that differs is left out, and a constraint goes with its date.</summary>
    /// <param name="before">As it was.</param>
    /// <param name="after">As it is.</param>
    /// <param name="isChanged">Whether a field of another record changed.</param>
    /// <param name="planned">Start and finish of the item before.</param>
    public IEnumerable<FieldChange> Cells(Entity before, Entity after, Func<(EntityRef At, string Field), bool> isChanged, (DateTime? Start, DateTime? Finish) planned)
    {
        var changed = EntityFields.Changed(before, after).ToHashSet(StringComparer.Ordinal);
        bool Differs((EntityRef At, string Field) place) => place.At == after.Ref ? changed.Contains(place.Field) : isChanged(place);
        var item = (after as Assignment)?.WorkItem;
        var led = changed.Where(field => LeadingFields.Of((after.Ref, field), item, Differs) != (after.Ref, field)).ToHashSet(StringComparer.Ordinal);
        if (before is not WorkItem was || after is not WorkItem now) return Changed(before, after, field => !led.Contains(field));
        led.ExceptWith(ProgressFields.Facts);
        led.UnionWith(ProgressFields.Followed(was, now, planned));
        if ((changed.Remove("constraint") | changed.Remove("constraintDate")))
            return Changed(before, after, field => changed.Contains(field) && !led.Contains(field)).Append(new FieldChange("Constraint", Constraint(was), Constraint(now)));
        return Changed(before, after, field => !led.Contains(field));
    }

    private IEnumerable<FieldChange> Changed(Entity before, Entity after, Func<string, bool>? isTold = null)
    {
        var (was, now) = (EntityFields.Of(before), EntityFields.Of(after));
        return EntityFields.Changed(before, after).Where(field => isTold?.Invoke(field) ?? true).Where(field => !Unspoken.Contains(field) || field == "order")
            .Select(field => field == "order" ? FieldChange.Place : new FieldChange(Word(field), Value(field, was[field]), Value(field, now[field])));
    }

    private string Constraint(WorkItem item) => item is { Constraint: not ConstraintKind.AsSoonAsPossible, ConstraintDate: { } date } ? $"{ConstraintText.Words(item.Constraint)} {Date(date)}" : ConstraintText.Of(item);

    private static string Quoted(string value) => value.Length == 0 ? "nothing" : $"\"{value}\"";

    /// <summary>The title of the field's column; of others, <c>remainingMinutes</c> is "Remaining" and <c>actualStart</c> "Actual start".</summary>
    private static string Word(string field)
    {
        if (Names.TryGetValue(field, out var known)) return known;
        var spaced = Spaced(IsAmount(field) ? field[..^Minutes.Length] : field);
        return char.ToUpper(spaced[0], CultureInfo.InvariantCulture) + spaced[1..];
    }

    private static string InSentence(string field) => field == "percentComplete" ? "percent complete" : Word(field).ToLower(CultureInfo.CurrentCulture);

    private static string Spaced(string name) => string.Concat(name.Select(letter => char.IsUpper(letter) ? " " + char.ToLowerInvariant(letter) : letter.ToString()));

    private static bool IsAmount(string field) => field.EndsWith(Minutes, StringComparison.Ordinal);

    private string Value(string field, JsonNode? value)
    {
        var text = value switch
        {
            null => "",
            JsonObject { Count: > 0 } parts => Parts(field, parts),
            JsonArray list => list.Count == 1 ? "1 entry" : string.Create(CultureInfo.CurrentCulture, $"{list.Count:N0} entries"),
            JsonValue single => Single(field, single),
            _ => "",
        };
        return ShortText.Cut(text, Longest);
    }

    private string Single(string field, JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Number => IsAmount(field)
            ? DurationText.Format(new Duration(value.Deserialize<long>(), DurationUnit.Days), plan.Program)
            : value.Deserialize<decimal>().ToString("#,0.##", CultureInfo.CurrentCulture),
        _ when field == "mode" => Word(value.Deserialize<string>() ?? ""),
        _ => Text(value.Deserialize<string>() ?? ""),
    };

    private string Text(string text)
    {
        if (Guid.TryParse(text, out var id)) return Find(id) is { } entity ? NameOf(entity) : "something removed since";
        if (text.Length is 10 or 16 or 19 && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && text[4] == '-')
            return Date(date);
        return Spoken(text);
    }

    /// <summary>The day; with the time where the program's working day neither begins nor ends then.</summary>
    private string Date(DateTime date)
    {
        var day = date.Date;
        var isPlain = date == day || date == _calendar.Value.NextWorkStart(day) || date == _calendar.Value.PreviousWorkFinish(day.AddDays(1));
        return isPlain ? DayText.Short(date, today) : $"{DayText.Short(date, today)}, {date.ToString("t", CultureInfo.CurrentCulture)}";
    }

    /// <summary>Enum values are one word in camel case; people's own texts are left as they are.</summary>
    private static string Spoken(string text) =>
        text.Length is > 2 and < 30 && char.IsLower(text[0]) && text.Any(char.IsUpper) && text.All(char.IsLetter)
            ? Spaced(text)
            : text;

    private string Parts(string field, JsonObject parts)
    {
        if (field == "duration" && parts.Deserialize<Duration>(PlanJson.Options) is var duration) return DurationText.Format(duration, plan.Program);
        if (field == "lag" && parts.Deserialize<Lag>(PlanJson.Options) is var lag) return PredecessorText.FormatLag(lag, plan.Program) is { Length: > 0 } written ? written : "none";
        if (field == "commitment" && parts.Deserialize<Commitment>(PlanJson.Options) is { } promise) return DayText.Short(promise.Date, today) + (promise.PromisedBy.Length > 0 ? $" by {promise.PromisedBy}" : "");
        return string.Join(", ", parts.Where(part => part.Value is not null).Select(part => $"{Word(part.Key).ToLower(CultureInfo.CurrentCulture)} {Value(part.Key, part.Value)}"));
    }

    private Entity? Find(Guid id) =>
        plan.WorkItems.TryGet(id, out var item) ? item
        : plan.Resources.TryGet(id, out var resource) ? resource
        : plan.Calendars.TryGet(id, out var calendar) ? calendar
        : _gone.GetValueOrDefault(id);

    /// <summary>What people call a record.</summary>
    public string NameOf(Entity entity) => entity switch
    {
        ProgramDetails => "The program",
        WorkItem item => item.Name,
        Resource resource => resource.Name,
        PlanCalendar calendar => $"Calendar {calendar.Name}",
        Baseline baseline => $"Baseline {baseline.Name}",
        Dependency link => $"Link {NameOf(link.Predecessor.Value)} → {NameOf(link.Successor.Value)}",
        Assignment assignment => $"{(assignment.Resource is { } who ? NameOf(who.Value) : "Nobody")} on {NameOf(assignment.WorkItem.Value)}",
        _ => ProblemText.Name(entity.Ref, plan),
    };

    /// <summary>What one side removed is named from what the other has, or from what was.</summary>
    private string NameOf(FieldConflict conflict)
    {
        if (plan.Find(conflict.At) is { } found) return NameOf(found);
        return (conflict.Yours ?? conflict.Base) is JsonObject fields ? NameOf(EntityFields.ToEntity(fields)) : ProblemText.Name(conflict.At, plan);
    }

    private string NameOf(Guid id) => Find(id) is { } entity ? NameOf(entity) : "something removed since";
}
