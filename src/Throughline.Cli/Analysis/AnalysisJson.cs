using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Throughline.Cli.Offline;
using Throughline.Interchange;
using Throughline.Programs;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;

namespace Throughline.Cli.Analysis;

/// <summary>The analysis as one JSON object: <c>start</c>, <c>finish</c>, <c>problems</c>, <c>items</c>. Dates are local times without a zone; null where there is none.</summary>
internal static class AnalysisJson
{
    // Readable names beat escapes; the result is a file or a pipe, never a page.
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes the object.</summary>
    public static void Write(PlanFile file, Stream results, CancellationToken cancel)
    {
        var outlook = file.Outlook;
        using var json = new Utf8JsonWriter(results, Options);
        json.WriteStartObject();
        WriteDate(json, "start", outlook.HasDates ? outlook.ProgramStart : null);
        WriteDate(json, "finish", outlook.HasDates ? outlook.ProgramFinish : null);
        json.WriteStartArray("problems");
        foreach (var problem in outlook.Problems) WriteProblem(json, problem, file);
        json.WriteEndArray();
        json.WriteStartArray("items");
        for (var row = 0; row < outlook.Count; row++)
        {
            cancel.ThrowIfCancellationRequested();
            WriteItem(json, file, row);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        results.Write("\n"u8);
    }

    private static void WriteItem(Utf8JsonWriter json, PlanFile file, int row)
    {
        var outlook = file.Outlook;
        var item = outlook.Item(row);
        json.WriteStartObject();
        WriteUid(json, "uid", item);
        json.WriteNumber("id", row + 1);
        json.WriteString("wbs", outlook.Wbs(row));
        json.WriteString("name", item.Name);
        json.WriteBoolean("isSummary", outlook.IsSummary(row));
        json.WriteBoolean("isMilestone", outlook.IsMilestone(row));
        json.WriteBoolean("isManual", item.Mode == SchedulingMode.Manual);
        WriteComputed(json, outlook, row);
        var stored = file.Import.StoredDates.Of(item.Id);
        WriteDate(json, "storedStart", stored?.Start);
        WriteDate(json, "storedFinish", stored?.Finish);
        WriteDriver(json, outlook, row);
        json.WriteEndObject();
    }

    private static void WriteComputed(Utf8JsonWriter json, Outlook outlook, int row)
    {
        var dated = outlook.HasDates;
        WriteDate(json, "start", dated ? outlook.Start(row) : null);
        WriteDate(json, "finish", dated ? outlook.Finish(row) : null);
        WriteDate(json, "earlyStart", dated ? outlook.EarlyStart(row) : null);
        WriteDate(json, "earlyFinish", dated ? outlook.EarlyFinish(row) : null);
        WriteDate(json, "lateStart", dated ? outlook.LateStart(row) : null);
        WriteDate(json, "lateFinish", dated ? outlook.LateFinish(row) : null);
        if (dated) json.WriteNumber("totalFloatMinutes", outlook.TotalFloat(row)); else json.WriteNull("totalFloatMinutes");
        if (dated) json.WriteNumber("freeFloatMinutes", outlook.FreeFloat(row)); else json.WriteNull("freeFloatMinutes");
        if (dated) json.WriteBoolean("isCritical", outlook.IsCritical(row)); else json.WriteNull("isCritical");
    }

    private static void WriteDriver(Utf8JsonWriter json, Outlook outlook, int row)
    {
        if (!outlook.HasDates)
        {
            json.WriteNull("driver");
            return;
        }
        var facts = DriverFacts.Of(outlook, row, DateKind.Start);
        json.WriteStartObject("driver");
        json.WriteString("kind", facts.Kind);
        if (facts.Row >= 0)
        {
            WriteUid(json, "uid", outlook.Item(facts.Row));
            json.WriteString("name", outlook.Item(facts.Row).Name);
        }
        if (facts.Link is { } link)
        {
            json.WriteString("type", Wording.Code(link.Type));
            if (link.Lag.Percent is { } percent) json.WriteNumber("lagPercent", percent); else json.WriteNumber("lagMinutes", link.Lag.Minutes);
            if (link.Lag.IsElapsed) json.WriteBoolean("lagIsElapsed", true);
        }
        if (facts.Constraint is { } constraint) json.WriteString("constraint", JsonNamingPolicy.CamelCase.ConvertName(constraint.ToString()));
        if (facts.Date is not null) WriteDate(json, "date", facts.Date);
        if (facts.Resource is { } resource) json.WriteString("resource", resource);
        json.WriteEndObject();
    }

    private static void WriteProblem(Utf8JsonWriter json, PlanProblem problem, PlanFile file)
    {
        json.WriteStartObject();
        json.WriteString("code", problem.Code);
        json.WriteString("severity", problem.Severity == Severity.Error ? "error" : "warning");
        json.WriteString("message", ProblemText.Render(problem, file.Outlook.Plan));
        json.WriteString("entity", JsonNamingPolicy.CamelCase.ConvertName(problem.At.Kind.ToString()));
        if (problem.At.Kind == EntityKind.WorkItem && file.Outlook.Plan.WorkItems.TryGet(problem.At.Id, out var item)) WriteUid(json, "uid", item);
        json.WriteString("field", problem.Field);
        if (file.Import.Lines.TryGetValue(problem.At, out var line)) json.WriteNumber("line", line);
        json.WriteEndObject();
    }

    /// <summary>The file's own identifier: a number where it is one.</summary>
    private static void WriteUid(Utf8JsonWriter json, string name, WorkItem item)
    {
        var uid = Wording.Uid(item);
        if (long.TryParse(uid, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) json.WriteNumber(name, number);
        else json.WriteString(name, uid);
    }

    private static void WriteDate(Utf8JsonWriter json, string name, DateTime? date)
    {
        if (date is not { } known)
        {
            json.WriteNull(name);
            return;
        }
        // Thousands of dates: formatted on the stack, 2026-01-05T08:00:00.
        Span<byte> text = stackalloc byte[19];
        known.TryFormat(text, out _, "s", CultureInfo.InvariantCulture);
        json.WriteString(name, text);
    }
}
