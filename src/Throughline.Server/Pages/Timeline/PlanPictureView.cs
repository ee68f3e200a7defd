using System.Globalization;
using Throughline.Grains;

namespace Throughline.Server.Pages.Timeline;

/// <summary>Asks for the picture of a program with the reader's draft.</summary>
public sealed record PlanPictureView : IProgramView<PlanPicture>
{
    /// <inheritdoc/>
    public PlanPicture Of(ProgramSnapshot snapshot) =>
        PlanPicture.Of(snapshot.Outlook, snapshot.Revision.Outlook, PlanVersionView.Of(snapshot), snapshot.Revision.Number, snapshot.Draft is { ChangesNothing: false } draft ? draft.Edits.Length : 0);
}

/// <summary>Asks only for the name of the picture's version: cheap, and enough when the picture is kept.</summary>
public sealed record PlanVersionView : IProgramView<string>
{
    string IProgramView<string>.Of(ProgramSnapshot snapshot) => Of(snapshot);

    internal static string Of(ProgramSnapshot snapshot) =>
        string.Create(CultureInfo.InvariantCulture, $"{snapshot.Revision.Number}-{snapshot.Draft?.Stamp ?? 0}-{snapshot.Outlook.Surroundings.Today:yyyyMMdd}");
}
