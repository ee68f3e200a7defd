using System.Globalization;
using Throughline.Engine.Networks;
using Throughline.Programs;
using Throughline.Programs.Outlooks;

namespace Throughline.Interchange.MsProject;

/// <summary>The scheduling options a Microsoft Project file states.</summary>
internal static class MspdiOptions
{
    /// <summary>Microsoft Project's conventions, with what the file chooses among them.</summary>
    /// <param name="project">The project's values.</param>
    /// <param name="minutesPerDay">Working minutes of a day; the critical limit is given in days.</param>
    public static ScheduleOptions Read(MspdiRow project, int minutesPerDay) => ScheduleOptions.MicrosoftProject with
    {
        Constraints = project.Flag("HonorConstraints", otherwise: true) ? ConstraintRule.DatesOverLogic : ConstraintRule.LogicOverDates,
        CriticalFloatMinutes = (project.Whole("CriticalSlackLimit", 0, 10_000) ?? 0) * (long)minutesPerDay,
        OpenEndsAreCritical = project.Flag("MultipleCriticalPaths"),
    };

    /// <summary>
    /// Other tools write this format too, and what they do with unfinished work before the status date the file does not say; its dates do. Where a tenth of the tasks more
    /// come out equal with that work put behind the status date and its predecessors, that is how the plan is scheduled.
    /// </summary>
    /// <param name="plan">The plan as read, with Microsoft Project's conventions.</param>
    /// <param name="stored">The dates of the file.</param>
    /// <param name="today">The day of the import.</param>
    /// <param name="ledger">Told of the change.</param>
    public static Plan Fitted(Plan plan, StoredDates stored, DateOnly today, LedgerBuilder ledger)
    {
        if (plan.Program.StatusDate is null) return plan;
        var behind = plan with { Program = plan.Program with { Schedule = plan.Program.Schedule with { StartFloor = StartFloor.StatusDate, Progress = ProgressRule.RetainedLogic } } };
        var (asProject, asOther) = (Compare(plan), Compare(behind));
        if (asOther.Equal - asProject.Equal < Math.Max(1, asOther.Compared / 10)) return plan;
        ledger.Changed("Project", "StatusDate", "The dates of the file put unfinished work behind the status date, which Microsoft Project does not; the plan is scheduled that way.",
            string.Create(CultureInfo.InvariantCulture, $"{asOther.Equal} instead of {asProject.Equal} of {asOther.Compared} tasks equal"));
        return behind;

        DateComparison Compare(Plan candidate) => DateDifferences.Between(stored, Outlook.Of(candidate, new Surroundings(today)));
    }

    public static string HonorsConstraints(ScheduleOptions options) => options.Constraints == ConstraintRule.DatesOverLogic ? "1" : "0";

    public static string CriticalLimit(ScheduleOptions options, int minutesPerDay) => (options.CriticalFloatMinutes / minutesPerDay).ToString(CultureInfo.InvariantCulture);
}
