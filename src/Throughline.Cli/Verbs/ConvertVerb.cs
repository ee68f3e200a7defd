using System.CommandLine;
using Throughline.Cli.Analysis;
using Throughline.Cli.Offline;
using Throughline.Interchange;

namespace Throughline.Cli.Verbs;

/// <summary><c>throughline convert IN OUT</c>: a plan in another format, with the dates computed here.</summary>
internal static class ConvertVerb
{
    public static Command Create(Streams streams, TimeProvider clock)
    {
        var input = Arguments.PlanFile("IN");
        var output = new Argument<FileInfo>("OUT") { Description = $"The file to write; its ending chooses the format: {PlanOutput.Endings}" };
        output.Validators.Add(result =>
        {
            var name = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (!PlanOutput.Knows(new FileInfo(name.Length == 0 ? "?" : name))) result.AddError($"'{name}' does not say a format that can be written. Use one of: {PlanOutput.Endings}.");
        });
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace OUT if it is there" };
        var (columns, paper) = (Arguments.Columns(), Arguments.Paper());
        var preset = Arguments.Preset();
        var verb = new Command("convert", "Write a plan in another format, with the dates computed here; says what was changed or dropped, and what the format does not carry") { input, output, overwrite, columns, paper, preset };
        verb.Validators.Add(result =>
        {
            var ending = result.GetResult(output) is { Tokens: [var name] } ? Path.GetExtension(name.Value).ToUpperInvariant() : "";
            if (ending == ".XML" && result.GetResult(columns) is not null) result.AddError("--columns chooses the columns of .csv, .xlsx and .pdf; an .xml file holds the whole plan.");
            if (ending is ".XML" or ".CSV" or ".XLSX" && result.GetResult(paper) is { Implicit: false }) result.AddError("--paper is for .pdf alone.");
        });
        verb.SetAction((parsed, cancel) => Task.FromResult((int)Run(
            parsed.GetRequiredValue(input), new OutputFile(parsed.GetRequiredValue(output), parsed.GetValue(overwrite)), new Layout(parsed.GetValue(columns), parsed.GetValue(paper)), new Conventions(parsed.GetValue(preset)), streams, clock, cancel)));
        return verb;
    }

    private static ExitCode Run(FileInfo input, OutputFile output, Layout layout, Conventions conventions, Streams streams, TimeProvider clock, CancellationToken cancel)
    {
        if (!output.IsFree(streams)) return ExitCode.Unwritable;
        if (PlanFile.Open(input, conventions, streams, clock, cancel) is not { } plan) return ExitCode.Unreadable;
        plan.PrintProblems(streams);
        PrintLosses(plan, streams);
        var code = PlanOutput.Write(plan.Outlook, layout, output, streams, cancel);
        return code == ExitCode.Done && !plan.Outlook.HasDates ? ExitCode.PlanHasErrors : code;
    }

    private static void PrintLosses(PlanFile plan, Streams streams)
    {
        foreach (var entry in plan.Import.Ledger.Entries.Where(entry => entry.Kind is LedgerKind.Changed or LedgerKind.Dropped))
        {
            var what = entry.Field is null ? entry.Entity : $"{entry.Entity}, {entry.Field}";
            var word = entry.Kind == LedgerKind.Changed ? "changed" : "dropped";
            streams.Errors.WriteLine($"{word}: {what}, {Wording.Count(entry.Count, "time")}. {entry.Reason}{(entry.Example is null ? "" : $" First: {entry.Example}.")}");
        }
    }
}
