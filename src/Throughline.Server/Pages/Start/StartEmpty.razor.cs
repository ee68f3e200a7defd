using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;

namespace Throughline.Server.Pages.Start;

/// <summary>Asks for the name of an empty program.</summary>
public sealed partial class StartEmpty
{
    private string _name = "";
    private bool _isNameless;
    private ElementReference _field;

    /// <summary>A program of this name shall be created.</summary>
    [Parameter] public EventCallback<string> OnCreate { get; set; }

    /// <summary>Why the last attempt failed, as sentences.</summary>
    [Parameter] public ImmutableArray<string> Problems { get; set; } = [];

    /// <summary>Whether something is being created.</summary>
    [Parameter] public bool IsBusy { get; set; }

    /// <summary>Whether the reader asked for this and goes on typing.</summary>
    [Parameter] public bool TakesFocus { get; set; }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && TakesFocus) await _field.FocusAsync();
    }

    private async Task Submit()
    {
        _isNameless = string.IsNullOrWhiteSpace(_name);
        if (!_isNameless) await OnCreate.InvokeAsync(_name);
    }
}
