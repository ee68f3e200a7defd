namespace Throughline.Interchange.Sheets;

/// <summary>One cell: its text, and its number or date where the sheet types it. Small, because a sheet may have millions.</summary>
internal readonly record struct SheetCell
{
    private readonly long _value;
    private readonly Kind _kind;

    public SheetCell(string text, double? number = null, DateTime? date = null, bool isPercent = false)
    {
        Text = text;
        _kind = date is not null ? Kind.Date : number is null ? Kind.Text : isPercent ? Kind.Percent : Kind.Number;
        _value = date?.Ticks ?? (number is { } exact ? BitConverter.DoubleToInt64Bits(exact) : 0);
    }

    private enum Kind : byte
    {
        Text,
        Number,
        Percent,
        Date,
    }

    public string Text { get; }

    public double? Number => _kind is Kind.Number or Kind.Percent ? BitConverter.Int64BitsToDouble(_value) : null;

    public DateTime? Date => _kind == Kind.Date ? new DateTime(_value) : null;

    public bool IsPercent => _kind == Kind.Percent;

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);

    public override string ToString() => Text ?? "";
}
