using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;
using Throughline.Programs.Validation;

namespace Throughline.Programs.Outlooks;

/// <summary>What the engine says of ordinals, said of entities.</summary>
internal static class ProblemMapping
{
    /// <summary>A problem of the network.</summary>
    public static PlanProblem Of(NetworkProblem problem, Outlook outlook)
    {
        var program = outlook.Plan.Program;
        return problem switch
        {
            NetworkProblem.Cycle cycle => new PlanProblem.DependencyCycle(RefOf(outlook, cycle.Path[0].Activity), "predecessors", [.. cycle.Path.Select(step => outlook.Item(step.Activity).Id)]),
            NetworkProblem.ParentCycle cycle => new PlanProblem.ParentCycle(RefOf(outlook, cycle.Path[0]), "parent", [.. cycle.Path.Select(row => outlook.Item(row).Id)]),
            NetworkProblem.CalendarExhausted exhausted => new PlanProblem.ScheduleImpossible(RefOf(outlook, exhausted.Activity), "duration", Near(exhausted.At)),
            NetworkProblem.ConstraintWithoutDate constraint => new PlanProblem.ConstraintWithoutDate(RefOf(outlook, constraint.Activity), "constraintDate", constraint.Kind),
            NetworkProblem.ImpossibleValue value => new PlanProblem.ScheduleImpossible(RefOf(outlook, value.Activity), FieldOf(value.Field), null),
            NetworkProblem.DateOutOfRange date => new PlanProblem.ScheduleImpossible(date.Activity is { } row ? RefOf(outlook, row) : program.Ref, FieldOf(date.Field), null),
            _ => new PlanProblem.ScheduleImpossible(program.Ref, "calendar", null),
        };
    }

    /// <summary>Something a computed schedule shows.</summary>
    public static PlanProblem? Of(ScheduleWarning warning, Outlook outlook, PlanNetwork network)
    {
        var at = RefOf(outlook, warning.Activity);
        return warning switch
        {
            ScheduleWarning.ConstraintMissed missed => new PlanProblem.ConstraintMissed(at, "constraint", missed.Kind, missed.Date, missed.Actual),
            ScheduleWarning.LinkBroken broken => new PlanProblem.LinkBroken(
                network.Links[broken.Link].Ref, "successor", outlook.Item(broken.Activity).Id, outlook.Driver(broken.Activity, DateKind.Start), broken.AllowedStart),
            ScheduleWarning.DeadlineMissed missed => new PlanProblem.DeadlineMissed(at, "deadline", missed.Deadline, missed.Finish),
            ScheduleWarning.ProgressWithoutStart => new PlanProblem.ProgressWithoutStart(at, "actualStart"),
            ScheduleWarning.FinishedWithRemainder => new PlanProblem.FinishedWithRemainder(at, "remainingMinutes"),
            ScheduleWarning.ManualDatesDiffer manual => new PlanProblem.ManualDatesDiffer(at, "mode", manual.AutomaticStart, manual.AutomaticFinish),
            _ => null, // an actual date after the status date is found by validation, which knows the field
        };
    }

    private static EntityRef RefOf(Outlook outlook, int row) => outlook.Item(row).Ref;

    private static string FieldOf(string property) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property);

    // The search ends at the border of the supported years, which a DateTime can hold; beyond it there is no date to name.
    private static DateTime? Near(long minute) => WallClock.IsSupported(minute) ? WallClock.ToDateTime(minute) : null;
}
