using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;
using Throughline.Programs.Outlooks;

namespace Throughline.Programs.Explanations;

/// <summary>A link with what it meant when the dates were computed: looked up, never computed again.</summary>
internal readonly record struct TracedLink(Dependency Dependency, int Predecessor, int Successor, LinkType Type, long LagMinutes, WorkingCalendar? LagCalendar)
{
    /// <summary>Whether it begins at the predecessor's finish.</summary>
    public bool FromFinish => Type is LinkType.FinishToStart or LinkType.FinishToFinish;

    /// <summary>Whether it leads to the successor's finish.</summary>
    public bool ToFinish => Type is LinkType.FinishToFinish or LinkType.StartToFinish;

    /// <summary>The terms of a link; null when it held nothing.</summary>
    public static TracedLink? Of(Outlook outlook, DependencyId id)
    {
        var ordinal = outlook.Network.OrdinalOf(id);
        var link = outlook.Network.Links[ordinal];
        if (outlook.Schedule.TermsOf(ordinal) is not { } terms) return null;
        return new TracedLink(link, outlook.RowOf(link.Predecessor), outlook.RowOf(link.Successor), terms.Type, terms.LagMinutes, terms.LagCalendar);
    }
}
