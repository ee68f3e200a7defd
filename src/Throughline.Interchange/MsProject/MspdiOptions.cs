using Throughline.Engine.Networks;

namespace Throughline.Interchange.MsProject;

/// <summary>The scheduling options a Microsoft Project file states.</summary>
internal static class MspdiOptions
{
    public static ScheduleOptions Read(MspdiRow project) => project is null ? throw new ArgumentNullException(nameof(project)) : ScheduleOptions.MicrosoftProject;
}
