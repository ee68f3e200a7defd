using Throughline.Engine.Networks;

namespace Throughline.Engine.Tests.Networks;

/// <summary>Follows drivers back from an activity, as an explanation does.</summary>
internal static class DrivingChain
{
    /// <summary>The kind of the fact the chain of a start ends in. Fails when it does not end.</summary>
    public static DriverKind EndOf(Schedule schedule, int activity)
    {
        var (at, finish) = (activity, false);
        for (var steps = 0; steps < schedule.Count * 6; steps++)
        {
            var driver = finish ? schedule.FinishDriver(at) : schedule.StartDriver(at);
            if (driver.Kind == DriverKind.LevelingDelay) driver = schedule.DelayBase(at)!.Value;
            switch (driver.Kind)
            {
                case DriverKind.Link:
                    var link = schedule.Network.Links[driver.Index];
                    (at, finish) = (link.Predecessor, link.Type is LinkType.FinishToStart or LinkType.FinishToFinish || Bridged(schedule, link));
                    break;
                case DriverKind.Child:
                    at = driver.Index;
                    break;
                case DriverKind.Duration or DriverKind.Assignment:
                    finish = !finish;
                    break;
                default:
                    return driver.Kind;
            }
        }

        return DriverKind.Link;
    }

    public static bool Bridged(Schedule schedule, Link link) => IsInactive(schedule, link.Predecessor) || IsInactive(schedule, link.Successor);

    public static bool IsInactive(Schedule schedule, int activity) => schedule.Network.IsInactive(activity);
}
