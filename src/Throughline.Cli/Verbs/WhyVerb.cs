using System.CommandLine;
using Throughline.Cli.Offline;
using Throughline.Programs.Explanations;
using Throughline.Programs.Outlooks;

namespace Throughline.Cli.Verbs;

/// <summary><c>throughline why FILE TASK</c>: the whole chain behind one date.</summary>
internal static class WhyVerb
{
    private static readonly Dictionary<string, DateKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["start"] = DateKind.Start, ["finish"] = DateKind.Finish, ["late-start"] = DateKind.LateStart, ["late-finish"] = DateKind.LateFinish,
    };

    public static Command Create(Streams streams, TimeProvider clock)
    {
        var file = Arguments.PlanFile();
        var task = new Argument<string>("TASK") { Description = "The task: its identifier in the file, its position such as 1.2, or a part of its name" };
        var date = new Option<string>("--date") { Description = "Which date: start, finish, late-start or late-finish", DefaultValueFactory = _ => "start" }.AcceptOnlyFromAmong([.. Kinds.Keys]);
        var preset = Arguments.Preset();
        var verb = new Command("why", "Say why a task starts or finishes when it does, back to a fact that somebody decided or recorded") { file, task, date, preset };
        verb.SetAction(async (parsed, cancel) => (int)await Run(
            parsed.GetRequiredValue(file), parsed.GetRequiredValue(task), Kinds[parsed.GetRequiredValue(date)], new Conventions(parsed.GetValue(preset)), streams, clock, cancel));
        return verb;
    }

    private static async Task<ExitCode> Run(FileInfo file, string task, DateKind kind, Conventions conventions, Streams streams, TimeProvider clock, CancellationToken cancel)
    {
        if (PlanFile.Open(file, conventions, streams, clock, cancel) is not { } plan) return ExitCode.Unreadable;
        if (TaskSearch.Find(plan.Outlook, task, streams) is not { } row) return ExitCode.Usage;
        if (!plan.Outlook.HasDates)
        {
            plan.PrintProblems(streams);
            return ExitCode.PlanHasErrors;
        }
        var explanation = Why.Of(plan.Outlook, plan.Outlook.Item(row).Id, kind);
        await streams.Print(ExplanationText.Render(explanation, plan.Outlook).TrimEnd() + "\n", cancel);
        return ExitCode.Done;
    }
}
