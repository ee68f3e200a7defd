using Throughline.Interchange.MsProject;

namespace Throughline.Interchange.Sheets;

/// <summary>What a number of a workbook stands for.</summary>
internal enum XlsxFormat
{
    Plain,
    Date,
    Percent,
}

/// <summary>The styles of a workbook, as far as they tell dates from numbers.</summary>
internal sealed class XlsxStyles(SheetRoom room)
{
    private const int EntryBytes = 32;
    private readonly List<XlsxFormat> _formats = [];

    public void Read(XmlCursor cursor)
    {
        var codes = new Dictionary<int, string>();
        cursor.ForEachChild(name =>
        {
            if (name == "numFmts")
                cursor.ForEachChild(_ =>
                {
                    if (XlsxRows.Number(cursor.Attribute("numFmtId")) is { } id) Keep(codes, id, cursor.Attribute("formatCode") ?? "");
                    cursor.Skip();
                });
            else if (name == "cellXfs")
                cursor.ForEachChild(_ =>
                {
                    room.Take(sizeof(XlsxFormat), null);
                    _formats.Add(FormatOf(XlsxRows.Number(cursor.Attribute("numFmtId")) ?? 0, codes));
                    cursor.Skip();
                });
            else cursor.Skip();
        });
    }

    private void Keep(Dictionary<int, string> codes, int id, string code)
    {
        room.Take(EntryBytes, null);
        codes[id] = room.Take(code, null);
    }

    /// <summary>The format of a style, by its place in the list.</summary>
    public XlsxFormat Of(int style) => style < _formats.Count ? _formats[style] : XlsxFormat.Plain;

    private static XlsxFormat FormatOf(int id, Dictionary<int, string> codes)
    {
        if (!codes.TryGetValue(id, out var code))
            return id is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58 ? XlsxFormat.Date : id is 9 or 10 ? XlsxFormat.Percent : XlsxFormat.Plain;
        var quoted = false;
        var bracket = false;
        foreach (var letter in code)
        {
            if (letter == '"') quoted = !quoted;
            else if (letter == '[') bracket = true;
            else if (letter == ']') bracket = false;
            else if (quoted || bracket) continue;
            else if (letter is 'y' or 'Y' or 'd' or 'D' or 'm' or 'M' or 'h' or 'H') return XlsxFormat.Date;
            else if (letter == '%') return XlsxFormat.Percent;
        }
        return XlsxFormat.Plain;
    }
}
