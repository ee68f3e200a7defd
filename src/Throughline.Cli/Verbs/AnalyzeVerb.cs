using System.CommandLine;
using Throughline.Cli.Analysis;
using Throughline.Cli.Offline;

namespace Throughline.Cli.Verbs;

/// <summary><c>throughline analyze FILE</c>: what a plan says, computed offline.</summary>
internal static class AnalyzeVerb
{
    public static Command Create(Streams streams, TimeProvider clock)
    {
        var file = Arguments.PlanFile();
        var reschedule = new Option<bool>("--reschedule") { Description = "Compute the dates from the logic alone and do not compare them with those stored in the file" };
        var json = new Option<bool>("--json") { Description = "Print one JSON object with every item" };
        var preset = Arguments.Preset();
        var verb = new Command("analyze", "Show when a plan ends and why: summary, critical path, float, drivers, problems") { file, reschedule, json, preset };
        verb.SetAction(async (parsed, cancel) => (int)await Run(
            parsed.GetRequiredValue(file), parsed.GetValue(reschedule), parsed.GetValue(json), new Conventions(parsed.GetValue(preset)), streams, clock, cancel));
        return verb;
    }

    private static async Task<ExitCode> Run(FileInfo file, bool reschedule, bool json, Conventions conventions, Streams streams, TimeProvider clock, CancellationToken cancel)
    {
        if (PlanFile.Open(file, conventions, streams, clock, cancel) is not { } plan) return ExitCode.Unreadable;
        plan.PrintProblems(streams);
        if (json) AnalysisJson.Write(plan, streams.Results, cancel);
        else await streams.Print(AnalysisText.Render(plan, reschedule ? null : Comparison.Render(plan)), cancel);
        return plan.Outlook.HasDates ? ExitCode.Done : ExitCode.PlanHasErrors;
    }
}
