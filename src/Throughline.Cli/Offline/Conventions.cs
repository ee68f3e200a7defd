using Throughline.Engine.Networks;
using Throughline.Programs;

namespace Throughline.Cli.Offline;

/// <summary>By whose conventions dates are computed.</summary>
internal enum Preset
{
    /// <summary>As the file says; where it is silent, as the tool that wrote it.</summary>
    File,

    /// <summary>Microsoft Project's.</summary>
    Msp,

    /// <summary>Primavera P6's.</summary>
    P6,

    /// <summary>Throughline's own for new programs.</summary>
    Recommended,
}

/// <summary>Puts the chosen conventions in place of the file's.</summary>
internal sealed record Conventions(Preset Preset)
{
    public Plan Apply(Plan plan) => Preset switch
    {
        Preset.Msp => With(plan, ScheduleOptions.MicrosoftProject),
        Preset.P6 => With(plan, ScheduleOptions.Primavera),
        Preset.Recommended => With(plan, ScheduleOptions.Recommended),
        _ => plan,
    };

    private static Plan With(Plan plan, ScheduleOptions options) => plan with { Program = plan.Program with { Schedule = options } };
}
