namespace Throughline.Engine.Networks;

/// <summary>The conventions by which dates are computed. Tools differ in each of them, so each is a choice and no choice is silent.</summary>
public sealed record ScheduleOptions
{
    /// <summary>The conventions of Microsoft Project.</summary>
    public static ScheduleOptions MicrosoftProject { get; } = new();

    /// <summary>The default: Microsoft Project's calendars and units, logic wins over soft constraints, longest path.</summary>
    public static ScheduleOptions Recommended { get; } = new();
}
