using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;

namespace Throughline.Server.Pages.Start;

/// <summary>What is shown while there is no program: what this is for, and three ways to begin.</summary>
public sealed partial class FirstPage
{
    /// <summary>A program of this name shall be created.</summary>
    [Parameter] public EventCallback<string> OnCreate { get; set; }

    /// <summary>The demonstration shall be shown.</summary>
    [Parameter] public EventCallback OnDemo { get; set; }

    /// <summary>Why the last attempt failed, as sentences.</summary>
    [Parameter] public ImmutableArray<string> Problems { get; set; } = [];

    /// <summary>Whether something is being created.</summary>
    [Parameter] public bool IsBusy { get; set; }
}
