using System.Globalization;
using Throughline.Grains;
using Throughline.Interchange;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Import;

/// <summary>The answer at the top of the import: can it be imported, and what will it be?</summary>
/// <param name="Headline">The answer.</param>
/// <param name="Support">What goes with it.</param>
/// <param name="Button">What the button does, with its count.</param>
internal sealed record ImportSentence(string Headline, string Support, string Button)
{
    /// <summary>Of a check; without one, of the empty page.</summary>
    /// <param name="check">What was found. Null: nothing chosen yet.</param>
    /// <param name="target">The program the file is a newer version of. Null: a new program.</param>
    /// <param name="effect">What it would do to that program.</param>
    public static ImportSentence Of(ImportCheck? check, string? target, ChangeOutcome? effect)
    {
        if (check is null) return Empty(target);
        var file = $"{SheetWords.Of(check.Result.Import?.Format ?? FormatOf(check))}, {SheetWords.Size(check.Size)}. Nothing is imported yet.";
        if (!check.CanImport) return new ImportSentence(Hindered(check), file, "");
        if (check.Current is null) return new ImportSentence($"{Tasks(check.Tasks)} from {check.FileName} can be imported.", $"{file} {Dates(check)}", $"Import {Tasks(check.Tasks)}");
        return effect switch
        {
            ChangeOutcome.Done { Changes: { IsEmpty: false } changes } => new ImportSentence($"{check.FileName} changes {Records(changes.Length)} of {target}.", file, $"Import {Count(changes.Length, "change")}"),
            ChangeOutcome.Done => new ImportSentence($"{target} has all of {check.FileName} already.", "There is nothing to import.", ""),
            _ => new ImportSentence($"{check.FileName} cannot be laid over {target}.", file, ""),
        };
    }

    /// <summary><c>214 tasks</c>.</summary>
    public static string Tasks(int count) => Count(count, "task");

    /// <summary><c>1,204 records</c>.</summary>
    public static string Records(int count) => Count(count, "record");

    private static ImportSentence Empty(string? target) => target is null
        ? new ImportSentence("Which plan shall be opened?", "It is checked first: you see what is kept, changed and dropped, and every date that would differ, before anything is imported.", "")
        : new ImportSentence($"Which file is newer than {target}?", "Tasks are matched by the file's own identifiers. You see the difference before anything changes; commitments and tasks added here stay.", "");

    private static string Hindered(ImportCheck check) => check.Result is { Import: null, Problems: [{ Steps.IsEmpty: false }] }
        ? $"{check.FileName} is to be saved in another format first."
        : $"{Count(check.Errors, "problem")} {(check.Errors == 1 ? "keeps" : "keep")} {check.FileName} from being imported.";

    private static string Dates(ImportCheck check)
    {
        if (check.Outlook is not { HasDates: true, Count: > 0 } outlook) return "";
        var finish = $"It finishes {DayText.Finish(outlook.ProgramFinish, outlook.Surroundings.Today)}";
        return check.Dates.Differences.Length switch
        {
            0 when check.Dates.Compared > 0 => $"{finish}; every date is the same as in the file.",
            0 => finish + ".",
            var differences => $"{finish}; {Count(differences, "task")} {(differences == 1 ? "has" : "have")} other dates than in the file.",
        };
    }

    private static FileFormat FormatOf(ImportCheck check) => check.Result.Problems is [{ Code: "mpp" }] ? FileFormat.MicrosoftProjectBinary : check.Result.Preview is null
        ? Path.GetExtension(check.FileName).ToUpperInvariant() switch { ".XML" => FileFormat.MicrosoftProjectXml, ".XLSX" => FileFormat.Xlsx, ".XLS" => FileFormat.ExcelBinary, ".CSV" => FileFormat.Csv, _ => FileFormat.Unknown }
        : FileFormat.Csv;

    private static string Count(int count, string what) => string.Create(CultureInfo.CurrentCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");
}
