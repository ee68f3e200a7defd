using Throughline.Grains;
using Throughline.Programs.ChangeSets;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Timeline.Edits;

/// <summary>Asks what an edit would change, of the plan the reader sees.</summary>
/// <param name="Request">The edit.</param>
/// <param name="Person">Who edits.</param>
/// <param name="Culture">The reader's culture, in which dates were typed.</param>
public sealed record PlanEditView(PlanEditRequest Request, string Person, string Culture) : IProgramView<PlanEditAnswer>
{
    /// <inheritdoc/>
    public PlanEditAnswer Of(ProgramSnapshot snapshot)
    {
        var result = Cultures.In(Culture, () => new PlanEdits(snapshot.Outlook, Person, Guid.CreateVersion7).Of(Request));
        return new PlanEditAnswer(MadeEdit.Of(new DraftEdit(result.Label, result.Changes), snapshot.Plan), result.Problem);
    }
}

/// <summary>An edit understood, with what it was made on.</summary>
/// <param name="Edit">The edit. Changes nothing where there is a problem.</param>
/// <param name="Problem">Why it cannot be done and what would be right. Null: it can.</param>
public sealed record PlanEditAnswer(MadeEdit Edit, string? Problem);

/// <summary>Asks what an edit that was taken back would change if it were made again.</summary>
/// <param name="Edit">The edit as it was made.</param>
public sealed record EditAgainView(MadeEdit Edit) : IProgramView<EditAgain>
{
    /// <inheritdoc/>
    public EditAgain Of(ProgramSnapshot snapshot) => Edit.Again(snapshot.Plan);
}
