using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Throughline.Grains;
using Throughline.Interchange;
using Throughline.Interchange.Sheets;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Server.Words;

namespace Throughline.Server.Api;

/// <summary>What an import did, or would do.</summary>
/// <param name="Program">The program.</param>
/// <param name="Import">The import; its file and ledger are kept under it once it is made.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Format">What the file is, by its content.</param>
/// <param name="Ledger">What was kept, changed, computed anew and dropped.</param>
/// <param name="Warnings">What in the file is not as it should be.</param>
/// <param name="Mapping">For a sheet: how its columns were read; send it back, adjusted, as <c>mapping</c>.</param>
/// <param name="Dates">How the computed dates compare with those in the file.</param>
/// <param name="Change">What it does to the program. Null: it has all of this already, or the file is here already.</param>
public sealed record ImportView(
    Guid Program, Guid Import, string FileName, FileFormat Format, ImportLedger Ledger, ImmutableArray<ImportProblem> Warnings, SheetMapping? Mapping,
    DatesView Dates, ChangeResult? Change)
{
    /// <summary>In a check of a newer file: what would change in the program, in English, each record with its fields before and after; at most 100. Else null.</summary>
    public RecordList? Difference { get; init; }

    /// <summary>The program that was made of this file before: nothing was imported. Null: there is none, or the request chose the program.</summary>
    public ProgramHere? AlreadyHere { get; init; }
}

/// <summary>A program that is there.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Revision">The revision it is at.</param>
public sealed record ProgramHere(string Name, long Revision);

/// <summary>How the computed dates compare with those in a file.</summary>
/// <param name="Compared">Tasks for which the file holds dates.</param>
/// <param name="Equal">Those of them with the same start and finish.</param>
/// <param name="Reasons">Why the others differ.</param>
/// <param name="Differences">Those that differ, in outline order; at most 1000.</param>
public sealed record DatesView(int Compared, int Equal, ImmutableArray<ReasonCount> Reasons, ImmutableArray<DateDifference> Differences)
{
    internal const int Largest = 1_000;

    internal static DatesView Of(DateComparison dates) => new(
        dates.Compared, dates.Equal,
        [.. dates.Differences.CountBy(difference => difference.Reason).OrderByDescending(reason => reason.Value).Select(reason => new ReasonCount(reason.Key, DateComparison.Text(reason.Key), reason.Value))],
        [.. dates.Differences.Take(Largest)]);
}

/// <summary>How many dates differ for a reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Text">The reason as a sentence.</param>
/// <param name="Count">How many.</param>
public sealed record ReasonCount(DateDifferenceReason Reason, string Text, int Count);

/// <summary>The ledger kept with an import.</summary>
/// <param name="Format">What the file is.</param>
/// <param name="Ledger">What was kept, changed, computed anew and dropped.</param>
/// <param name="Warnings">What in the file is not as it should be.</param>
/// <param name="Dates">How the computed dates compare with those in the file.</param>
public sealed record KeptLedger(FileFormat Format, ImportLedger Ledger, ImmutableArray<ImportProblem> Warnings, DatesView Dates);

/// <summary>The form of an import.</summary>
internal sealed class ImportForm
{
    [FromForm(Name = "file"), Required, Description("Microsoft Project XML, an Excel workbook or separated values.")]
    public IFormFile? File { get; init; }

    [FromForm(Name = "program"), Description("The new program's id. Left out, it follows from the file, so that the same file is imported once; with another name than that program's, once more.")]
    public Guid? Program { get; init; }

    [FromForm(Name = "name"), Description("What the program shall be called; else as the file says.")]
    public string? Name { get; init; }

    [FromForm(Name = "keyPrefix"), Description("What keys begin with; else made from the name.")]
    public string? KeyPrefix { get; init; }

    [FromForm(Name = "mapping"), Description("For a sheet: JSON that says how its columns are read; else guessed from the headers.")]
    public string? Mapping { get; init; }

    [FromForm(Name = "keepFileDates"), Description("Which tasks keep the file's dates instead of the computed ones: ids of tasks and reasons (as in dates.reasons), separated by commas.")]
    public string? KeepFileDates { get; init; }

    [FromForm(Name = "reason"), Description("Why, for the history.")]
    public string? Reason { get; init; }

    /// <summary>The name the program shall have. Null: as the file says.</summary>
    public string? NewName => Blank(Name);

    /// <summary>Reads the choices.</summary>
    public bool TryReadTerms(out ImportTerms terms, out ProblemHttpResult? problem)
    {
        (terms, problem) = (new ImportTerms { Name = NewName, KeyPrefix = Blank(KeyPrefix), Reason = Blank(Reason) }, null);
        var ids = (KeepFileDates ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var id in ids)
        {
            if (Guid.TryParse(id, out var item)) terms = terms with { KeepFileDates = terms.KeepFileDates.Add(new(item)) };
            else if (Enum.TryParse<DateDifferenceReason>(id, ignoreCase: true, out var reason) && Enum.IsDefined(reason)) terms = terms with { KeepReasons = terms.KeepReasons.Add(reason) };
            else problem = Problems.BadRequest("wrongType", $"keepFileDates holds '{id}', which is neither an id nor one of {string.Join(", ", Enum.GetNames<DateDifferenceReason>().Select(JsonNamingPolicy.CamelCase.ConvertName))}.", "/keepFileDates");
        }
        if (problem is not null) return false;
        try
        {
            if (Blank(Mapping) is not { } text) return true;
            using var mapping = JsonDocument.Parse(text);
            if (JsonShape.FaultsOf(mapping.RootElement, typeof(SheetMapping)) is { Count: > 0 } faults) problem = Problems.Misread([.. faults.Select(fault => fault with { Pointer = "/mapping" + fault.Pointer })]);
            else terms = terms with { Mapping = mapping.RootElement.Deserialize<SheetMapping>(RequestJson.Options) };
            return problem is null;
        }
        catch (JsonException json)
        {
            problem = Problems.BadRequest("malformedJson", $"mapping: {JsonFaults.Sentence(json)}", "/mapping");
            return false;
        }
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>Files that come in: checked first, then imported whole or not at all.</summary>
internal static class ImportsApi
{
    public static void MapFirstImports(this RouteGroupBuilder api) =>
        Large(api.MapGroup("/imports").WithTags("Imports").MapPost("/", First)).WithSummary("Check a file, or make a program of it")
            .WithDescription("preview=true (the default) only checks; preview=false imports everything as one revision and answers 201. A file that is here already makes nothing: 200, and alreadyHere names the program.");

    public static void MapImports(this RouteGroupBuilder programs)
    {
        var group = programs.MapGroup("/{program:guid}/imports").WithTags("Imports");
        Large(group.MapPost("/", Update)).WithSummary("Check a newer file against a program, or bring the program to it")
            .WithDescription("Tasks are matched by the file's own ids. What was added here stays. preview=true (the default) only checks.");
        group.MapGet("/", List).ProducesProblem(StatusCodes.Status404NotFound).WithSummary("List the files that were imported");
        group.MapGet("/{import:guid}", Ledger).ProducesProblem(StatusCodes.Status404NotFound).WithSummary("Read what an import kept, changed and dropped");
        group.MapGet("/{import:guid}/file", File).ProducesProblem(StatusCodes.Status404NotFound).WithSummary("Get the file as it came");
    }

    private static RouteHandlerBuilder Large(RouteHandlerBuilder route) => route.DisableAntiforgery()
        .WithMetadata(new RequestSizeLimitAttribute(Access.RequestLimits.Upload)).WithFormOptions(multipartBodyLengthLimit: Access.RequestLimits.Upload)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable).AddEndpointFilter(async (call, next) =>
        {
            using var place = await call.HttpContext.RequestServices.GetRequiredService<Access.ImportGate>().Enter(call.Arguments.OfType<ImportForm>().SingleOrDefault()?.File?.Length ?? 0, call.HttpContext.RequestAborted);
            return place is null ? Busy(call.HttpContext) : await next(call);
        });

    private static ProblemHttpResult Busy(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        return Problems.Of(StatusCodes.Status503ServiceUnavailable, "busy", "Too many imports at once", Access.ImportGate.Refusal);
    }

    private static async Task<Results<Ok<ImportView>, Created<ImportView>, ProblemHttpResult>> First(
        [FromForm] ImportForm? form, [FromServices] ChangeDoor door, [FromServices] Intake intake, HttpContext context, [FromQuery] bool preview = true, [FromQuery] Guid? changeSet = null)
    {
        if (form?.File is not { } file) return NoFile();
        if (!RevisionTag.TryRead(context, 0, out _, out var problem)) return problem!;
        await using var content = file.OpenReadStream();
        if (form.Program is { } chosen) return await Import(new Incoming(form, file.FileName, content, chosen, null, changeSet ?? chosen, preview), door, intake, context);
        var (program, here) = await PlaceOf(content, form.NewName, changeSet, door, context.RequestAborted);
        return await Import(new Incoming(form, file.FileName, content, program, null, changeSet ?? program, preview) { Here = here }, door, intake, context);
    }

    /// <summary>Where a file becomes a program, and that program where another request made it.</summary>
    private static async Task<(Guid Program, ProgramHere? Here)> PlaceOf(Stream content, string? name, Guid? changeSet, ChangeDoor door, CancellationToken cancel)
    {
        var first = await Intake.IdOf(content, null, cancel);
        var present = await Present(first);
        if (name is null || (present is not null && string.Equals(present.Name, name, StringComparison.Ordinal))) return (first, present);
        var named = await Intake.IdOf(content, name, cancel);
        var again = await Present(named);
        return again is null && present is null ? (first, null) : (named, again);

        async Task<ProgramHere?> Present(Guid program) =>
            await door.Ask(program, new ProgramName()) is { } found && !await door.IsRepeated(program, found.Revision, new ChangeTerms { ChangeSet = changeSet }) ? new ProgramHere(found.View, found.Revision) : null;
    }

    private sealed record ProgramName : IProgramView<string>
    {
        public string Of(ProgramSnapshot snapshot) => snapshot.Plan.Program.Name;
    }

    private static async Task<Results<Ok<ImportView>, Created<ImportView>, ProblemHttpResult>> Update(
        Guid program, [FromForm] ImportForm? form, [FromServices] ChangeDoor door, [FromServices] Intake intake, HttpContext context, [FromQuery] bool preview = true, [FromQuery] Guid? changeSet = null)
    {
        if (form?.File is not { } file) return NoFile();
        if (await door.Ask(program, new WholePlan()) is not { } current) return Problems.NotFound($"program {program}");
        if (!RevisionTag.TryRead(context, current.Revision, out var revision, out var problem)) return problem!;
        if (revision != current.Revision) current = await door.Ask(program, new WholePlan(), new Scope(At: revision)) ?? current;
        await using var content = file.OpenReadStream();
        return await Import(new Incoming(form, file.FileName, content, program, current, changeSet ?? Guid.NewGuid(), preview), door, intake, context);
    }

    private sealed record Incoming(ImportForm Form, string FileName, Stream Content, Guid Program, Answer<Plan>? Current, Guid ChangeSet, bool IsPreview)
    {
        /// <summary>The program that was made of this file before.</summary>
        public ProgramHere? Here { get; init; }
    }

    private static async Task<Results<Ok<ImportView>, Created<ImportView>, ProblemHttpResult>> Import(Incoming incoming, ChangeDoor door, Intake intake, HttpContext context)
    {
        if (!incoming.Form.TryReadTerms(out var terms, out var problem)) return problem!;
        var fileName = Path.GetFileName(incoming.FileName);
        var read = await Task.Run(() => intake.Read(incoming.Content, fileName, terms, incoming.Program, incoming.Current?.View.Program, context.RequestAborted), context.RequestAborted);
        if (read.Import is not { } import) return Unreadable(fileName, read);
        var (wanted, dates) = await Task.Run(() => intake.Weigh(import, incoming.Current?.View, terms));
        var changes = await Task.Run(() => intake.ChangesOf(wanted, incoming.Current, incoming.ChangeSet, terms.Reason ?? $"Import of {fileName}"));
        var view = new ImportView(incoming.Program, incoming.ChangeSet, fileName, import.Format, import.Ledger, read.Problems, import.Mapping, DatesView.Of(dates), null) { AlreadyHere = incoming.Here };
        if (incoming.Here is { } here) RevisionTag.Write(context, here.Revision);
        if (incoming.Here is not null || changes.Changes.IsEmpty) return TypedResults.Ok(view);
        var outcome = await door.Make(context, incoming.Program, changes, incoming.IsPreview ? null : await Kept(incoming, view), incoming.IsPreview);
        var answer = await door.Answer(context, incoming.Program, outcome, changes.Changes, incoming.IsPreview);
        if (answer.Result is ProblemHttpResult refused) return refused;
        if (incoming is { IsPreview: true, Current: not null } && outcome is ChangeOutcome.Done done)
            view = view with { Difference = Cultures.In("en", () => RecordList.Of(done.Changes, wanted, intake.Today)) };
        view = view with { Change = ((Ok<ChangeResult>)answer.Result).Value };
        return incoming.IsPreview || incoming.Current is not null ? TypedResults.Ok(view) : TypedResults.Created($"{ApiHost.Prefix}/programs/{incoming.Program}", view);
    }

    private static async Task<ImportFile> Kept(Incoming incoming, ImportView view)
    {
        incoming.Content.Position = 0;
        var bytes = new byte[incoming.Content.Length];
        await incoming.Content.ReadExactlyAsync(bytes);
        return new ImportFile(view.Import, view.FileName, bytes, JsonSerializer.Serialize(new KeptLedger(view.Format, view.Ledger, view.Warnings, view.Dates), PlanJson.Options));
    }

    private static ProblemHttpResult NoFile() =>
        Problems.BadRequest("required", "file is required: a form field with Microsoft Project XML, an Excel workbook or separated values.", "/file");

    private static ProblemHttpResult Unreadable(string fileName, ImportResult read) => Problems.Of(
        StatusCodes.Status422UnprocessableEntity, "fileUnreadable", "The file cannot be imported",
        read.Problems.Length == 1 ? read.Problems[0].ToString() : $"{fileName} has {read.Problems.Length} problems; all are listed in 'problems'. Nothing was imported.",
        read.Problems.Select(problem => new Fault(problem.Code, problem.ToString(), problem.Line is { } line ? $"/lines/{line}" : "")));

    private static async Task<Results<Ok<ImmutableArray<ImportEntry>>, ProblemHttpResult>> List(Guid program, [FromServices] ChangeDoor door) =>
        await door.Ask(program, new PresentRevision()) is null ? Problems.NotFound($"program {program}") : TypedResults.Ok((await door.Program(program).Imports(door.Principal)).Value);

    private static async Task<Results<Ok<KeptLedger>, ProblemHttpResult>> Ledger(Guid program, Guid import, [FromServices] ChangeDoor door) =>
        (await door.Program(program).Import(import, door.Principal)).Value is { } file
            ? TypedResults.Ok(JsonSerializer.Deserialize<KeptLedger>(file.Ledger, PlanJson.Options)!)
            : Problems.NotFound($"import {import} of program {program}");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> File(Guid program, Guid import, [FromServices] ChangeDoor door) =>
        (await door.Program(program).Import(import, door.Principal)).Value is { } file
            ? TypedResults.File(file.Content.ToArray(), "application/octet-stream", file.FileName)
            : Problems.NotFound($"import {import} of program {program}");
}
