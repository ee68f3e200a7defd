namespace Throughline.Grains;

/// <summary>On whose behalf a call is made. Until there are accounts, one local person does everything.</summary>
/// <param name="Name">The name shown in the log; also names the person's draft.</param>
public sealed record Principal(string Name)
{
    /// <summary>The person at this machine when nothing else is configured.</summary>
    public static Principal Local { get; } = new("Local user");
}
