using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Throughline.Grains;
using Throughline.Programs.Outlooks;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Pages.Inspector;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Timeline;

/// <summary>Right of the plan: the selected row, why its date is what it is, and what the draft does.</summary>
public sealed partial class PlanInspector
{
    /// <summary>The selected item. Null: none.</summary>
    [Parameter] public ItemDetails? Details { get; set; }

    /// <summary>The draft and what it does.</summary>
    [Parameter, EditorRequired] public required DraftOutcome Draft { get; set; }

    /// <summary>What the draft changes, cell by cell.</summary>
    [Parameter] public DraftLines Edits { get; set; } = DraftLines.None;

    /// <summary>The program.</summary>
    [Parameter] public Guid Program { get; set; }

    /// <summary>The sentence at the top, whose date is offered to be explained while no row is selected.</summary>
    [Parameter] public ProgramAnswer? Headline { get; set; }

    /// <summary>The day the outlook is taken.</summary>
    [Parameter, EditorRequired] public DateOnly Today { get; set; }

    /// <summary>Whether something is being done.</summary>
    [Parameter] public bool IsBusy { get; set; }

    /// <summary>Asked to open an item.</summary>
    [Parameter] public EventCallback<string> OnOpen { get; set; }

    /// <summary>Asked to explain another date.</summary>
    [Parameter] public EventCallback<DateKind> OnWhy { get; set; }

    /// <summary>Asked to commit the draft.</summary>
    [Parameter] public EventCallback OnCommit { get; set; }

    /// <summary>Asked to take the draft back.</summary>
    [Parameter] public EventCallback OnDiscard { get; set; }

    /// <summary>Asked to take the last edit back.</summary>
    [Parameter] public EventCallback OnTakeBack { get; set; }

    /// <summary>The draft's conflicts in words.</summary>
    [Parameter] public ImmutableArray<ConflictLine> Conflicts { get; set; } = [];

    /// <summary>Asked to settle the conflicts.</summary>
    [Parameter] public EventCallback<Settlement> OnResolve { get; set; }

    /// <summary>Asked to set a field of the selected item.</summary>
    [Parameter] public EventCallback<(string Field, string Text)> OnEdit { get; set; }

    /// <summary>Asked to close the selected item.</summary>
    [Parameter] public EventCallback OnClose { get; set; }

    private ImpactLines? Lines => Draft.Impact is { } impact ? ImpactLines.Of(impact, Today) : null;

    // A cell in conflict shows the other's value until it is settled, and so is no line yet.
    private string Changes => Edits.Count + Conflicts.Length is var count and not 1 ? $"{count} changes" : "1 change";

    // On a narrow screen the closed sheet still says the one thing.
    private string Closed
    {
        get
        {
            if (!Conflicts.IsEmpty) return Conflicts.Length == 1 ? "1 field of your draft was changed by others" : $"{Conflicts.Length} fields of your draft were changed by others";
            if (!Draft.ChangesNothing) return Lines?.Rows is [{ } first, ..] ? $"Draft: {first.Name} {first.Now} → {first.Then}" : $"Draft, {Changes}";
            return Details is { } item ? $"{item.Number} {item.Name}" : "Select a row";
        }
    }
}
