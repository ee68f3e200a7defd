using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Server.Pages.Desk;

namespace Throughline.Server.Pages.Import;

/// <summary>What became of an imported file, with the file itself.</summary>
public sealed partial class LedgerPage(ProgramDesk desk)
{
    private ImportFile? _file;
    private LedgerRecord? _ledger;
    private string? _name;
    private bool _isLoaded;

    /// <summary>The program.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>The import.</summary>
    [Parameter] public Guid Import { get; set; }

    private string Dates => _ledger is { OtherDates: var other, KeptFileDates: var kept } && other + kept > 0
        ? string.Create(System.Globalization.CultureInfo.CurrentCulture, $"{other + kept:N0} tasks had other dates than computed; {kept:N0} keep the file's.")
        : "";

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _file = await desk.Import(new ProgramId(Id), Import);
        if (_file is not null) _ledger = JsonSerializer.Deserialize<LedgerRecord>(_file.Ledger, PlanJson.Options);
        _name = (await desk.Programs()).FirstOrDefault(program => program.Id.Value == Id)?.Name;
        _isLoaded = true;
    }
}
