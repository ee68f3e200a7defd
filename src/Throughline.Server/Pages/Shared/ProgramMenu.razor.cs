using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Server.Pages.Desk;

namespace Throughline.Server.Pages.Shared;

/// <summary>What can be done with a program as a whole: newer files, the files it came from, removing it.</summary>
public sealed partial class ProgramMenu(ProgramDesk desk, NavigationManager navigation, TimeProvider clock)
{
    private ImmutableArray<ImportEntry> _imports = [];
    private bool _isOpen, _asksToRemove;

    /// <summary>The program.</summary>
    [Parameter, EditorRequired] public required ProgramId Program { get; set; }

    /// <summary>What people call it.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    private async Task Toggle()
    {
        (_isOpen, _asksToRemove) = (!_isOpen, false);
        if (_isOpen) _imports = await desk.Imports(Program);
    }

    private void Close() => _isOpen = false;

    private void Key(KeyboardEventArgs key)
    {
        if (key.Key == "Escape") Close();
    }

    private async Task Remove()
    {
        await desk.Remove(Program);
        navigation.NavigateTo("programs");
    }
}
