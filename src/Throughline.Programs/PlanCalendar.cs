using System.Collections.Immutable;
using Throughline.Engine.Calendars;

namespace Throughline.Programs;

/// <summary>A working calendar owned by the plan.</summary>
public sealed record PlanCalendar : Entity
{
    /// <summary>The calendar's identifier.</summary>
    public required CalendarId Id { get; init; }

    /// <summary>What people call it. Blanks around it are not kept.</summary>
    public required string Name { get; init => field = value.Trim(); }

    /// <summary>The calendar it derives from: what it does not say, that one says.</summary>
    public CalendarId? Base { get; init; }

    /// <summary>Seven entries, Sunday first; null inherits from <see cref="Base"/> (without a base: not working).</summary>
    public ImmutableArray<DayPattern?> Week { get; init; } = [null, null, null, null, null, null, null];

    /// <summary>Days that differ.</summary>
    public ImmutableArray<CalendarException> Exceptions { get; init; } = [];

    /// <summary>Weekly patterns that hold between two dates.</summary>
    public ImmutableArray<WorkWeek> WorkWeeks { get; init; } = [];

    /// <summary>True when the calendar belongs to one resource.</summary>
    public bool IsResourceCalendar { get; init; }

    /// <summary>Where the calendar came from, if it was imported.</summary>
    public ExternalReference? External { get; init; }

    /// <inheritdoc/>
    public override EntityRef Ref => new(EntityKind.Calendar, Id.Value);
}
