using System.Globalization;
using Throughline.Grains;

namespace Throughline.Server.Pages.Timeline;

/// <summary>Asks for the picture of a program with the reader's draft.</summary>
public sealed record PlanPictureView : IProgramView<PlanPicture>
{
    /// <inheritdoc/>
    public PlanPicture Of(ProgramSnapshot snapshot)
    {
        var stamp = snapshot.Draft?.Stamp ?? 0;
        var version = string.Create(CultureInfo.InvariantCulture, $"{snapshot.Revision.Number}-{stamp}-{snapshot.Outlook.Surroundings.Today:yyyyMMdd}");
        return PlanPicture.Of(snapshot.Outlook, snapshot.Revision.Outlook, version, snapshot.Revision.Number, snapshot.Draft?.Edits.Length ?? 0);
    }
}
