using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Throughline.Grains;
using Throughline.Programs.ChangeSets;

namespace Throughline.Server.Pages.History;

/// <summary>One change in full, and the way back: first what it would do, then doing it.</summary>
public sealed partial class EntryInspector
{
    /// <summary>The change.</summary>
    [Parameter, EditorRequired] public required EntryDetails Details { get; set; }

    /// <summary>What taking it back would do. Null: not asked yet.</summary>
    [Parameter] public ChangeOutcome? Undo { get; set; }

    /// <summary>Why it cannot be taken back, as sentences.</summary>
    [Parameter] public ImmutableArray<string> UndoProblems { get; set; } = [];

    /// <summary>Whether something is being done.</summary>
    [Parameter] public bool IsBusy { get; set; }

    /// <summary>The day the outlook is taken.</summary>
    [Parameter, EditorRequired] public required DateOnly Today { get; set; }

    /// <summary>The reader's now.</summary>
    [Parameter, EditorRequired] public required DateTimeOffset Now { get; set; }

    /// <summary>The program.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>The inspector shall close.</summary>
    [Parameter] public EventCallback OnClose { get; set; }

    /// <summary>It shall be shown what taking it back would do.</summary>
    [Parameter] public EventCallback OnPreview { get; set; }

    /// <summary>It shall be taken back.</summary>
    [Parameter] public EventCallback OnUndo { get; set; }

    /// <summary>It shall stay.</summary>
    [Parameter] public EventCallback OnKeep { get; set; }

    private string? CannotUndo => Details.Entry switch
    {
        { Revision: 1 } => "The beginning cannot be taken back; the program can be removed as a whole.",
        { Kind: LogEntryKind.Surroundings } => "Another day came; nobody can take that back.",
        _ => null,
    };
}
