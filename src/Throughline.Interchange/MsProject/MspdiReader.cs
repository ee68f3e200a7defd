using System.Globalization;
using System.Xml;

namespace Throughline.Interchange.MsProject;

/// <summary>Reads Microsoft Project XML: streaming, within limits, tolerant of what other tools leave out.</summary>
/// <remarks>
/// Every well-formed file is read. What a value cannot mean is left out with a warning, what the plan does not hold is in the ledger.
/// Only a file that is not well-formed, or goes beyond <see cref="ImportLimits"/>, is refused.
/// </remarks>
public static class MspdiReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="stream">The file from its beginning; read once, not closed.</param>
    /// <param name="fileName">Its name, for problems.</param>
    /// <param name="request">What else is to know.</param>
    /// <param name="progress">Told about once per megabyte.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was set.</exception>
    public static ImportResult Read(Stream stream, string fileName, ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var problems = new ProblemList(fileName, request.Limits.Problems);
        MspdiDocument? document = null;
        var line = 0;
        try
        {
            var length = stream is ReplayedStream replayed ? replayed.KnownLength : stream.CanSeek ? stream.Length : -1;
            using var cursor = new XmlCursor(stream, request.Limits, read => Report(progress, read, length, document), cancel);
            document = new MspdiDocument(cursor, request, problems);
            try
            {
                document.Read();
            }
            catch (Exception)
            {
                line = cursor.Line;
                throw;
            }
            var import = new MspdiPlan(document, fileName, request, problems).Build();
            return new ImportResult(problems.HasErrors ? null : import, problems.ToImmutable());
        }
        catch (XmlException error)
        {
            var isDocumentType = error.Message.Contains("DTD", StringComparison.Ordinal);
            problems.Fail(isDocumentType ? "xml-dtd" : "xml-broken", isDocumentType ? "The file declares a document type (DTD), which could pull in other files and is never read." : Sentence(error),
                error.LineNumber > 0 ? error.LineNumber : Math.Max(1, line), document?.Place,
                accepted: "well-formed XML without a document type, saved by Microsoft Project with 'Save as type: XML'");
        }
        catch (ImportLimitException error)
        {
            problems.Fail(error.Code, error.Message, document?.Line is > 0 and var known ? known : Math.Max(1, line), document?.Place, accepted: error.Accepted);
        }
        return new ImportResult(null, problems.ToImmutable());
    }

    private static void Report(IProgress<ImportProgress>? progress, long read, long length, MspdiDocument? document) =>
        progress?.Report(new ImportProgress("Reading", length > 0 ? Math.Min(1, (double)read / length) : null, document?.Tasks.Count ?? 0));

    private static string Sentence(XmlException error) => string.Create(CultureInfo.InvariantCulture, $"The file is not well-formed XML: {error.Message}");
}
