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
            FileFormat.MicrosoftProjectBinary => ("mpp", "This is Microsoft Project's own binary file. Only Microsoft Project can read all of it.",
                "the same plan as XML: in Microsoft Project choose File, Save As, Browse; set 'Save as type' to 'XML Format (*.xml)'; Save; then open the .xml file here"),
            FileFormat.ExcelBinary => ("xls", "This is a workbook of Excel 97–2003.",
                "the same sheet as .xlsx: in Excel choose File, Save As; set 'Save as type' to 'Excel Workbook (*.xlsx)'; Save; then open the .xlsx file here"),
            FileFormat.PrimaveraXml or FileFormat.PrimaveraXer => ("primavera", "This is a Primavera P6 export, which is not read yet.",
                "the same plan as Microsoft Project XML: in P6 choose File, Export, Microsoft Project, and the XML format"),
            _ when length == 0 => ("empty-file", "The file is empty.", FileFormats.Accepted),
            _ => ("unknown-format", "This is none of the formats that are read here.", FileFormats.Accepted),
        };
        return new ImportResult(null, [new ImportProblem { Code = code, Severity = ImportSeverity.Error, File = fileName, Message = message, Accepted = accepted }]);
    }
}
