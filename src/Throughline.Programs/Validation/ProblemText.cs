using System.Globalization;
using Throughline.Engine.Networks;

namespace Throughline.Programs.Validation;

/// <summary>Makes the sentence of a problem: what is wrong, with the names and values, and what would be right. English; dates as ISO unless the reader writes them otherwise.</summary>
public static class ProblemText
{
    /// <summary>The sentence.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="plan">The plan it was found in; names come from here.</param>
    /// <param name="writeDate">How dates are written. Null: as ISO, with the time unless it is midnight.</param>
    public static string Render(PlanProblem problem, Plan plan, Func<DateTime, string>? writeDate = null)
    {
        var written = writeDate ?? Iso;
        var at = Name(problem.At, plan);
        return problem switch
        {
            PlanProblem.DependencyCycle cycle => Cycle(cycle, plan),
            PlanProblem.ParentCycle cycle => $"{at} is its own summary: {string.Join(" → ", cycle.Path.Append(cycle.Path[0]).Select(id => Name(id, plan)))}. Move one of them to the top.",
            PlanProblem.UnknownReference unknown => $"{at}: {unknown.Field} names a {Word(unknown.Missing.Kind)} that is not in the plan ({unknown.Missing.Id}). Choose one that is, or leave it empty.",
            PlanProblem.LinkToItself => $"{at} links an item to itself. Choose another item, or remove the link.",
            PlanProblem.LinkToOwnSummary link => $"{Name(link.Item, plan)} is linked with {Name(link.Summary, plan)}, a summary above it. A summary's dates follow from what is below it: link the items below instead.",
            PlanProblem.DuplicateLink => $"{at} is there twice. One of them can go.",
            PlanProblem.NumberOutOfRange number => Text($"{at}: {number.Field} is {number.Value}; it can be from {number.Minimum} to {number.Maximum}."),
            PlanProblem.DateOutOfRange date => $"{at}: {date.Field} is {written(date.Value)}; it can be from {written(date.Earliest)} to {written(date.Latest)}.",
            PlanProblem.SecondsIgnored date => $"{at}: {date.Field} has seconds; dates count to the minute, the seconds are ignored.",
            PlanProblem.ValueMissing => $"{at}: {problem.Field} is missing.",
            PlanProblem.TextTooLong text => Text($"{at}: {text.Field} has {text.Length} characters; up to {text.Limit} are kept."),
            PlanProblem.TextMalformed text => $"{at}: {text.Field} \"{text.Value}\" has not the form it needs, such as \"{text.Expected}\".",
            PlanProblem.DuplicateKey key => $"{at}: the key {key.Key} belongs to {Name(key.Other, plan)} already. Keys are unique; leave it empty to get the next number.",
            PlanProblem.NumberGoesBack number => $"{at}: the next number is {number.Present} and only grows, so that no key is given twice; {number.Given} is less. Give {number.Present} or more, or leave it out.",
            PlanProblem.KeyChanged key => $"{at} keeps its key {key.Key}: keys are stable, since files and links name it. Leave the key as it is.",
            PlanProblem.ConstraintWithoutDate constraint => $"{at}: \"{Word(constraint.Constraint)}\" needs a date. Set constraintDate, or choose as soon as possible.",
            PlanProblem.PromisedMilestone milestone => $"{at} is a milestone promised for {written(milestone.Promised)}; a duration would make it a task. Make it a task first, or take the promise back.",
            PlanProblem.FinishBeforeStart dates => $"{at}: {dates.Field} {written(dates.Finish)} lies before the start {written(dates.Start)}.",
            PlanProblem.ActualAfterStatusDate date => $"{at}: {date.Field} {written(date.Value)} lies after the status date {written(date.StatusDate)}. What is recorded should have happened.",
            PlanProblem.TooDeep deep => Text($"{at} lies more than {deep.Limit} levels deep."),
            _ => ScheduleSentence(problem, at, plan, written),
        };
    }

    private static string ScheduleSentence(PlanProblem problem, string at, Plan plan, Func<DateTime, string> written) => problem switch
    {
        PlanProblem.ProgressWithoutStart => $"{at} has progress but no actual start; the progress is not used. Record when it began.",
        PlanProblem.FinishedWithRemainder => $"{at} is finished but some work remains; the finish holds.",
        PlanProblem.ConstraintMissed missed => $"{at} cannot keep \"{Word(missed.Constraint)}\" {written(missed.Date)}: its predecessors give {written(missed.Computed)}.",
        PlanProblem.LinkBroken broken => $"{Name(broken.Successor, plan)} lies before what its link allows ({written(broken.AllowedStart)}): {at}.",
        PlanProblem.DeadlineMissed missed => $"{at} misses its deadline {written(missed.Deadline)}: it finishes {written(missed.Finish)}.",
        PlanProblem.ManualDatesDiffer manual => $"{at} is scheduled by hand; its links would give {written(manual.AutomaticStart)} to {written(manual.AutomaticFinish)}.",
        PlanProblem.CalendarWithoutWorkingTime calendar => $"{at}: nobody ever works on the calendar {Name(new EntityRef(EntityKind.Calendar, calendar.Calendar.Value), plan)}. Give it working hours.",
        PlanProblem.CalendarCycle cycle => $"{at} derives from itself: {string.Join(" → ", cycle.Path.Append(cycle.Path[0]).Select(id => Name(new EntityRef(EntityKind.Calendar, id.Value), plan)))}. Clear the base of one of them.",
        PlanProblem.CalendarDayImpossible day => Text($"{at}: entry {day.Index + 1} of {day.Field} cannot be. Hours go up from 0:00 to 24:00 without overlap, a week has seven days, the last day is not before the first."),
        PlanProblem.NoSharedWorkingTime shared => $"{Name(shared.Item, plan)} and {Name(new EntityRef(EntityKind.Resource, shared.Resource.Value), plan)} never work at the same time; the item's own calendar is used.",
        PlanProblem.ScheduleImpossible impossible => $"{at}: no working time was found{(impossible.After is { } after ? " around " + written(after) : "")}. Look at its calendar and duration.",
        PlanProblem.ProgramCannotBeRemoved => "A change set cannot remove the program itself.",
        PlanProblem.AnotherProgram => "A change set puts the program it is sent to, and a new program is created by exactly one.",
        PlanProblem.ContradictoryChanges => $"{at} has two steps in one change set. Send one.",
        PlanProblem.UnknownRevision revision => Text($"The change rests on revision {revision.Base}; the program is at {revision.Current}. Reload and try again."),
        PlanProblem.NotUndoable undo => Text($"Revision {undo.Revision} created the program and cannot be taken back. Remove the program instead."),
        _ => $"{at}: {problem.Code}.",
    };

    /// <summary>What to call an entity in a sentence: a work item by key and name, a link by its items.</summary>
    /// <param name="at">The entity.</param>
    /// <param name="plan">Where to look it up.</param>
    public static string Name(EntityRef at, Plan plan) => at.Kind switch
    {
        EntityKind.Program => "The program",
        EntityKind.WorkItem when plan.WorkItems.TryGet(at.Id, out var item) => $"{item.Key} {item.Name}".Trim(),
        EntityKind.Dependency when plan.Dependencies.TryGet(at.Id, out var link) => $"The link {Name(link.Predecessor, plan)} → {Name(link.Successor, plan)}",
        EntityKind.Resource when plan.Resources.TryGet(at.Id, out var resource) => resource.Name,
        EntityKind.Assignment when plan.Assignments.TryGet(at.Id, out var assignment) =>
            $"The assignment of {(assignment.Resource is { } id ? Name(new EntityRef(EntityKind.Resource, id.Value), plan) : "nobody")} to {Name(assignment.WorkItem, plan)}",
        EntityKind.Calendar when plan.Calendars.TryGet(at.Id, out var calendar) => $"\"{calendar.Name}\"",
        EntityKind.Baseline when plan.Baselines.TryGet(at.Id, out var baseline) => $"The baseline \"{baseline.Name}\"",
        _ => $"The {Word(at.Kind)} {at.Id}",
    };

    private static string Name(WorkItemId id, Plan plan) => Name(new EntityRef(EntityKind.WorkItem, id.Value), plan);

    private static string Cycle(PlanProblem.DependencyCycle cycle, Plan plan)
    {
        var path = string.Join(" → ", cycle.Path.Append(cycle.Path[0]).Select(id => Name(id, plan)));
        return Text($"Dependency cycle of {cycle.Path.Length} items: {path}. Remove or reverse one of the links; the last one is {Name(cycle.Path[^1], plan)} → {Name(cycle.Path[0], plan)}.");
    }

    private static string Iso(DateTime date) => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static string Word(EntityKind kind) => kind switch
    {
        EntityKind.WorkItem => "work item",
        EntityKind.Program => "program",
        EntityKind.Dependency => "link",
        EntityKind.Resource => "resource",
        EntityKind.Assignment => "assignment",
        EntityKind.Calendar => "calendar",
        _ => "baseline",
    };

    internal static string Word(ConstraintKind kind) => kind switch
    {
        ConstraintKind.AsSoonAsPossible => "as soon as possible",
        ConstraintKind.AsLateAsPossible => "as late as possible",
        ConstraintKind.MustStartOn => "must start on",
        ConstraintKind.MustFinishOn => "must finish on",
        ConstraintKind.StartNoEarlierThan => "start no earlier than",
        ConstraintKind.StartNoLaterThan => "start no later than",
        ConstraintKind.FinishNoEarlierThan => "finish no earlier than",
        ConstraintKind.FinishNoLaterThan => "finish no later than",
        ConstraintKind.StartOn => "start on",
        _ => "finish on",
    };
}
