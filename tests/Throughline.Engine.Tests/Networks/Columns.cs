using Throughline.Engine.Networks;

namespace Throughline.Engine.Tests.Networks;

/// <summary>Everything that a schedule says, as lines of text, so that two can be compared and a difference reads well.</summary>
internal static class Columns
{
    public static string Of(Schedule schedule) => string.Join('\n',
    [
        $"{schedule.ProjectStart:s} to {schedule.ProjectFinish:s}",
        .. Enumerable.Range(0, schedule.Count).Select(i => Activity(schedule, i)),
        .. Enumerable.Range(0, schedule.Network.Links.Length).Select(link => $"link {link}: {schedule.LinkFloat(link)} {schedule.IsDriving(link)} {schedule.IsBroken(link)}"),
        .. schedule.Warnings.Select(warning => warning.ToString()),
    ]);

    private static string Activity(Schedule schedule, int i) =>
        $"{i}: early {schedule.EarlyStart(i):s} {schedule.EarlyFinish(i):s} late {schedule.LateStart(i):s} {schedule.LateFinish(i):s} rest {schedule.RemainingStart(i):s} " +
        $"float {schedule.TotalFloat(i)} {schedule.FreeFloat(i)} {schedule.StartFloat(i)} {schedule.FinishFloat(i)} critical {schedule.IsCritical(i)} {schedule.IsNearCritical(i)} {schedule.IsOnLongestPath(i)} " +
        $"by {schedule.StartDriver(i)} {schedule.FinishDriver(i)} {schedule.LateStartDriver(i)} {schedule.LateFinishDriver(i)} delay {schedule.DelayBase(i)} automatic {schedule.AutomaticDates(i)}";
}
