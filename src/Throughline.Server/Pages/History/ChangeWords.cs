using System.Globalization;
using Throughline.Grains;
using Throughline.Programs.ChangeSets;

namespace Throughline.Server.Pages.History;

/// <summary>What to call a revision.</summary>
internal static class ChangeWords
{
    /// <summary>The reason its author gave, else what kind of change it was.</summary>
    public static string Title(HistoryEntry entry) => entry switch
    {
        { Kind: LogEntryKind.Undo, Undoes: { } revision, Reason.Length: 0 } => string.Create(CultureInfo.CurrentCulture, $"Took revision {revision:N0} back"),
        { Kind: LogEntryKind.Surroundings } => entry.Reason.Length > 0 ? entry.Reason : "Another day: the outlook was taken anew",
        { Reason.Length: > 0 } => entry.Reason,
        { Kind: LogEntryKind.Import } => "Import",
        { ChangeCount: 1 } => "Changed one record",
        _ => string.Create(CultureInfo.CurrentCulture, $"Changed {entry.ChangeCount:N0} records"),
    };
}
