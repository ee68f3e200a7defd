using System.Globalization;
using Throughline.Grains;
using Throughline.Interchange.Reports;

namespace Throughline.Server.Pages.Timeline;

/// <summary>Asks for the picture of a program with the reader's draft.</summary>
/// <param name="Columns">Names of the columns to show besides those that always come, separated by commas.</param>
public sealed record PlanPictureView(string Columns = "") : IProgramView<PlanPicture>
{
    /// <inheritdoc/>
    public PlanPicture Of(ProgramSnapshot snapshot)
    {
        var picture = PlanPicture.Of(snapshot.Outlook, snapshot.Revision.Outlook, new PlanVersionView(Columns).Of(snapshot), snapshot.Revision.Number, snapshot.Draft is { ChangesNothing: false } draft ? draft.Edits.Length : 0);
        return Columns.Length == 0 ? picture : picture.With(PlanColumn.Named(Columns, out _), snapshot.Outlook);
    }
}

/// <summary>Asks only for the name of the picture's version: cheap, and enough when the picture is kept.</summary>
/// <param name="Columns">As in <see cref="PlanPictureView"/>: a picture with other columns is another version.</param>
public sealed record PlanVersionView(string Columns = "") : IProgramView<string>
{
    /// <inheritdoc/>
    public string Of(ProgramSnapshot snapshot) =>
        string.Create(CultureInfo.InvariantCulture, $"{snapshot.Revision.Number}-{snapshot.Draft?.Stamp ?? 0}-{snapshot.Outlook.Surroundings.Today:yyyyMMdd}{(Columns.Length == 0 ? "" : "-" + Columns)}");
}
