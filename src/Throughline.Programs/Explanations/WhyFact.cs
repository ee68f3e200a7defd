using System.Text.Json.Serialization;
using Throughline.Engine.Networks;

namespace Throughline.Programs.Explanations;

/// <summary>The calendar a step counts on.</summary>
/// <param name="Calendar">The calendar. Null: the standard one (Monday to Friday, 08:00–12:00 and 13:00–17:00).</param>
/// <param name="IsShared">Whether only time counts that it shares with another calendar.</param>
/// <param name="SharedWith">That other calendar. Null where <paramref name="IsShared"/>: the standard one.</param>
public readonly record struct WhyCalendar(CalendarId? Calendar, bool IsShared = false, CalendarId? SharedWith = null);

/// <summary>A fact in a step of an explanation. Read in order, the facts of a step lead from the date they begin with to the step's date.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(Link), "link")]
[JsonDerivedType(typeof(Stated), "stated")]
[JsonDerivedType(typeof(Same), "same")]
[JsonDerivedType(typeof(Wait), "wait")]
[JsonDerivedType(typeof(Work), "work")]
[JsonDerivedType(typeof(Gap), "gap")]
[JsonDerivedType(typeof(Progress), "progress")]
[JsonDerivedType(typeof(AssignedTo), "assignedTo")]
public abstract record WhyFact
{
    private WhyFact() { }

    /// <summary>Begins with the date of another item.</summary>
    /// <param name="Dependency">The link.</param>
    /// <param name="Other">The item at its other end; of a summary's link the leaf that decides.</param>
    /// <param name="Date">That item's date.</param>
    /// <param name="Type">Which edges are tied.</param>
    /// <param name="Lag">The wait as written.</param>
    public sealed record Link(DependencyId Dependency, WorkItemId Other, DateTime Date, LinkType Type, Lag Lag) : WhyFact;

    /// <summary>Begins with a date that somebody stated or recorded; the driver says which.</summary>
    /// <param name="Date">The date.</param>
    public sealed record Stated(DateTime Date) : WhyFact;

    /// <summary>Begins with a date computed in the next step: of a child, of the item's other edge.</summary>
    /// <param name="Item">The item.</param>
    /// <param name="Date">The date.</param>
    public sealed record Same(WorkItemId Item, DateTime Date) : WhyFact;

    /// <summary>Waits: a lag or a leveling delay; back in time for a lead and in late dates.</summary>
    /// <param name="From">Before it.</param>
    /// <param name="To">After it.</param>
    /// <param name="Minutes">Minutes from one to the other; negative back in time.</param>
    /// <param name="Calendar">Where it counts. Null: by the wall clock.</param>
    public sealed record Wait(DateTime From, DateTime To, long Minutes, WhyCalendar? Calendar) : WhyFact;

    /// <summary>Works: the duration, or what is left of it; back in time in late dates and from a finish to its start.</summary>
    /// <param name="From">Before it.</param>
    /// <param name="To">After it.</param>
    /// <param name="Minutes">Minutes from one to the other; negative back in time.</param>
    /// <param name="Calendar">Where it counts. Null: by the wall clock.</param>
    public sealed record Work(DateTime From, DateTime To, long Minutes, WhyCalendar? Calendar) : WhyFact;

    /// <summary>Skips time in which nobody works: a night, a weekend, a holiday.</summary>
    /// <param name="From">The end of working time.</param>
    /// <param name="To">The next start; in late dates the finish before.</param>
    /// <param name="Calendar">The calendar.</param>
    public sealed record Gap(DateTime From, DateTime To, WhyCalendar Calendar) : WhyFact;

    /// <summary>Some of the work is done.</summary>
    /// <param name="PercentComplete">Percent of the duration.</param>
    /// <param name="RemainingMinutes">What is left of the duration.</param>
    public sealed record Progress(double PercentComplete, long RemainingMinutes) : WhyFact;

    /// <summary>The assignment that decides.</summary>
    /// <param name="Assignment">The assignment.</param>
    /// <param name="Resource">Its resource.</param>
    public sealed record AssignedTo(AssignmentId Assignment, ResourceId? Resource) : WhyFact;
}
