using System.Collections.Immutable;
using Throughline.Interchange.MsProject;
using Throughline.Interchange.Sheets;

namespace Throughline.Interchange;

/// <summary>Reads a plan from a file of any accepted format, recognized by its content.</summary>
public static class PlanReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="stream">The file from its beginning; read once, not closed.</param>
    /// <param name="fileName">Its name, for problems and for the program's name.</param>
    /// <param name="request">What else is to know.</param>
    /// <param name="progress">Told about once per megabyte. Null: nobody listens.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <returns>The plan, or all problems why there is none.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was set.</exception>
    public static ImportResult Read(Stream stream, string fileName, ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var head = new byte[FileFormats.Glance];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        using var whole = new ReplayedStream(head.AsMemory(0, length), stream);
        var result = FileFormats.Recognize(head.AsSpan(0, length), fileName) switch
        {
            FileFormat.MicrosoftProjectXml => MspdiReader.Read(whole, fileName, request, progress, cancel),
            var format and (FileFormat.Csv or FileFormat.Xlsx) => SheetReader.Read(whole, format, fileName, request, progress, cancel),
            var format => Refuse(format, fileName, length),
        };
        return request.ChecksPlan ? ImportChecks.Checked(result, fileName) : result;
    }

    private static ImportResult Refuse(FileFormat format, string fileName, int length)
    {
        var (code, message, accepted) = format switch
        {
            FileFormat.MicrosoftProjectBinary => ("mpp", "This is Microsoft Project's own binary file. Only Microsoft Project can read all of it.", "the same plan as XML"),
            FileFormat.ExcelBinary => ("xls", "This is a workbook of Excel 97–2003.", "the same sheet as .xlsx"),
            FileFormat.PrimaveraXml or FileFormat.PrimaveraXer => ("primavera", "This is a Primavera P6 export, which is not read yet.", "the same plan as Microsoft Project XML"),
            _ when length == 0 => ("empty-file", "The file is empty.", FileFormats.Accepted),
            _ => ("unknown-format", "This is none of the formats that are read here.", FileFormats.Accepted),
        };
        var steps = Steps(code);
        if (steps.Length > 0) accepted += ": " + string.Join("; ", steps.Select(step => char.ToLowerInvariant(step[0]) + step[1..]));
        return new ImportResult(null, [new ImportProblem { Code = code, Severity = ImportSeverity.Error, File = fileName, Message = message, Accepted = accepted, Steps = steps }]);
    }

    private static ImmutableArray<string> Steps(string code) => code switch
    {
        "mpp" => ["In Microsoft Project choose File, Save As, Browse", "Set 'Save as type' to 'XML Format (*.xml)'", "Save", "Open the .xml file here"],
        "xls" => ["In Excel choose File, Save As", "Set 'Save as type' to 'Excel Workbook (*.xlsx)'", "Save", "Open the .xlsx file here"],
        "primavera" => ["In P6 choose File, Export", "Choose Microsoft Project, and the XML format", "Open the .xml file here"],
        _ => [],
    };
}
