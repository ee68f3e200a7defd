namespace Throughline.Laws.Tests;

public sealed class PurityTests
{
    private static readonly string[] ForbiddenTypes =
    [
        "System.IO.File", "System.IO.Directory", "System.IO.FileStream", "System.IO.FileInfo", "System.IO.DirectoryInfo", "System.Console",
        "System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Diagnostics.Process", "System.Threading.Timer",
    ];

    private static readonly string[] ForbiddenMembers =
    [
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today", "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow",
        "System.Random::get_Shared", "System.Guid::NewGuid", "System.Guid::CreateVersion7", "System.TimeZoneInfo::get_Local",
    ];

    [Theory]
    [InlineData("Throughline.Engine")]
    [InlineData("Throughline.Programs")]
    public void The_engine_and_the_model_do_no_input_output_and_know_no_clock_or_dice(string assembly)
    {
        var facts = AssemblyFacts.Of(assembly);
        facts.Types.Where(type => ForbiddenTypes.Contains(type, StringComparer.Ordinal) || type.StartsWith("System.Net.", StringComparison.Ordinal)).ShouldBeEmpty();
        facts.Members.Where(member => ForbiddenMembers.Contains(member, StringComparer.Ordinal) || ReadsTheMachine(member)).ShouldBeEmpty();
    }

    // Iterators that the compiler writes ask for the thread; nothing else may ask the environment.
    private static bool ReadsTheMachine(string member) =>
        member.StartsWith("System.Environment::", StringComparison.Ordinal) && member != "System.Environment::get_CurrentManagedThreadId";
}
