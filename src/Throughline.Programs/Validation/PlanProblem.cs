using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Throughline.Programs.Validation;

/// <summary>How much a problem matters.</summary>
public enum Severity
{
    /// <summary>The plan is kept and computed; somebody should know.</summary>
    Warning = 0,

    /// <summary>The plan is not adopted, or has no dates.</summary>
    Error = 1,
}

/// <summary>Something wrong with a plan or a change set: a code, a place and typed facts. The sentence is made at the door by <see cref="ProblemText"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "code")]
[JsonDerivedType(typeof(DependencyCycle), "dependencyCycle")]
[JsonDerivedType(typeof(ParentCycle), "parentCycle")]
[JsonDerivedType(typeof(UnknownReference), "unknownReference")]
[JsonDerivedType(typeof(LinkToItself), "linkToItself")]
[JsonDerivedType(typeof(LinkToOwnSummary), "linkToOwnSummary")]
[JsonDerivedType(typeof(DuplicateLink), "duplicateLink")]
[JsonDerivedType(typeof(NumberOutOfRange), "numberOutOfRange")]
[JsonDerivedType(typeof(DateOutOfRange), "dateOutOfRange")]
[JsonDerivedType(typeof(SecondsIgnored), "secondsIgnored")]
[JsonDerivedType(typeof(ValueMissing), "valueMissing")]
[JsonDerivedType(typeof(TextTooLong), "textTooLong")]
[JsonDerivedType(typeof(TextMalformed), "textMalformed")]
[JsonDerivedType(typeof(DuplicateKey), "duplicateKey")]
[JsonDerivedType(typeof(KeyChanged), "keyChanged")]
[JsonDerivedType(typeof(NumberGoesBack), "numberGoesBack")]
[JsonDerivedType(typeof(ConstraintWithoutDate), "constraintWithoutDate")]
[JsonDerivedType(typeof(PromisedMilestone), "promisedMilestone")]
[JsonDerivedType(typeof(FinishBeforeStart), "finishBeforeStart")]
[JsonDerivedType(typeof(ProgressWithoutStart), "progressWithoutStart")]
[JsonDerivedType(typeof(FinishedWithRemainder), "finishedWithRemainder")]
[JsonDerivedType(typeof(ConstraintMissed), "constraintMissed")]
[JsonDerivedType(typeof(LinkBroken), "linkBroken")]
[JsonDerivedType(typeof(DeadlineMissed), "deadlineMissed")]
[JsonDerivedType(typeof(ManualDatesDiffer), "manualDatesDiffer")]
[JsonDerivedType(typeof(ActualAfterStatusDate), "actualAfterStatusDate")]
[JsonDerivedType(typeof(CalendarWithoutWorkingTime), "calendarWithoutWorkingTime")]
[JsonDerivedType(typeof(CalendarCycle), "calendarCycle")]
[JsonDerivedType(typeof(CalendarDayImpossible), "calendarDayImpossible")]
[JsonDerivedType(typeof(TooDeep), "tooDeep")]
[JsonDerivedType(typeof(NoSharedWorkingTime), "noSharedWorkingTime")]
[JsonDerivedType(typeof(ScheduleImpossible), "scheduleImpossible")]
[JsonDerivedType(typeof(ProgramCannotBeRemoved), "programCannotBeRemoved")]
[JsonDerivedType(typeof(AnotherProgram), "anotherProgram")]
[JsonDerivedType(typeof(ContradictoryChanges), "contradictoryChanges")]
[JsonDerivedType(typeof(UnknownRevision), "unknownRevision")]
[JsonDerivedType(typeof(NotUndoable), "notUndoable")]
public abstract partial record PlanProblem
{
    private PlanProblem(EntityRef at, string field)
    {
        At = at;
        Field = field;
    }

    /// <summary>The entity.</summary>
    public EntityRef At { get; init; }

    /// <summary>The entity's field as JSON names it; empty when the entity as a whole is meant.</summary>
    public string Field { get; init; }

    /// <summary>The problem's stable name, as in JSON.</summary>
    [JsonIgnore]
    public string Code => JsonNamingPolicy.CamelCase.ConvertName(GetType().Name);

    /// <summary>Whether the plan can be kept.</summary>
    public virtual Severity Severity => Severity.Error;

    /// <summary>Links wait for each other in a circle.</summary>
    /// <param name="At">The first item of the path.</param>
    /// <param name="Field">Always <c>predecessors</c>.</param>
    /// <param name="Path">The items in the order of the links; the last one's successor is the first.</param>
    public sealed record DependencyCycle(EntityRef At, string Field, ImmutableArray<WorkItemId> Path) : PlanProblem(At, Field);

    /// <summary>Items are each other's summary.</summary>
    /// <param name="At">The first item of the path.</param>
    /// <param name="Field">Always <c>parent</c>.</param>
    /// <param name="Path">The items from child to parent; the last one's parent is the first.</param>
    public sealed record ParentCycle(EntityRef At, string Field, ImmutableArray<WorkItemId> Path) : PlanProblem(At, Field);

    /// <summary>A field names an entity that is not in the plan.</summary>
    /// <param name="At">The entity with the field.</param>
    /// <param name="Field">The field.</param>
    /// <param name="Missing">What it names.</param>
    public sealed record UnknownReference(EntityRef At, string Field, EntityRef Missing) : PlanProblem(At, Field);

    /// <summary>A link from an item to itself.</summary>
    /// <param name="At">The dependency.</param>
    /// <param name="Field">Always <c>successor</c>.</param>
    /// <param name="Item">The item.</param>
    public sealed record LinkToItself(EntityRef At, string Field, WorkItemId Item) : PlanProblem(At, Field);

    /// <summary>A link between an item and a summary above it.</summary>
    /// <param name="At">The dependency.</param>
    /// <param name="Field">The end that is the summary.</param>
    /// <param name="Item">The item.</param>
    /// <param name="Summary">The summary above it.</param>
    public sealed record LinkToOwnSummary(EntityRef At, string Field, WorkItemId Item, WorkItemId Summary) : PlanProblem(At, Field);

    /// <summary>Two links of the same type between the same items.</summary>
    /// <param name="At">The dependency.</param>
    /// <param name="Field">Always <c>successor</c>.</param>
    /// <param name="Other">The other one.</param>
    public sealed record DuplicateLink(EntityRef At, string Field, DependencyId Other) : PlanProblem(At, Field)
    {
        /// <inheritdoc/>
        public override Severity Severity => Severity.Warning;
    }

    /// <summary>A number outside what makes sense.</summary>
    /// <param name="At">The entity.</param>
    /// <param name="Field">The field.</param>
    /// <param name="Value">The number.</param>
    /// <param name="Minimum">The lowest that is accepted.</param>
    /// <param name="Maximum">The highest that is accepted.</param>
    public sealed record NumberOutOfRange(EntityRef At, string Field, double Value, double Minimum, double Maximum) : PlanProblem(At, Field);

    /// <summary>A date outside what calendars cover.</summary>
    /// <param name="At">The entity.</param>
    /// <param name="Field">The field.</param>
    /// <param name="Value">The date.</param>
    /// <param name="Earliest">The earliest that is accepted.</param>
    /// <param name="Latest">The latest that is accepted.</param>
    public sealed record DateOutOfRange(EntityRef At, string Field, DateTime Value, DateTime Earliest, DateTime Latest) : PlanProblem(At, Field);

    /// <summary>A date with seconds; dates are computed to the minute.</summary>
    /// <param name="At">The entity.</param>
    /// <param name="Field">The field.</param>
    /// <param name="Value">The date.</param>
    public sealed record SecondsIgnored(EntityRef At, string Field, DateTime Value) : PlanProblem(At, Field)
    {
        /// <inheritdoc/>
        public override Severity Severity => Severity.Warning;
    }

    /// <summary>A value that must be there.</summary>
    /// <param name="At">The entity.</param>
    /// <param name="Field">The field.</param>
    public sealed record ValueMissing(EntityRef At, string Field) : PlanProblem(At, Field);

    /// <summary>A text longer than is kept.</summary>
    /// <param name="At">The entity.</param>
    /// <param name="Field">The field.</param>
    /// <param name="Length">Its length in characters.</param>
    /// <param name="Limit">The longest that is accepted.</param>
    public sealed record TextTooLong(EntityRef At, string Field, int Length, int Limit) : PlanProblem(At, Field);

    /// <summary>A text that has not the form the field needs.</summary>
    /// <param name="At">The entity.</param>
    /// <param name="Field">The field.</param>
    /// <param name="Value">The text.</param>
    /// <param name="Expected">The form, by an example.</param>
    public sealed record TextMalformed(EntityRef At, string Field, string Value, string Expected) : PlanProblem(At, Field);

    /// <summary>Two work items with the same key.</summary>
    /// <param name="At">The work item.</param>
    /// <param name="Field">Always <c>key</c>.</param>
    /// <param name="Key">The key.</param>
    /// <param name="Other">The other item.</param>
    public sealed record DuplicateKey(EntityRef At, string Field, string Key, WorkItemId Other) : PlanProblem(At, Field);

    /// <summary>Another key for an item that has one.</summary>
    /// <param name="At">The item.</param>
    /// <param name="Field">Always <c>key</c>.</param>
    /// <param name="Key">The key it keeps.</param>
    public sealed record KeyChanged(EntityRef At, string Field, string Key) : PlanProblem(At, Field);

    /// <summary>A number of the next key below what it is.</summary>
    /// <param name="At">The program.</param>
    /// <param name="Field">Always <c>nextNumber</c>.</param>
    /// <param name="Given">What was asked for.</param>
    /// <param name="Present">What it is.</param>
    public sealed record NumberGoesBack(EntityRef At, string Field, int Given, int Present) : PlanProblem(At, Field);

    /// <summary>A constraint that needs a date and has none.</summary>
    /// <param name="At">The work item.</param>
    /// <param name="Field">Always <c>constraintDate</c>.</param>
    /// <param name="Constraint">The constraint.</param>
    public sealed record ConstraintWithoutDate(EntityRef At, string Field, Engine.Networks.ConstraintKind Constraint) : PlanProblem(At, Field);

    /// <summary>A duration for a milestone about which something was promised: it would make a task of it.</summary>
    /// <param name="At">The milestone.</param>
    /// <param name="Field">Always <c>duration</c>.</param>
    /// <param name="Promised">The promised date.</param>
    public sealed record PromisedMilestone(EntityRef At, string Field, DateTime Promised) : PlanProblem(At, Field);

    /// <summary>A finish that lies before its start.</summary>
    /// <param name="At">The entity.</param>
    /// <param name="Field">The field with the finish.</param>
    /// <param name="Start">The start.</param>
    /// <param name="Finish">The finish.</param>
    public sealed record FinishBeforeStart(EntityRef At, string Field, DateTime Start, DateTime Finish) : PlanProblem(At, Field);

    /// <summary>An actual date that lies after the date up to which facts are recorded.</summary>
    /// <param name="At">The work item.</param>
    /// <param name="Field">The field.</param>
    /// <param name="Value">The actual date.</param>
    /// <param name="StatusDate">The program's status date.</param>
    public sealed record ActualAfterStatusDate(EntityRef At, string Field, DateTime Value, DateTime StatusDate) : PlanProblem(At, Field)
    {
        /// <inheritdoc/>
        public override Severity Severity => Severity.Warning;
    }

    /// <summary>A calendar on which nobody ever works. An error where the program or a work item uses it; else a warning.</summary>
    /// <param name="At">The calendar, or the entity that uses it.</param>
    /// <param name="Field">The field that names it; <c>week</c> for the calendar itself.</param>
    /// <param name="Calendar">The calendar.</param>
    /// <param name="IsUsed">Whether dates depend on it.</param>
    public sealed record CalendarWithoutWorkingTime(EntityRef At, string Field, CalendarId Calendar, bool IsUsed) : PlanProblem(At, Field)
    {
        /// <inheritdoc/>
        public override Severity Severity => IsUsed ? Severity.Error : Severity.Warning;
    }

    /// <summary>Calendars derive from each other in a circle.</summary>
    /// <param name="At">The first calendar of the path.</param>
    /// <param name="Field">Always <c>base</c>.</param>
    /// <param name="Path">From a calendar to its base; the last one's base is the first.</param>
    public sealed record CalendarCycle(EntityRef At, string Field, ImmutableArray<CalendarId> Path) : PlanProblem(At, Field);

    /// <summary>A day, exception or dated week that cannot be: hours out of order or outside the day, last day before the first, not seven days.</summary>
    /// <param name="At">The calendar.</param>
    /// <param name="Field"><c>week</c>, <c>exceptions</c> or <c>workWeeks</c>.</param>
    /// <param name="Index">Which of them, from 0.</param>
    public sealed record CalendarDayImpossible(EntityRef At, string Field, int Index) : PlanProblem(At, Field);

    /// <summary>More levels of summaries than are kept.</summary>
    /// <param name="At">The work item.</param>
    /// <param name="Field">Always <c>parent</c>.</param>
    /// <param name="Limit">The most levels that are accepted.</param>
    public sealed record TooDeep(EntityRef At, string Field, int Limit) : PlanProblem(At, Field);

    /// <summary>The work item's calendar and its resource's calendar share no working time; the work item's own is used.</summary>
    /// <param name="At">The assignment.</param>
    /// <param name="Field">Always <c>resource</c>.</param>
    /// <param name="Item">The work item.</param>
    /// <param name="Resource">The resource.</param>
    public sealed record NoSharedWorkingTime(EntityRef At, string Field, WorkItemId Item, ResourceId Resource) : PlanProblem(At, Field)
    {
        /// <inheritdoc/>
        public override Severity Severity => Severity.Warning;
    }

    /// <summary>No dates can be computed: a calendar has no working time left before the end of the supported years.</summary>
    /// <param name="At">The work item, or the program when it is not known.</param>
    /// <param name="Field">Empty, or the field to look at.</param>
    /// <param name="After">The date after (or before) which no working time was found.</param>
    public sealed record ScheduleImpossible(EntityRef At, string Field, DateTime? After) : PlanProblem(At, Field);

    /// <summary>A change set wants to remove the program itself.</summary>
    /// <param name="At">The program.</param>
    /// <param name="Field">Empty.</param>
    public sealed record ProgramCannotBeRemoved(EntityRef At, string Field) : PlanProblem(At, Field);

    /// <summary>A change set puts a program other than the one it is sent to, or creates none or several.</summary>
    /// <param name="At">The program it puts.</param>
    /// <param name="Field">Always <c>id</c>.</param>
    public sealed record AnotherProgram(EntityRef At, string Field) : PlanProblem(At, Field);

    /// <summary>A change set has two steps for one entity.</summary>
    /// <param name="At">The entity.</param>
    /// <param name="Field">Empty.</param>
    public sealed record ContradictoryChanges(EntityRef At, string Field) : PlanProblem(At, Field);

    /// <summary>A change set rests on a revision that does not exist, or whose later entries were not given.</summary>
    /// <param name="At">The program.</param>
    /// <param name="Field">Always <c>baseRevision</c>.</param>
    /// <param name="Base">The revision it names.</param>
    /// <param name="Current">The program's revision.</param>
    public sealed record UnknownRevision(EntityRef At, string Field, long Base, long Current) : PlanProblem(At, Field);

    /// <summary>A log entry that cannot be taken back: the program's creation.</summary>
    /// <param name="At">The program.</param>
    /// <param name="Field">Always <c>undoes</c>.</param>
    /// <param name="Revision">The entry's revision.</param>
    public sealed record NotUndoable(EntityRef At, string Field, long Revision) : PlanProblem(At, Field);
}
