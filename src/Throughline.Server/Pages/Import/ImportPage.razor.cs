using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Throughline.Grains;
using Throughline.Interchange;
using Throughline.Interchange.Sheets;
using Throughline.Programs;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Pages.Shared;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Import;

/// <summary>Brings a plan in: choose, check, decide, import. Nothing is kept before the last step.</summary>
public sealed partial class ImportPage(ImportDesk imports, ProgramDesk desk, NavigationManager navigation, Notices notices) : IAsyncDisposable
{
    private ProgramId _program = new(Guid.CreateVersion7());
    private Step _step;
    private ImportSource? _source;
    private ImportCheck? _check;
    private ChangeOutcome? _effect;
    private RecordList? _records;
    private bool _hasDraft;
    private ImmutableHashSet<WorkItemId> _keep = [];
    private CancellationTokenSource? _reading;
    private (ProgramId Id, string Name)? _target;
    private string? _trouble, _savedName;
    private string _stage = "";
    private double? _share;
    private bool _isLeft;

    private enum Step { Choose, Reading, Checked, Importing }

    /// <summary>The program the file is a newer version of. Null: a new program.</summary>
    [SupplyParameterFromQuery(Name = "program")] public Guid? Program { get; set; }

    private string Title => _target is null ? "Open a plan" : "Import a newer file";

    private ImportSentence Sentence => ImportSentence.Of(_step == Step.Checked ? _check : null, _target?.Name, _effect);

    private bool IsUnchanged => _effect is ChangeOutcome.Done { Changes.IsEmpty: true } or ChangeOutcome.Refused or ChangeOutcome.Conflicted;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (Program is not { } id) return;
        var programs = await desk.Programs();
        var summary = programs.FirstOrDefault(program => program.Id.Value == id);
        if (summary is null) _trouble = "There is no such program any more. The file can still be opened as a new one.";
        else (_program, _target) = (summary.Id, (summary.Id, summary.Name));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _isLeft = true;
        if (_reading is not null) await _reading.CancelAsync();
        if (_source is not null) await _source.DisposeAsync();
        _reading?.Dispose();
    }

    private Task TakeFile(IBrowserFile file)
    {
        if (file.Size <= ImportLimits.Default.Bytes) return Take(file.Name, cancel => file.OpenReadStream(ImportLimits.Default.Bytes, cancel), file.Size);
        _trouble = $"{file.Name} has {SheetWords.Size(file.Size)}; files up to {SheetWords.Size(ImportLimits.Default.Bytes)} are read. Nothing was taken in. Split the plan, or leave out what is finished.";
        return Task.CompletedTask;
    }

    private Task TakeText(string text) => Take("Pasted cells", _ => new MemoryStream(Encoding.UTF8.GetBytes(text)), 0);

    private async Task Take(string name, Func<CancellationToken, Stream> open, long length)
    {
        await StartOver();
        var cancel = Begin("Taking the file in");
        try
        {
            await using var content = open(cancel);
            _source = await ImportSource.Take(name, content, length, new Progress<double>(share => Tell($"Taking {name} in", share)), cancel);
        }
        catch (Exception end) when (end is OperationCanceledException or IOException)
        {
            (_step, _trouble) = (Step.Choose, end is IOException ? $"{name} did not arrive: {end.Message} Choose it again." : null);
            return;
        }
        await Check(new ReadingTerms { Program = _program, IsUpdate = _target is not null });
        await UseSavedColumns();
    }

    private async Task Check(ReadingTerms terms)
    {
        if (_source is null) return;
        var cancel = Begin($"Reading {_source.Name}");
        try
        {
            var progress = new Progress<ImportProgress>(told => Tell(told.Items > 0 ? $"{told.Stage}: {told.Items:N0} tasks" : told.Stage, told.Fraction));
            var check = await imports.Check(_source, terms, progress, cancel);
            cancel.ThrowIfCancellationRequested();
            _check = check;
            _keep = [];
            await Preview();
            _step = Step.Checked;
        }
        catch (OperationCanceledException)
        {
            _step = Step.Choose;
        }
    }

    private async Task Preview()
    {
        _effect = _check is { CanImport: true, Current: not null } check ? await imports.Preview(check, _keep) : null;
        _hasDraft = _effect is not null && _target is { } program && !(await desk.Draft(program.Id)).ChangesNothing;
        _records = _effect is ChangeOutcome.Done done && _check?.Outlook is { } outlook ? RecordList.Of(done.Changes, _check.Wanted!, outlook.Surroundings.Today) : null;
    }

    /// <summary>A sheet with the headers of a saved mapping is read as that mapping says.</summary>
    private async Task UseSavedColumns()
    {
        _savedName = null;
        if (_check is not { Result.Preview: { HeaderLine: > 0 } preview } check) return;
        foreach (var saved in await desk.Mappings())
        {
            if (JsonSerializer.Deserialize<SheetMapping>(saved.Mapping, PlanJson.Options) is not { } mapping) continue;
            if (!mapping.Columns.Select(column => column.Header).SequenceEqual(preview.Columns.Select(column => column.Header))) continue;
            await Check(check.Terms with { Mapping = mapping });
            _savedName = saved.Name;
            return;
        }
    }

    private Task Remap(SheetMapping mapping) => Check(_check!.Terms with { Mapping = mapping });

    private async Task SaveMapping(string name)
    {
        await desk.SaveMapping(name, JsonSerializer.Serialize(_check!.Mapping, PlanJson.Options));
        _savedName = name;
        notices.Show(new Notice($"Sheets with these headers are read as \"{name}\" from now on."));
    }

    private Task Rename(ChangeEventArgs change) => Check(_check!.Terms with { Name = change.Value?.ToString()?.Trim() is { Length: > 0 } name ? name : null, Mapping = _check.Mapping });

    private Task ChooseDates(ImmutableHashSet<WorkItemId> keep)
    {
        _keep = keep;
        return Preview();
    }

    private async Task Import()
    {
        if (_check is not { } check || _source is null) return;
        (_step, _share) = (Step.Importing, null);
        var outcome = await imports.Import(check, _source, _keep, stage =>
        {
            _stage = stage;
            StateHasChanged();
        });
        if (outcome is ChangeOutcome.Done done) Finish(check, done);
        else (_step, _effect, _trouble) = (Step.Checked, outcome, Refusal(outcome, check));
    }

    private void Finish(ImportCheck check, ChangeOutcome.Done done)
    {
        var program = check.Terms.Program;
        notices.Show(check.Current is null
            ? new Notice($"{ImportSentence.Tasks(check.Tasks)} imported from {check.FileName}.", "Undo import", () => RemoveAgain(program))
            : new Notice($"{check.FileName} is imported.", "Undo import", () => desk.Undo(program, done.Revision)));
        // Whoever went elsewhere meanwhile is told, and not carried off.
        if (!_isLeft) navigation.NavigateTo($"programs/{program.Value}/plan");
    }

    private async Task RemoveAgain(ProgramId program)
    {
        await desk.Remove(program);
        navigation.NavigateTo("programs");
    }

    private static string Refusal(ChangeOutcome outcome, ImportCheck check) => outcome switch
    {
        ChangeOutcome.Refused refused => "Nothing was imported. " + string.Join(" ", refused.Problems.Take(5).Select(problem => ProblemWords.Of(problem, check.Wanted!))),
        ChangeOutcome.Conflicted => "Nothing was imported: somebody changed the program meanwhile. Choose the file again to see the difference anew.",
        _ => "Nothing was imported: the program is not there any more.",
    };

    private async Task StartOver()
    {
        if (_reading is not null) await _reading.CancelAsync();
        if (_source is not null) await _source.DisposeAsync();
        (_source, _check, _effect, _trouble, _step, _keep) = (null, null, null, null, Step.Choose, []);
    }

    private async Task Cancel()
    {
        if (_reading is not null) await _reading.CancelAsync();
    }

    private CancellationToken Begin(string stage)
    {
        _reading?.Dispose();
        _reading = new CancellationTokenSource();
        (_step, _stage, _share, _trouble) = (Step.Reading, stage, null, null);
        StateHasChanged();
        return _reading.Token;
    }

    private void Tell(string stage, double? share)
    {
        if (_step != Step.Reading) return;
        (_stage, _share) = (stage, share);
        StateHasChanged();
    }
}
