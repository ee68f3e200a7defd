using System.Globalization;
using Throughline.Engine.Networks;

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

    public static string HonorsConstraints(ScheduleOptions options) => options.Constraints == ConstraintRule.DatesOverLogic ? "1" : "0";

    public static string CriticalLimit(ScheduleOptions options, int minutesPerDay) => (options.CriticalFloatMinutes / minutesPerDay).ToString(CultureInfo.InvariantCulture);
}
