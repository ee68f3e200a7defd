using System.Collections.Immutable;
using System.Text.Json;
using Throughline.Grains;
using Throughline.Interchange;
using Throughline.Interchange.Updating;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;
using Throughline.Server.Access;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Import;

/// <summary>Checks files and imports them: all or nothing, as one revision.</summary>
public sealed class ImportDesk(ProgramDesk desk, ImportGate gate, TimeProvider clock)
{
    private const int MostPlanProblems = 100;

    /// <summary>Reads a file and says what it would give. Nothing is kept.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was set.</exception>
    public async Task<ImportCheck> Check(ImportSource source, ReadingTerms terms, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        using var place = await gate.Enter(source.Size, cancel);
        if (place is null) return new ImportCheck { FileName = source.Name, Size = source.Size, Terms = terms, Result = Busy(source.Name) };
        var current = terms.IsUpdate ? await desk.Ask(terms.Program, new PlanOfProgram(), Scope.Committed) : null;
        return await Task.Run(() => Read(source, terms, current, progress, cancel), cancel);
    }

    /// <summary>What the import would do to the program that is there already.</summary>
    /// <param name="check">A check that <see cref="ImportCheck.CanImport"/>.</param>
    /// <param name="keep">Tasks that keep the file's dates.</param>
    public async Task<ChangeOutcome> Preview(ImportCheck check, IReadOnlySet<WorkItemId> keep) =>
        await desk.Preview(check.Terms.Program, await Task.Run(() => ChangesOf(check, keep)));

    /// <summary>Imports. The file and its ledger stay with the revision.</summary>
    /// <param name="check">A check that <see cref="ImportCheck.CanImport"/>.</param>
    /// <param name="source">The file.</param>
    /// <param name="keep">Tasks that keep the file's dates.</param>
    /// <param name="progress">Told what is being done.</param>
    public async Task<ChangeOutcome> Import(ImportCheck check, ImportSource source, IReadOnlySet<WorkItemId> keep, Action<string> progress)
    {
        progress($"Putting {ImportSentence.Tasks(check.Tasks)} together");
        var bytes = await source.Bytes(CancellationToken.None);
        var changes = await Task.Run(() => ChangesOf(check, keep));
        progress($"Writing {ImportSentence.Records(changes.Changes.Length)}, all of them or none. It goes on when you leave this page.");
        var import = check.Result.Import!;
        var ledger = new LedgerRecord(import.Format, import.Ledger, check.Result.Problems, keep.Count, check.Dates.Differences.Length - keep.Count);
        var file = new ImportFile(changes.Id, check.FileName, bytes, JsonSerializer.Serialize(ledger, PlanJson.Options));
        return await desk.Commit(check.Terms.Program, changes, file);
    }

    private static ImportResult Busy(string fileName) =>
        new(null, [new ImportProblem { Code = "busy", Severity = ImportSeverity.Error, File = fileName, Message = ImportGate.Refusal }]);

    private ImportCheck Read(ImportSource source, ReadingTerms terms, Answer<Plan>? current, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var request = new ImportRequest { Program = terms.Program, Today = today, ProgramName = terms.IsUpdate ? null : terms.Name, Mapping = terms.Mapping, Over = current?.View.Program };
        var result = PlanReader.Read(source.Content(), source.Name, request, progress, cancel);
        var check = new ImportCheck { FileName = source.Name, Size = source.Size, Terms = terms, Result = result, Current = current };
        if (result.Import is not { } import) return check;
        progress?.Report(new ImportProgress("Computing dates", null, import.Plan.WorkItems.Count));
        if (current is not null) check = check with { Result = result with { Import = import = PlanUpdate.Aligned(current.View, import) } };
        var wanted = current is null ? import.Plan : PlanUpdate.Onto(current.View, import);
        var outlook = Outlook.Of(wanted, new Surroundings(today));
        var errors = outlook.Problems.Where(problem => problem.Severity == Severity.Error).Take(MostPlanProblems).Select(problem => Sentence(problem, wanted, import));
        return check with { Wanted = wanted, Outlook = outlook, Dates = DateDifferences.Between(import.StoredDates, outlook), PlanProblems = [.. errors] };
    }

    private static string Sentence(PlanProblem problem, Plan plan, PlanImport import) =>
        import.Lines.TryGetValue(problem.At, out var line)
            ? string.Create(System.Globalization.CultureInfo.CurrentCulture, $"Line {line}: {ProblemWords.Of(problem, plan)}")
            : ProblemWords.Of(problem, plan);

    private ChangeSet ChangesOf(ImportCheck check, IReadOnlySet<WorkItemId> keep)
    {
        var plan = FileDates.Keep(check.Wanted!, check.Result.Import!.StoredDates, keep);
        return new ChangeSet
        {
            Id = Guid.CreateVersion7(),
            BaseRevision = check.Current?.Revision ?? 0,
            Author = desk.Person,
            Reason = $"Import of {check.FileName}",
            Kind = LogEntryKind.Import,
            Changes = check.Current is null ? [.. plan.Entities().Select(entity => (Change)new Change.Put(entity))] : PlanDifference.Between(check.Current.View, plan),
        };
    }
}
