using System.Globalization;
using SkiaSharp;
using Throughline.Programs;
using Throughline.Programs.Outlooks;

namespace Throughline.Interchange.Reports;

/// <summary>Draws rows of a plan: header, chosen columns, time axis, bars, legend.</summary>
internal sealed class PlanPainter : IDisposable
{
    public const float Margin = 26;
    public const float RowHeight = 13;
    public const float HeaderHeight = 36;
    public const float AxisHeight = 24;
    public const float FooterHeight = 22;
    private const float Gap = 6;
    private const float Indent = 7;
    private const float PointsPerCharacter = 4.3f;
    private const double MostTable = 0.58;
    private readonly PrintInk _ink = new();
    private readonly Outlook _outlook;
    private readonly PlanPrint _print;
    private readonly PrintBars? _bars;
    private readonly PrintScale? _scale;
    private readonly float[] _columns;
    private readonly float _width;

    public PlanPainter(Outlook outlook, PlanPrint print, float width)
    {
        (_outlook, _print, _width) = (outlook, print, width);
        Rows = [.. new PlanRows(outlook).Rows(print.Rows)];
        var hasBars = print.ShowsBars && outlook.HasDates && Rows.Count > 0;
        _columns = Edges(hasBars);
        if (!hasBars) return;
        var start = Rows.Min(row => outlook.Start(row.Row));
        var finish = Rows.Max(row => row.Item.Commitment?.Date is { } promised && promised > outlook.Finish(row.Row) ? promised : outlook.Finish(row.Row));
        _scale = new PrintScale(start, finish, _columns[^1] + Gap, width - Margin);
        _bars = new PrintBars(_ink, _scale, new PlanRows(outlook));
    }

    public List<PlanRow> Rows { get; }

    /// <summary>Draws one page.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="first">The first of <see cref="Rows"/> to show.</param>
    /// <param name="count">How many to show.</param>
    /// <param name="height">The page's height.</param>
    /// <param name="page">What the footer says at the right.</param>
    public void Draw(SKCanvas canvas, int first, int count, float height, string page)
    {
        canvas.DrawRect(0, 0, _width, height, _ink.Fill(SKColors.White));
        DrawHeader(canvas);
        var top = Margin + HeaderHeight;
        DrawAxis(canvas, top, top + AxisHeight + count * RowHeight);
        top += AxisHeight;
        for (var index = 0; index < count; index++) DrawRow(canvas, Rows[first + index], top + index * RowHeight);
        _bars?.DrawLinks(canvas, Rows.GetRange(first, count), top, RowHeight);
        for (var index = 0; index < count; index++) _bars?.Draw(canvas, Rows[first + index], top + index * RowHeight, RowHeight);
        DrawStatus(canvas, Margin + HeaderHeight + AxisHeight, top + count * RowHeight);
        DrawFooter(canvas, height, page);
    }

    public void Dispose() => _ink.Dispose();

    // The table takes what it needs up to a share of the page; beyond it all columns shrink alike.
    private float[] Edges(bool hasBars)
    {
        var wanted = _print.Columns.Select(column => column.Width * PointsPerCharacter + Gap).ToList();
        var room = (_width - 2 * Margin) * (hasBars ? MostTable : 1);
        var factor = wanted.Sum() > room || !hasBars ? room / Math.Max(1, wanted.Sum()) : 1;
        var edges = new float[wanted.Count + 1];
        edges[0] = Margin;
        for (var index = 0; index < wanted.Count; index++) edges[index + 1] = edges[index] + (float)(wanted[index] * factor);
        return edges;
    }

    private void DrawHeader(SKCanvas canvas)
    {
        var program = _outlook.Plan.Program;
        canvas.DrawText(PrintInk.Fit(_print.Title ?? program.Name, _ink.Title, _width - 2 * Margin - 200), Margin, Margin + 11, _ink.Title, _ink.Fill(PrintInk.Ink));
        var facts = new List<string>();
        if (_outlook.HasDates && _outlook.Count > 0) facts.Add($"{Day(_outlook.ProgramStart)} to {Day(_outlook.ProgramFinish)}");
        facts.Add(string.Create(CultureInfo.InvariantCulture, $"{_outlook.Count} items"));
        if (program.StatusDate is { } status) facts.Add($"status {Day(status)}");
        facts.Add($"as of {_outlook.Surroundings.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        if (_print.Subtitle.Length > 0) facts.Add(_print.Subtitle);
        canvas.DrawText(PrintInk.Fit(string.Join("  ·  ", facts), _ink.Text, _width - 2 * Margin), Margin, Margin + 24, _ink.Text, _ink.Fill(PrintInk.Support));
    }

    private void DrawAxis(SKCanvas canvas, float top, float bottom)
    {
        canvas.DrawRect(Margin, top, _width - 2 * Margin, AxisHeight, _ink.Fill(PrintInk.Sunken));
        for (var index = 0; index < _print.Columns.Length; index++)
        {
            var room = _columns[index + 1] - _columns[index] - Gap;
            canvas.DrawText(PrintInk.Fit(_print.Columns[index].ShortHeader, _ink.Bold, room), _columns[index] + 2, top + 15, _ink.Bold, _ink.Fill(PrintInk.Ink));
        }
        if (_scale is not null) DrawTime(canvas, top, bottom);
        canvas.DrawLine(Margin, top + AxisHeight, _width - Margin, top + AxisHeight, _ink.Stroke(PrintInk.StrongLine));
    }

    private void DrawTime(SKCanvas canvas, float top, float bottom)
    {
        DrawMarks(canvas, _scale!.Fine(), _ink.Small, top + 20, top + AxisHeight / 2, bottom, PrintInk.Line);
        DrawMarks(canvas, _scale.Coarse(), _ink.Bold, top + 9, top, bottom, PrintInk.StrongLine);
    }

    private void DrawMarks(SKCanvas canvas, IEnumerable<(DateTime At, string Label)> marks, SKFont font, float baseline, float top, float bottom, SKColor color)
    {
        var list = marks.ToList();
        for (var index = 0; index < list.Count; index++)
        {
            var (at, label) = list[index];
            var x = _scale!.X(at);
            if (at > _scale.From) canvas.DrawLine(x, top, x, bottom, _ink.Stroke(color, 0.4f));
            var next = index + 1 < list.Count ? _scale.X(list[index + 1].At) : _scale.Right;
            if (label.Length > 0 && x + 3 + font.MeasureText(label) <= next) canvas.DrawText(label, x + 2, baseline, font, _ink.Fill(PrintInk.Support));
        }
    }

    private void DrawRow(SKCanvas canvas, PlanRow row, float top)
    {
        var isSummary = _outlook.IsSummary(row.Row);
        var font = isSummary ? _ink.Bold : _ink.Text;
        for (var index = 0; index < _print.Columns.Length; index++)
        {
            var column = _print.Columns[index];
            var shift = column.Id == "name" ? Math.Min(_outlook.Level(row.Row), 12) * Indent : 0;
            var room = _columns[index + 1] - _columns[index] - Gap - shift;
            var text = PrintInk.Fit(column.TextOf(row), font, room);
            var x = column.Kind is PlanColumnKind.Number or PlanColumnKind.Percent ? _columns[index + 1] - Gap - font.MeasureText(text) : _columns[index] + 2 + shift;
            canvas.DrawText(text, x, top + 9.3f, font, _ink.Fill(row.Item.IsActive ? PrintInk.Ink : PrintInk.Support));
        }
        canvas.DrawLine(Margin, top + RowHeight, _width - Margin, top + RowHeight, _ink.Stroke(PrintInk.Line, 0.4f));
    }

    private void DrawStatus(SKCanvas canvas, float top, float bottom)
    {
        if (_scale is null || _outlook.Plan.Program.StatusDate is not { } status || status < _scale.From || status > _scale.To) return;
        canvas.DrawLine(_scale.X(status), top, _scale.X(status), bottom, _ink.Stroke(PrintInk.Status, 0.9f));
    }

    private void DrawFooter(SKCanvas canvas, float height, string page)
    {
        var y = height - Margin + 6;
        if (_bars is not null) _bars.DrawLegend(canvas, Margin, y, _outlook.Plan.Program.StatusDate is not null);
        canvas.DrawText(page, _width - Margin - _ink.Small.MeasureText(page), y, _ink.Small, _ink.Fill(PrintInk.Support));
    }

    private static string Day(DateTime date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
