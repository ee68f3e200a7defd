using System.Globalization;
using SkiaSharp;
using Throughline.Programs.Outlooks;

namespace Throughline.Interchange.Reports;

/// <summary>A plan as paged PDF, or as one picture: header, chosen columns, time axis, bars, legend.</summary>
public static class PlanPdf
{
    private const float PictureWidth = 1_200;
    private const int MostRowsOfPicture = 1_000;

    /// <summary>Writes a PDF, as many pages as the rows need.</summary>
    /// <param name="outlook">The plan's outlook.</param>
    /// <param name="print">What to show.</param>
    /// <param name="stream">Where to; not closed.</param>
    /// <param name="cancel">Stops between pages.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was set.</exception>
    public static void Write(Outlook outlook, PlanPrint print, Stream stream, CancellationToken cancel = default)
    {
        var (width, height) = SizeOf(print.Paper);
        using var painter = new PlanPainter(outlook, print, width);
        var perPage = (int)((height - 2 * PlanPainter.Margin - PlanPainter.HeaderHeight - PlanPainter.AxisHeight - PlanPainter.FooterHeight + PlanPainter.RowHeight) / PlanPainter.RowHeight);
        var pages = Math.Max(1, (painter.Rows.Count + perPage - 1) / perPage);
        using var memory = new MemoryStream();
        using (var document = SKDocument.CreatePdf(memory, new SKDocumentPdfMetadata { Title = print.Title ?? outlook.Plan.Program.Name, Creator = "Throughline", Producer = "Throughline" }))
        {
            for (var page = 0; page < pages; page++)
            {
                cancel.ThrowIfCancellationRequested();
                using var canvas = document.BeginPage(width, height);
                var count = Math.Min(perPage, painter.Rows.Count - page * perPage);
                painter.Draw(canvas, page * perPage, Math.Max(0, count), height, string.Create(CultureInfo.InvariantCulture, $"Page {page + 1} of {pages}"));
                document.EndPage();
            }
            document.Close();
        }
        memory.Position = 0;
        memory.CopyTo(stream);
    }

    /// <summary>Writes one PNG picture of up to a thousand rows, at twice the resolution of a screen.</summary>
    /// <param name="outlook">The plan's outlook.</param>
    /// <param name="print">What to show.</param>
    /// <param name="stream">Where to; not closed.</param>
    public static void WritePng(Outlook outlook, PlanPrint print, Stream stream)
    {
        using var painter = new PlanPainter(outlook, print, PictureWidth);
        var (rows, height) = PictureSize(painter);
        using var surface = SKSurface.Create(new SKImageInfo((int)(PictureWidth * 2), (int)(height * 2)));
        surface.Canvas.Scale(2);
        painter.Draw(surface.Canvas, 0, rows, height, PictureNote(painter, rows));
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 90);
        data.SaveTo(stream);
    }

    /// <summary>Writes one SVG picture of up to a thousand rows; the text names the typeface Inter.</summary>
    /// <param name="outlook">The plan's outlook.</param>
    /// <param name="print">What to show.</param>
    /// <param name="stream">Where to; not closed.</param>
    public static void WriteSvg(Outlook outlook, PlanPrint print, Stream stream)
    {
        using var painter = new PlanPainter(outlook, print, PictureWidth);
        var (rows, height) = PictureSize(painter);
        using var memory = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(PictureWidth, height), memory)) painter.Draw(canvas, 0, rows, height, PictureNote(painter, rows));
        memory.Position = 0;
        memory.CopyTo(stream);
    }

    private static (int Rows, float Height) PictureSize(PlanPainter painter)
    {
        var rows = Math.Min(painter.Rows.Count, MostRowsOfPicture);
        return (rows, 2 * PlanPainter.Margin + PlanPainter.HeaderHeight + PlanPainter.AxisHeight + PlanPainter.FooterHeight + rows * PlanPainter.RowHeight);
    }

    private static string PictureNote(PlanPainter painter, int rows) =>
        rows == painter.Rows.Count ? "" : string.Create(CultureInfo.InvariantCulture, $"The first {rows} of {painter.Rows.Count} rows");

    private static (float Width, float Height) SizeOf(Paper paper) => paper switch
    {
        Paper.A3 => (1190.55f, 841.89f),
        Paper.Letter => (792, 612),
        Paper.Tabloid => (1224, 792),
        _ => (841.89f, 595.28f),
    };
}
