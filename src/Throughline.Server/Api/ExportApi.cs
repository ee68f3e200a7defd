using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Throughline.Grains;
using Throughline.Interchange;
using Throughline.Interchange.MsProject;
using Throughline.Interchange.Reports;
using Throughline.Interchange.Sheets;
using Throughline.Programs;
using Throughline.Programs.Outlooks;

namespace Throughline.Server.Api;

/// <summary>What a file in a format does not hold of a plan.</summary>
/// <param name="Format">The format, as in the address of the export: csv, xlsx or mspdi.</param>
/// <param name="Missing">Each kind of thing with its count, in English.</param>
/// <param name="Sentence">All of it in one sentence, in English.</param>
public sealed record ExportLoss(string Format, ImmutableArray<string> Missing, string Sentence)
{
    internal static ExportLoss Of(string name, FileFormat format, Plan plan, ImmutableArray<PlanColumn> columns)
    {
        var missing = ExportLosses.Of(plan, format, columns);
        return new ExportLoss(name, missing, ExportLosses.Sentence(format, missing) ?? "");
    }
}

/// <summary>The plan as a file for other tools.</summary>
internal static class ExportApi
{
    private static readonly ImmutableArray<(string Name, FileFormat Format)> LossyFormats = [("csv", FileFormat.Csv), ("xlsx", FileFormat.Xlsx), ("mspdi", FileFormat.MicrosoftProjectXml)];

    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapExport(this RouteGroupBuilder programs)
    {
        var group = programs.MapGroup("/{program:guid}/export").WithTags("Export");
        group.MapGet("/mspdi", (Guid program, [AsParameters] ExportTerms terms, [FromServices] ChangeDoor door, HttpContext context) =>
            Write(new(program, terms, "application/xml", "xml"), door, context, (outlook, _, stream) => MspdiWriter.Write(outlook.Plan, outlook, stream))).Tells("application/xml", "Microsoft Project XML");
        group.MapGet("/csv", (Guid program, [AsParameters] ExportTerms terms, [FromServices] ChangeDoor door, HttpContext context) =>
            Write(new(program, terms, "text/csv; charset=utf-8", "csv"), door, context, (outlook, columns, stream) => SheetWriter.WriteCsv(outlook, new SheetExport { Columns = columns }, stream))).Tells("text/csv", "Comma-separated values");
        group.MapGet("/xlsx", (Guid program, [AsParameters] ExportTerms terms, [FromServices] ChangeDoor door, HttpContext context) =>
            Write(new(program, terms, Xlsx, "xlsx"), door, context, (outlook, columns, stream) => SheetWriter.WriteXlsx(outlook, new SheetExport { Columns = columns }, stream))).Tells(Xlsx, "Excel workbook");
        group.MapGet("/pdf", (Guid program, [AsParameters] ExportTerms terms, [FromServices] ChangeDoor door, HttpContext context) =>
            Write(new(program, terms, "application/pdf", "pdf"), door, context, (outlook, columns, stream) => PlanPdf.Write(outlook, Print(outlook, terms, columns), stream, context.RequestAborted))).Tells("application/pdf", "Paged PDF with table and bars");
        group.MapGet("/losses", Losses).AnswersKnown().WithSummary("What this plan has that a format does not carry").WithDescription("Only formats that lose something are listed.");
    }

    private static async Task<Results<Ok<ImmutableArray<ExportLoss>>, ProblemHttpResult>> Losses(Guid program, [AsParameters] ExportTerms terms, [FromServices] ChangeDoor door, HttpContext context)
    {
        if (!terms.TryReadColumns(out var columns, out var problem)) return problem!;
        if (await door.Ask(program, new WholeOutlook(), new Scope(terms.Draft ?? false, terms.At)) is not { } answer) return Problems.NotFound(program, terms.At);
        RevisionTag.Write(context, answer.Revision);
        return TypedResults.Ok<ImmutableArray<ExportLoss>>([.. LossyFormats.Select(format => ExportLoss.Of(format.Name, format.Format, answer.View.Plan, columns)).Where(loss => !loss.Missing.IsEmpty)]);
    }

    private static RouteHandlerBuilder Tells(this RouteHandlerBuilder route, string mediaType, string summary) =>
        route.Produces<Stream>(StatusCodes.Status200OK, mediaType).AnswersKnown().WithSummary(summary);

    private static PlanPrint Print(Outlook outlook, ExportTerms terms, ImmutableArray<PlanColumn> columns)
    {
        var print = new PlanPrint { Title = outlook.Plan.Program.Name, Paper = Enum.Parse<Paper>(terms.Paper ?? nameof(Paper.A4), ignoreCase: true) };
        return terms.Columns is null ? print : print with { Columns = columns };
    }

    private sealed record Export(Guid Program, ExportTerms Terms, string MediaType, string Extension);

    private static async Task<IResult> Write(Export export, ChangeDoor door, HttpContext context, Action<Outlook, ImmutableArray<PlanColumn>, Stream> write)
    {
        if (!export.Terms.TryReadColumns(out var columns, out var problem)) return problem!;
        var scope = new Scope(export.Terms.Draft ?? false, export.Terms.At);
        if (await door.Ask(export.Program, new WholeOutlook(), scope) is not { } answer) return Problems.NotFound(export.Program, export.Terms.At);
        return await RevisionTag.UnlessKnown(context, answer.Revision, () => Task.Run(Made, context.RequestAborted));

        IResult Made()
        {
            using var stream = new MemoryStream();
            write(answer.View, columns, stream);
            return TypedResults.File(stream.ToArray(), export.MediaType, $"{FileName(answer.View.Plan.Program.Name)}.{export.Extension}");
        }
    }

    /// <summary>A program's name as file systems take it.</summary>
    private static string FileName(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var character in name) plain.Append(char.IsLetterOrDigit(character) || character is ' ' or '-' or '_' or '.' ? character : '_');
        return plain.ToString().Trim(' ', '.') is { Length: > 0 } usable ? usable : "plan";
    }

    private sealed record WholeOutlook : IProgramView<Outlook>
    {
        public Outlook Of(ProgramSnapshot snapshot) => snapshot.Outlook;
    }
}

/// <summary>What an export takes.</summary>
internal sealed class ExportTerms
{
    [FromQuery(Name = "columns"), Description("Names of columns, separated by commas; else the usual ones.")]
    public string? Columns { get; init; }

    [FromQuery(Name = "paper"), Description("Paper of a PDF: a4 (default), a3, letter or tabloid, all across.")]
    public string? Paper { get; init; }

    [FromQuery(Name = "draft"), Description("true: with your draft over the plan.")]
    public bool? Draft { get; init; }

    [FromQuery(Name = "at"), Description("A past revision.")]
    public long? At { get; init; }

    /// <summary>Reads the columns, and checks the rest.</summary>
    public bool TryReadColumns(out ImmutableArray<PlanColumn> columns, out ProblemHttpResult? problem)
    {
        columns = PlanColumn.Named(Columns ?? "", out var unknown);
        if (string.IsNullOrWhiteSpace(Columns)) columns = PlanColumn.Default;
        var papers = Enum.GetNames<Paper>();
        var faults = new List<Fault>();
        if (!unknown.IsEmpty) faults.Add(new Fault("unknownColumn", PlanColumn.Refusal(unknown), "/columns"));
        if (Paper is not null && !papers.Contains(Paper, StringComparer.OrdinalIgnoreCase))
            faults.Add(new Fault("unknownPaper", $"paper is '{Paper}'; it is one of {string.Join(", ", papers)}.", "/paper"));
        if (At < 1) faults.Add(new Fault("unknownRevision", string.Create(CultureInfo.InvariantCulture, $"at is {At}; revisions begin with 1."), "/at"));
        problem = faults.Count == 0 ? null : Problems.Unread(faults, faults.Count == 1 ? faults[0].Code : "badRequest");
        return problem is null;
    }
}
