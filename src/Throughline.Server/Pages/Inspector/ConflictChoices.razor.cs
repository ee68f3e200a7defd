using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Inspector;

/// <summary>Where a draft and somebody else's change meet: what it was, both versions, and a choice for each field.</summary>
public sealed partial class ConflictChoices
{
    private ImmutableArray<FieldChoice> _choices = [];

    /// <summary>The conflicts.</summary>
    [Parameter, EditorRequired] public required ImmutableArray<ConflictLine> Lines { get; set; }

    /// <summary>The program.</summary>
    [Parameter, EditorRequired] public required Guid Program { get; set; }

    /// <summary>Whether something is being done.</summary>
    [Parameter] public bool IsBusy { get; set; }

    /// <summary>Asked to open an item.</summary>
    [Parameter] public EventCallback<string> OnOpen { get; set; }

    /// <summary>Asked to settle the conflicts.</summary>
    [Parameter, EditorRequired] public EventCallback<Settlement> OnSettle { get; set; }

    private string Headline
    {
        get
        {
            var people = Lines.Select(line => line.By).Distinct(StringComparer.Ordinal).ToList();
            var who = people.Count == 1 ? people[0] : $"{people.Count} people";
            return $"{who} changed {(Lines.Length == 1 ? "a field" : $"{Lines.Length} fields")} of your draft meanwhile. Whose values hold?";
        }
    }

    private bool IsComplete => Lines.All(line => Choice(line) is not null);

    private ConflictSide? Choice(ConflictLine line) => _choices.FirstOrDefault(choice => IsOf(choice, line))?.Keep;

    private void Choose(ConflictLine line, ConflictSide side) => _choices =
    [
        .. _choices.Where(choice => !Places(line).Contains((choice.At, choice.Field))), .. Places(line).Select(place => new FieldChoice(place.At, place.Field, side)),
    ];

    private Task Settle() => OnSettle.InvokeAsync(new Settlement(_choices));

    private static IEnumerable<(EntityRef At, string Field)> Places(ConflictLine line) => line.Followers.Prepend((line.At, line.Field));

    private static bool IsOf(FieldChoice choice, ConflictLine line) => choice.At == line.At && string.Equals(choice.Field, line.Field, StringComparison.Ordinal);

    private static string NameOf(ConflictLine line) => $"{line.At.Id} {line.Field}";

    private static string Shown(string value) => value.Length > 0 ? value : "nothing";
}
