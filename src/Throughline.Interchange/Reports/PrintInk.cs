using SkiaSharp;

namespace Throughline.Interchange.Reports;

/// <summary>Fonts and colors of printed plans: the product's light theme, with its typeface carried along because servers often have none.</summary>
internal sealed class PrintInk : IDisposable
{
    public static readonly SKColor Ink = new(0x1A, 0x19, 0x23);
    public static readonly SKColor Support = new(0x65, 0x63, 0x76);
    public static readonly SKColor Line = new(0xE8, 0xE8, 0xEE);
    public static readonly SKColor StrongLine = new(0xD6, 0xD6, 0xE0);
    public static readonly SKColor Sunken = new(0xF7, 0xF7, 0xFA);
    public static readonly SKColor Bar = new(0xC3, 0xCB, 0xDC);
    public static readonly SKColor BarDone = new(0x6D, 0x7A, 0x99);
    public static readonly SKColor Edge = new(0x6D, 0x7A, 0x99);
    public static readonly SKColor Critical = new(0xE8, 0x93, 0xA2);
    public static readonly SKColor CriticalDone = new(0xB4, 0x23, 0x3F);
    public static readonly SKColor CriticalEdge = new(0xA9, 0x1C, 0x38);
    public static readonly SKColor Summary = new(0x47, 0x45, 0x56);
    public static readonly SKColor Baseline = new(0x9C, 0x9A, 0xAB);
    public static readonly SKColor Link = new(0xC4, 0xC3, 0xD0);
    public static readonly SKColor Commitment = new(0x55, 0x48, 0xC8);
    public static readonly SKColor Status = new(0x1C, 0x64, 0xA6);
    private static readonly Lazy<SKTypeface> Regular = new(() => Load("Inter-Regular.otf"));
    private static readonly Lazy<SKTypeface> SemiBold = new(() => Load("Inter-SemiBold.otf"));
    private readonly SKPaint _fill = new() { IsAntialias = true, Style = SKPaintStyle.Fill };
    private readonly SKPaint _stroke = new() { IsAntialias = true, Style = SKPaintStyle.Stroke };

    public SKFont Text { get; } = new(Regular.Value, 7.5f) { Subpixel = true };

    public SKFont Bold { get; } = new(SemiBold.Value, 7.5f) { Subpixel = true };

    public SKFont Title { get; } = new(SemiBold.Value, 14f) { Subpixel = true };

    public SKFont Small { get; } = new(Regular.Value, 6.5f) { Subpixel = true };

    public SKPaint Fill(SKColor color)
    {
        _fill.Color = color;
        return _fill;
    }

    public SKPaint Stroke(SKColor color, float width = 0.6f)
    {
        _stroke.Color = color;
        _stroke.StrokeWidth = width;
        return _stroke;
    }

    /// <summary>The text as it fits into a width, cut with an ellipsis where it must be.</summary>
    public static string Fit(string text, SKFont font, float width)
    {
        text = text.ReplaceLineEndings(" ");
        if (text.Length > 400) text = text[..400];
        if (font.MeasureText(text) <= width) return text;
        var length = (int)font.BreakText(text, Math.Max(0, width - font.MeasureText("…")));
        return length <= 0 ? "" : text[..length].TrimEnd() + "…";
    }

    public void Dispose()
    {
        _fill.Dispose();
        _stroke.Dispose();
        Text.Dispose();
        Bold.Dispose();
        Title.Dispose();
        Small.Dispose();
    }

    private static SKTypeface Load(string name)
    {
        using var stream = typeof(PrintInk).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The font {name} is not part of the assembly.");
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }
}
