using Throughline.Grains;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Timeline.Edits;

/// <summary>Asks what an edit would change, of the plan the reader sees.</summary>
/// <param name="Request">The edit.</param>
/// <param name="Person">Who edits.</param>
/// <param name="Culture">The reader's culture, in which dates were typed.</param>
public sealed record PlanEditView(PlanEditRequest Request, string Person, string Culture) : IProgramView<PlanEditResult>
{
    /// <inheritdoc/>
    public PlanEditResult Of(ProgramSnapshot snapshot) => Cultures.In(Culture, () => new PlanEdits(snapshot.Outlook, Person, Guid.CreateVersion7).Of(Request));
}
