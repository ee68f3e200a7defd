using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;
using Throughline.Programs.Outlooks;

namespace Throughline.Programs.Explanations;

/// <summary>What a link means under the program's conventions: the edges it ties, its lag in minutes and where the lag counts.</summary>
internal readonly record struct LinkTerms(Dependency Dependency, int Predecessor, int Successor, LinkType Type, long LagMinutes, WorkingCalendar? LagCalendar)
{
    /// <summary>Whether it begins at the predecessor's finish.</summary>
    public bool FromFinish => Type is LinkType.FinishToStart or LinkType.FinishToFinish;

    /// <summary>Whether it leads to the successor's finish.</summary>
    public bool ToFinish => Type is LinkType.FinishToFinish or LinkType.StartToFinish;

    /// <summary>The terms of a link.</summary>
    public static LinkTerms Of(Outlook outlook, DependencyId id)
    {
        outlook.Plan.Dependencies.TryGet(id.Value, out var link);
        var (predecessor, successor) = (outlook.RowOf(link!.Predecessor), outlook.RowOf(link.Successor));
        var options = outlook.Plan.Program.Schedule;
        var isInactive = !outlook.IsActive(predecessor) || !outlook.IsActive(successor);
        if (isInactive && options.Inactive == InactiveRule.BridgeFinishToStart) return new LinkTerms(link, predecessor, successor, LinkType.FinishToStart, 0, null);
        var calendar = options.LagCalendar switch
        {
            Engine.Networks.LagCalendar.Predecessor => outlook.CalendarOf(predecessor),
            Engine.Networks.LagCalendar.Project => outlook.Network.Calendars.OfProgram(outlook.Plan),
            Engine.Networks.LagCalendar.Continuous => null,
            _ => outlook.CalendarOf(successor),
        };
        if (link.Lag.Percent is not { } percent) return new LinkTerms(link, predecessor, successor, link.Type, link.Lag.Minutes, link.Lag.IsElapsed ? null : calendar);
        var isElapsed = link.Lag.IsElapsed || outlook.Item(predecessor).Duration.IsElapsed;
        return new LinkTerms(link, predecessor, successor, link.Type, Share(outlook, predecessor, percent, isElapsed), isElapsed ? null : calendar);
    }

    private static long Share(Outlook outlook, int predecessor, decimal percent, bool isElapsed)
    {
        var (start, finish) = (outlook.Start(predecessor), outlook.Finish(predecessor));
        long whole = !outlook.IsSummary(predecessor) ? outlook.Item(predecessor).Duration.Minutes
            : isElapsed ? (long)(finish - start).TotalMinutes
            : outlook.CalendarOf(predecessor).Work(start, finish);
        return (long)Math.Round(whole * percent / 100, MidpointRounding.AwayFromZero);
    }
}
