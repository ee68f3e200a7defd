using Throughline.Interchange.MsProject;
using Throughline.Interchange.Reports;
using Throughline.Interchange.Sheets;
using Throughline.Programs.Outlooks;

namespace Throughline.Cli.Offline;

/// <summary>Writes a plan to a file: the ending of its name chooses the format; the file appears whole or not at all.</summary>
internal static class PlanOutput
{
    private static readonly Dictionary<string, Action<Outlook, Layout, Stream>> Writers = new(StringComparer.OrdinalIgnoreCase)
    {
        [".xml"] = (outlook, _, stream) => MspdiWriter.Write(outlook.Plan, outlook, stream),
        [".csv"] = (outlook, layout, stream) => SheetWriter.WriteCsv(outlook, new SheetExport { Columns = layout.ColumnsOr(PlanColumn.Default) }, stream),
        [".xlsx"] = (outlook, layout, stream) => SheetWriter.WriteXlsx(outlook, new SheetExport { Columns = layout.ColumnsOr(PlanColumn.Default) }, stream),
        [".pdf"] = (outlook, layout, stream) => PlanPdf.Write(outlook, layout.ToPrint(outlook.Plan.Program.Name), stream),
    };

    /// <summary>The endings that are written, for people.</summary>
    public static string Endings => string.Join(", ", Writers.Keys);

    /// <summary>Whether the ending of a name is one that is written.</summary>
    public static bool Knows(FileInfo file) => Writers.ContainsKey(file.Extension);

    /// <summary>Writes the plan.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Write(Outlook outlook, Layout layout, FileInfo file, CancellationToken cancel) =>
        Replace(file, stream => Writers[file.Extension](outlook, layout, stream), cancel);

    /// <summary>Writes a file beside its place and then puts it there, so that a stop in between leaves what was there before.</summary>
    public static void Replace(FileInfo file, Action<Stream> write, CancellationToken cancel)
    {
        var beside = file.FullName + ".partial";
        try
        {
            using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16)) write(stream);
            cancel.ThrowIfCancellationRequested();
            File.Move(beside, file.FullName, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
