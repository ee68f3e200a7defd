using System.Collections.Immutable;

namespace Throughline.Programs;

/// <summary>Somebody or something the plan assigns: a person, a role, a machine, material or a cost.</summary>
public sealed record Resource : Entity
{
    /// <summary>The resource's identifier.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>What people call it. Blanks around it are not kept.</summary>
    public required string Name { get; init => field = value.Trim(); }

    /// <summary>Short form of the name.</summary>
    public string Initials { get; init; } = "";

    /// <summary>What kind of thing it is.</summary>
    public ResourceKind Kind { get; init; }

    /// <summary>How much of it there is: 1 is one full-time person. Work resources only.</summary>
    public double MaxUnits { get; init; } = 1;

    /// <summary>Its own calendar. Null: the program's.</summary>
    public CalendarId? Calendar { get; init; }

    /// <summary>Group or team, as imported.</summary>
    public string Group { get; init; } = "";

    /// <summary>Mail address, as imported.</summary>
    public string Email { get; init; } = "";

    /// <summary>Unit of a material (<c>t</c>, <c>m³</c>).</summary>
    public string MaterialLabel { get; init; } = "";

    /// <summary>Dated rates, as imported.</summary>
    public ImmutableArray<ResourceRate> Rates { get; init; } = [];

    /// <summary>When its cost accrues, as imported (Microsoft Project: 1 start, 2 end, 3 prorated).</summary>
    public int AccrueAt { get; init; } = 3;

    /// <summary>True for a placeholder that stands for a role.</summary>
    public bool IsGeneric { get; init; }

    /// <summary>Dated availability where it differs from <see cref="MaxUnits"/>, as imported.</summary>
    public ImmutableArray<ResourceAvailability> Availability { get; init; } = [];

    /// <summary>Notes.</summary>
    public string Notes { get; init; } = "";

    /// <summary>Where the resource came from, if it was imported.</summary>
    public ExternalReference? External { get; init; }

    /// <summary>Values of custom fields, kept as imported.</summary>
    public ImmutableArray<CustomFieldValue> CustomFields { get; init; } = [];

    /// <inheritdoc/>
    public override EntityRef Ref => new(EntityKind.Resource, Id.Value);
}

/// <summary>What kind of thing a resource is. Codes as in Microsoft Project XML (Resource/Type), cost added.</summary>
public enum ResourceKind
{
    /// <summary>Used up and counted in a unit of its own.</summary>
    Material = 0,

    /// <summary>Works by the hour: a person, a team, a machine.</summary>
    Work = 1,

    /// <summary>Only carries cost.</summary>
    Cost = 2,
}

/// <summary>What a resource costs from a date on.</summary>
/// <param name="Table">Rate table A to E as 0 to 4.</param>
/// <param name="From">First day it holds. Null: since ever.</param>
/// <param name="To">Last day it holds. Null: until the next.</param>
/// <param name="Standard">Cost of <paramref name="StandardUnit"/>.</param>
/// <param name="StandardUnit">Unit of the standard rate; null means per unit of a material.</param>
/// <param name="Overtime">Cost of an <paramref name="OvertimeUnit"/> of overtime.</param>
/// <param name="OvertimeUnit">Unit of the overtime rate.</param>
/// <param name="PerUse">Cost of each use.</param>
public sealed record ResourceRate(
    int Table, DateTime? From, DateTime? To, decimal Standard, RateUnit StandardUnit, decimal Overtime, RateUnit OvertimeUnit, decimal PerUse);

/// <summary>The unit a rate is given for. Codes as in Microsoft Project XML (StandardRateFormat).</summary>
public enum RateUnit
{
    /// <summary>Per minute.</summary>
    Minute = 1,

    /// <summary>Per hour.</summary>
    Hour = 2,

    /// <summary>Per day.</summary>
    Day = 3,

    /// <summary>Per week.</summary>
    Week = 4,

    /// <summary>Per month.</summary>
    Month = 5,

    /// <summary>Per year.</summary>
    Year = 7,

    /// <summary>Per unit of a material.</summary>
    Material = 8,
}

/// <summary>How much of a resource there is between two dates.</summary>
/// <param name="From">First moment. Null: since ever.</param>
/// <param name="To">Last moment. Null: for ever.</param>
/// <param name="Units">1 is one full-time person.</param>
public sealed record ResourceAvailability(DateTime? From, DateTime? To, double Units);
