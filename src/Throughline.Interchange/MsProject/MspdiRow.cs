using System.Globalization;

namespace Throughline.Interchange.MsProject;

/// <summary>The plain values of one element of the file, read by name, with guarded conversions.</summary>
internal sealed class MspdiRow(FieldSet fields, ProblemList problems)
{
    private readonly string?[] _values = new string?[fields.KeptCount];
    private readonly int[] _lines = new int[fields.KeptCount];

    /// <summary>The element's line.</summary>
    public int Line { get; private set; }

    /// <summary>How the element is named in problems: <c>Task 12 "Design"</c>.</summary>
    public string Label
    {
        get
        {
            var uid = ValueOf("UID");
            var name = ValueOf("Name");
            return fields.Entity + (string.IsNullOrEmpty(uid) ? "" : " " + uid) + (string.IsNullOrEmpty(name) ? "" : $" \"{name}\"");
        }
    }

    public string? this[string field] => _values[fields.Slot(field)];

    public void Begin(int line)
    {
        Array.Clear(_values);
        Line = line;
    }

    public void Set(int slot, string value, int line)
    {
        _values[slot] = value;
        _lines[slot] = line;
    }

    public int LineOf(string field) => _lines[fields.Slot(field)];

    public string Text(string field) => this[field] ?? "";

    public bool Flag(string field, bool otherwise = false)
    {
        if (this[field] is not { Length: > 0 } text) return otherwise;
        if (MspdiText.TryFlag(text, out var flag)) return flag;
        Refuse(field, text, "value-not-a-flag", "This is neither yes nor no, so it was left out.", "1 or 0");
        return otherwise;
    }

    public DateTime? Date(string field, bool isLastMoment = false)
    {
        if (this[field] is not { Length: > 0 } text || text == "NA") return null;
        if (MspdiText.TryDate(text, out var date, isLastMoment)) return date;
        Refuse(field, text, "value-not-a-date", "This is not a date of a plan, so it was left out.", "2026-11-23T08:00:00, from 1900 to 2199");
        return null;
    }

    public long? Minutes(string field)
    {
        if (this[field] is not { Length: > 0 } text) return null;
        if (MspdiText.TryMinutes(text, out var minutes)) return minutes;
        Refuse(field, text, "value-not-a-duration", "This is not a duration, so it was left out.", "PT16H0M0S, up to 100 years");
        return null;
    }

    /// <summary>Minutes that cannot be negative.</summary>
    public long? Length(string field)
    {
        var minutes = Minutes(field);
        if (minutes is not < 0) return minutes;
        Refuse(field, this[field]!, "value-negative", "This cannot be negative, so it was left out.", "PT0H0M0S or more");
        return null;
    }

    public int? Whole(string field, int least = int.MinValue, int most = int.MaxValue)
    {
        if (this[field] is not { Length: > 0 } text) return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) && exact >= least && exact <= most) return (int)decimal.Round(exact);
        Refuse(field, text, "value-not-a-number", "This is not a possible number here, so it was left out.", Range(least, most));
        return null;
    }

    public double? Real(string field, double least, double most)
    {
        if (this[field] is not { Length: > 0 } text) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Refuse(field, text, "value-not-a-number", "This is not a possible number here, so it was left out.", Range(least, most));
        return null;
    }

    public decimal? Money(string field)
    {
        if (this[field] is not { Length: > 0 } text) return null;
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e15m) return number;
        Refuse(field, text, "value-not-money", "This is not an amount of money, so it was left out.", "1234.50");
        return null;
    }

    private string? ValueOf(string field) => fields.Find(field) is >= 0 and var slot ? _values[slot] : null;

    private void Refuse(string field, string value, string code, string message, string accepted) =>
        problems.Warn(code, message, LineOf(field), Label, field, value, accepted);

    private static string Range(double least, double most) => least <= int.MinValue || most >= int.MaxValue
        ? "a whole number"
        : string.Create(CultureInfo.InvariantCulture, $"{least} to {most}");
}

/// <summary>What is done with the plain values of a kind of element.</summary>
internal sealed class FieldSet
{
    public const int Derived = -1;
    public const int Unknown = -2;
    private readonly Dictionary<string, int> _fields = new(StringComparer.Ordinal);

    /// <param name="entity">The kind of thing, for people.</param>
    /// <param name="kept">Names that are read, separated by blanks.</param>
    /// <param name="derived">Names whose values follow from others and are computed anew, separated by blanks.</param>
    public FieldSet(string entity, string kept, string derived = "")
    {
        Entity = entity;
        foreach (var name in kept.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) _fields.Add(name, KeptCount++);
        foreach (var name in derived.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) _fields.Add(name, Derived);
    }

    public string Entity { get; }

    public int KeptCount { get; }

    public int Find(string name) => _fields.GetValueOrDefault(name, Unknown);

    public int Slot(string name) => _fields[name];
}
