using System.Collections.Immutable;
using Throughline.Interchange;
using Throughline.Interchange.MsProject;
using Throughline.Interchange.Reports;
using Throughline.Interchange.Sheets;
using Throughline.Programs.Outlooks;

namespace Throughline.Cli.Offline;

/// <summary>Writes a plan in the format that the ending of a file's name says.</summary>
internal static class PlanOutput
{
    private static readonly Dictionary<string, (FileFormat Format, Action<Outlook, Layout, Stream> Write)> Writers = new(StringComparer.OrdinalIgnoreCase)
    {
        [".xml"] = (FileFormat.MicrosoftProjectXml, (outlook, _, stream) => MspdiWriter.Write(outlook.Plan, outlook, stream)),
        [".csv"] = (FileFormat.Csv, (outlook, layout, stream) => SheetWriter.WriteCsv(outlook, new SheetExport { Columns = SheetColumns(layout) }, stream)),
        [".xlsx"] = (FileFormat.Xlsx, (outlook, layout, stream) => SheetWriter.WriteXlsx(outlook, new SheetExport { Columns = SheetColumns(layout) }, stream)),
        [".pdf"] = (FileFormat.Unknown, (outlook, layout, stream) => PlanPdf.Write(outlook, layout.ToPrint(outlook.Plan.Program.Name), stream)),
    };

    /// <summary>The endings that are written, for people.</summary>
    public static string Endings => string.Join(", ", Writers.Keys);

    /// <summary>Whether the ending of a name is one that is written.</summary>
    public static bool Knows(FileInfo file) => Writers.ContainsKey(file.Extension);

    /// <summary>Writes the plan, and says what of it the format does not carry.</summary>
    public static ExitCode Write(Outlook outlook, Layout layout, OutputFile output, Streams streams, CancellationToken cancel)
    {
        var (format, write) = Writers[output.File.Extension];
        var code = output.Write(stream => write(outlook, layout, stream), streams, cancel);
        if (code == ExitCode.Done) streams.Note(ExportLosses.Sentence(format, ExportLosses.Of(outlook.Plan, format, SheetColumns(layout))));
        return code;
    }

    private static ImmutableArray<PlanColumn> SheetColumns(Layout layout) => layout.ColumnsOr(PlanColumn.Default);
}
