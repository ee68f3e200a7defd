namespace Throughline.Interchange.Sheets;

/// <summary>Reads a row's cells by what their columns mean, and reports what cannot be understood.</summary>
internal sealed class SheetColumns
{
    private readonly ILookup<SheetField, SheetColumn> _columns;
    private readonly ProblemList _problems;

    public SheetColumns(SheetMapping mapping, List<SheetRow> rows, ProblemList problems)
    {
        _problems = problems;
        _columns = mapping.Columns.Where(column => column.Field != SheetField.Ignore).ToLookup(column => column.Field);
        Dates = SheetDates.For(mapping.DateOrder, mapping.Columns
            .Where(column => column.Field is SheetField.Start or SheetField.Finish or SheetField.Deadline or SheetField.ConstraintDate or SheetField.ActualStart or SheetField.ActualFinish or SheetField.CommitmentDate)
            .SelectMany(column => rows.Select(row => row.At(column.Index))));
        PercentIsFraction = ReadsFractions(rows);
    }

    public SheetDates Dates { get; }

    private bool PercentIsFraction { get; }

    public IEnumerable<SheetColumn> Of(SheetField field) => _columns[field];

    public bool Has(SheetField field) => _columns.Contains(field);

    public string Text(SheetRow row, SheetField field)
    {
        foreach (var column in _columns[field])
            if (row.At(column.Index) is { IsEmpty: false } cell) return cell.Text.Trim();
        return "";
    }

    /// <summary>The text with the blanks in front of it, which may say how deep a name stands.</summary>
    public string Raw(SheetRow row, SheetField field) => _columns[field].Select(column => row.At(column.Index).Text).FirstOrDefault() ?? "";

    public (SheetCell Cell, string Header)? Cell(SheetRow row, SheetField field)
    {
        foreach (var column in _columns[field])
            if (row.At(column.Index) is { IsEmpty: false } cell) return (cell, column.Header);
        return null;
    }

    public DateTime? Date(SheetRow row, SheetField field, TimeOnly otherwise)
    {
        if (Cell(row, field) is not { } found) return null;
        if (Dates.TryRead(found.Cell, otherwise, out var date)) return date;
        Refuse(row, found.Header, found.Cell.Text, "value-not-a-date", "This is not a date.", SheetValues.DateForms);
        return null;
    }

    public bool Flag(SheetRow row, SheetField field)
    {
        if (Cell(row, field) is not { } found) return false;
        if (SheetValues.TryFlag(found.Cell.Text, out var flag)) return flag;
        Refuse(row, found.Header, found.Cell.Text, "value-not-a-flag", "This is neither yes nor no.", SheetValues.FlagForms);
        return false;
    }

    public double? Percent(SheetRow row)
    {
        if (Cell(row, SheetField.PercentComplete) is not { } found) return null;
        var text = found.Cell.Text.Trim();
        var number = found.Cell.Number ?? Parse(text.TrimEnd('%', ' '));
        if (number is { } known && (found.Cell.IsPercent || PercentIsFraction && !text.EndsWith('%'))) number = known * 100;
        if (number is >= 0 and <= 100) return Math.Round(number.Value, 2);
        Refuse(row, found.Header, text, "value-not-a-percentage", "This is not a percentage.", SheetValues.PercentForms);
        return null;
    }

    public void Refuse(SheetRow row, string header, string value, string code, string message, string accepted) =>
        _problems.Fail(code, message, row.Line, null, header, value, accepted);

    private static double? Parse(string text) =>
        double.TryParse(text.Replace(',', '.'), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    // 0.4 means 40 % only where no value of the column is above 1.
    private bool ReadsFractions(List<SheetRow> rows)
    {
        var values = rows.Select(row => Cell(row, SheetField.PercentComplete)?.Cell).Where(cell => cell is { IsPercent: false } found && !found.Text.Contains('%', StringComparison.Ordinal))
            .Select(cell => cell!.Value.Number ?? Parse(cell.Value.Text)).Where(number => number is not null).ToList();
        return values.Exists(number => number is > 0 and < 1) && values.TrueForAll(number => number <= 1);
    }
}
