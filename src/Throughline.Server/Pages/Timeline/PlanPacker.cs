using System.Collections.Immutable;

namespace Throughline.Server.Pages.Timeline;

/// <summary>Packs rows into the columns that travel, and finds what changed between two lists of rows.</summary>
public static class PlanPacker
{
    /// <summary>The whole plan.</summary>
    public static PlanPayload Pack(PlanHeader header, ImmutableArray<PlanRow> rows) => new(header, Columns(rows, [.. Enumerable.Range(0, rows.Length)], Ordinals(rows), Epoch(header)) with { At = null });

    /// <summary>What leads from <paramref name="before"/> to <paramref name="after"/>.</summary>
    /// <param name="from">Version of <paramref name="before"/>.</param>
    /// <param name="before">The rows the browser has.</param>
    /// <param name="header">Header of the new version.</param>
    /// <param name="after">The rows it shall have.</param>
    public static PlanDelta Delta(string from, ImmutableArray<PlanRow> before, PlanHeader header, ImmutableArray<PlanRow> after)
    {
        var old = before.ToDictionary(row => row.Key, StringComparer.Ordinal);
        var ordinals = Ordinals(after);
        var moved = Moved(before, ordinals);
        var changed = Enumerable.Range(0, after.Length)
            .Where(at => moved.Contains(after[at].Key) || !old.TryGetValue(after[at].Key, out var known) || !known.ShowsTheSameAs(after[at]))
            .ToImmutableArray();
        var removed = before.Select(row => row.Key).Where(key => !ordinals.ContainsKey(key) || moved.Contains(key)).ToImmutableArray();
        return new PlanDelta(from, header, removed, Columns(after, changed, ordinals, Epoch(header)));
    }

    // Rows that stay and keep their order form an increasing run of new ordinals; those that break the run have moved.
    private static HashSet<string> Moved(ImmutableArray<PlanRow> before, Dictionary<string, int> ordinals)
    {
        var kept = before.Where(row => ordinals.ContainsKey(row.Key)).Select(row => (row.Key, At: ordinals[row.Key])).ToArray();
        var stays = LongestIncreasing([.. kept.Select(row => row.At)]);
        return [.. kept.Where((_, index) => !stays[index]).Select(row => row.Key)];
    }

    // Patience sorting: O(n log n); each pile's top is the smallest end of an increasing run of that length.
    private static bool[] LongestIncreasing(int[] values)
    {
        var tops = new List<int>();
        var previous = new int[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var pile = tops.BinarySearch(i, Comparer<int>.Create((a, b) => values[a].CompareTo(values[b])));
            if (pile < 0) pile = ~pile;
            previous[i] = pile > 0 ? tops[pile - 1] : -1;
            if (pile == tops.Count) tops.Add(i);
            else tops[pile] = i;
        }

        var stays = new bool[values.Length];
        for (var i = tops.Count > 0 ? tops[^1] : -1; i >= 0; i = previous[i]) stays[i] = true;
        return stays;
    }

    private static Dictionary<string, int> Ordinals(ImmutableArray<PlanRow> rows)
    {
        var ordinals = new Dictionary<string, int>(rows.Length, StringComparer.Ordinal);
        for (var at = 0; at < rows.Length; at++) ordinals[rows[at].Key] = at;
        return ordinals;
    }

    private static DateTime Epoch(PlanHeader header) => DateOnly.ParseExact(header.Epoch, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).ToDateTime(TimeOnly.MinValue);

    private static PackedRows Columns(ImmutableArray<PlanRow> all, ImmutableArray<int> at, Dictionary<string, int> ordinals, DateTime epoch)
    {
        var rows = at.Select(ordinal => all[ordinal]).ToImmutableArray();
        var prefix = SharedPrefix(rows);
        return new PackedRows
        {
            At = at,
            KeyPrefix = prefix,
            Key = [.. rows.Select(row => row.Key[prefix.Length..])],
            Name = [.. rows.Select(row => row.Name)],
            Level = [.. rows.Select(row => row.Level)],
            Flags = [.. rows.Select(row => (int)row.Flags)],
            Start = [.. rows.Select(row => row.Start is { } start ? Minutes(start, epoch) : 0)],
            Span = [.. rows.Select(row => row is { Start: { } start, Finish: { } finish } ? Minutes(finish, start) : 0)],
            Percent = [.. rows.Select(row => row.Percent)],
            Float = [.. rows.Select(row => row.TotalFloat)],
            Duration = Texts(rows, row => row.Duration),
            Owner = Texts(rows, row => row.Owner),
            Resources = Texts(rows, row => row.Resources),
            Calendar = Texts(rows, row => row.Calendar),
            Baseline = Spans(rows, row => row.Baseline),
            Before = Spans(rows, row => row.Before),
            Changed = Numbers(rows, row => row.Changed == PlanRowChange.None ? null : (long)row.Changed),
            Deadline = Numbers(rows, row => row.Deadline is { } date ? Minutes(date, epoch) : null),
            Commitment = Numbers(rows, row => row.Commitment is { } date ? Minutes(date, epoch) : null),
            CommitmentBy = Texts([.. rows.Where(row => row.Commitment is not null)], row => row.CommitmentBy),
            ConstraintDate = Numbers(rows, row => row.ConstraintDate is { } date ? Minutes(date, epoch) : null),
            Constraint = Texts(rows, row => row.Constraint),
            Warning = Texts(rows, row => row.Warning),
            Links = Links(rows, at, ordinals),
            Asked = rows.IsEmpty ? [] : [.. Enumerable.Range(0, rows[0].Asked.Length).Select(column => Asked([.. rows.Select(row => row.Asked[column])], epoch))],
        };
    }

    private static long Minutes(DateTime date, DateTime since) => (date - since).Ticks / TimeSpan.TicksPerMinute;

    private static string SharedPrefix(ImmutableArray<PlanRow> rows)
    {
        if (rows.IsEmpty) return "";
        var length = rows.Aggregate(rows[0].Key.Length, (shared, row) => rows[0].Key.AsSpan(0, shared).CommonPrefixLength(row.Key));
        return rows[0].Key[..length];
    }

    private static PackedTexts Texts<T>(ImmutableArray<T> rows, Func<T, string> text)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal) { [""] = 0 };
        var places = rows.Select(row => index.TryGetValue(text(row), out var known) ? known : index[text(row)] = index.Count).ToImmutableArray();
        return new PackedTexts([.. index.OrderBy(entry => entry.Value).Select(entry => entry.Key)], index.Count == 1 ? [] : places);
    }

    private static PackedNumbers Numbers(ImmutableArray<PlanRow> rows, Func<PlanRow, long?> number)
    {
        var present = rows.Select((row, at) => (at, Value: number(row))).Where(entry => entry.Value is not null).ToImmutableArray();
        return new PackedNumbers([.. present.Select(entry => entry.at)], [.. present.Select(entry => entry.Value.GetValueOrDefault())]);
    }

    private static PackedColumn Asked(ImmutableArray<object?> values, DateTime epoch)
    {
        if (values.Any(value => value is string)) return new PackedColumn(Texts(values, value => value as string ?? ""), null, []);
        var present = values.Select((value, at) => (at, value)).Where(entry => entry.value is not null).ToImmutableArray();
        return new PackedColumn(
            null,
            present.Length == values.Length ? null : [.. present.Select(entry => entry.at)],
            [.. present.Select(entry => entry.value is DateTime date ? Minutes(date, epoch) : Convert.ToDouble(entry.value, System.Globalization.CultureInfo.InvariantCulture))]);
    }

    private static PackedSpans Spans(ImmutableArray<PlanRow> rows, Func<PlanRow, PlanSpan?> span)
    {
        var present = rows.Select((row, at) => (at, row, Span: row.Start is null ? null : span(row))).Where(entry => entry.Span is not null).ToImmutableArray();
        return new PackedSpans(
            present.Length == rows.Length ? null : [.. present.Select(entry => entry.at)],
            [.. present.Select(entry => Minutes(entry.Span?.Start ?? default, entry.row.Start ?? default))],
            [.. present.Select(entry => Minutes(entry.Span?.Finish ?? default, entry.row.Finish ?? default))]);
    }

    private static PackedLinks Links(ImmutableArray<PlanRow> rows, ImmutableArray<int> at, Dictionary<string, int> ordinals)
    {
        var known = rows.Select((row, index) => (At: at[index], Links: row.Links.Where(link => ordinals.ContainsKey(link.From)).ToArray())).ToArray();
        var links = known.SelectMany(row => row.Links.Select(link => (row.At, Link: link))).ToImmutableArray();
        return new PackedLinks(
            [.. known.Select(row => row.Links.Length)],
            [.. links.Select(entry => entry.At - ordinals[entry.Link.From])],
            [.. links.Select(entry => entry.Link.Type + (entry.Link.IsDriving ? 4 : 0) + (entry.Link.IsViolated ? 8 : 0))],
            Texts(links, entry => entry.Link.Lag));
    }
}
