using System.Collections.Immutable;
using Throughline.Engine.Networks;

namespace Throughline.Programs;

/// <summary>The program itself. A plan holds exactly one.</summary>
public sealed record ProgramDetails : Entity
{
    /// <summary>The program's identifier.</summary>
    public required ProgramId Id { get; init; }

    /// <summary>What people call it. Not empty. Blanks around it are not kept.</summary>
    public required string Name { get; init => field = value.Trim(); }

    /// <summary>Two to ten capital letters or digits, first a letter; work items are numbered with it (<c>APX-142</c>).</summary>
    public required string KeyPrefix { get; init; }

    /// <summary>What the program is for; Markdown.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>Where automatically scheduled work without predecessors begins (local wall clock).</summary>
    public required DateTime Start { get; init; }

    /// <summary>The finish date to schedule back from, when <see cref="ScheduleFrom"/> is <see cref="ScheduleFrom.Finish"/>, or the must-finish-by date.</summary>
    public DateTime? Finish { get; init; }

    /// <summary>Whether dates are computed forward from the start or back from the finish.</summary>
    public ScheduleFrom ScheduleFrom { get; init; }

    /// <summary>Facts (progress, actuals) are recorded up to this date. Null: not stated.</summary>
    public DateTime? StatusDate { get; init; }

    /// <summary>The calendar of work without one of its own. Null: Monday to Friday, 08:00–12:00 and 13:00–17:00.</summary>
    public CalendarId? Calendar { get; init; }

    /// <summary>The conventions by which dates are computed.</summary>
    public ScheduleOptions Schedule { get; init; } = ScheduleOptions.Recommended;

    /// <summary>Working minutes of "1d". Default 480.</summary>
    public int MinutesPerDay { get; init; } = 480;

    /// <summary>Working minutes of "1w". Default 2400.</summary>
    public int MinutesPerWeek { get; init; } = 2400;

    /// <summary>Days of "1mo". Default 20.</summary>
    public int DaysPerMonth { get; init; } = 20;

    /// <summary>ISO 4217 code of all money in the plan, or empty when the source stated none.</summary>
    public string Currency { get; init; } = "";

    /// <summary>The number the next new work item's key gets.</summary>
    public int NextNumber { get; init; } = 1;

    /// <summary>True for the demonstration programs, which can be removed with one click.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Where the program came from, if it was imported.</summary>
    public ExternalReference? External { get; init; }

    /// <summary>Definitions of custom fields, kept as imported.</summary>
    public ImmutableArray<CustomFieldDefinition> CustomFields { get; init; } = [];

    /// <inheritdoc/>
    public override EntityRef Ref => new(EntityKind.Program, Id.Value);
}

/// <summary>The direction in which dates are computed.</summary>
public enum ScheduleFrom
{
    /// <summary>Forward from the program's start.</summary>
    Start = 0,

    /// <summary>Back from the program's finish; work goes as late as possible unless it says otherwise.</summary>
    Finish = 1,
}
