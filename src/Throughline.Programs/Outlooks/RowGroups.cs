namespace Throughline.Programs.Outlooks;

/// <summary>Groups values by row in time that grows with their number, and orders each group, so that the result does not depend on how a table came about.</summary>
internal static class RowGroups
{
    /// <summary>Groups values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="rows">The row of each; negative: in no group.</param>
    /// <param name="count">How many rows there are.</param>
    /// <param name="order">The order within a row: of two different values never zero.</param>
    /// <returns>Where the group of each row begins (one entry more than rows), and the values.</returns>
    public static (int[] Offsets, T[] Values) Of<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> rows, int count, Comparison<T> order)
    {
        var offsets = new int[count + 1];
        foreach (var row in rows) if (row >= 0) offsets[row + 1]++;
        for (var row = 0; row < count; row++) offsets[row + 1] += offsets[row];
        var grouped = new T[offsets[count]];
        var next = offsets.AsSpan(0, count).ToArray();
        for (var i = 0; i < rows.Length; i++) if (rows[i] >= 0) grouped[next[rows[i]]++] = values[i];
        for (var row = 0; row < count; row++)
            if (offsets[row + 1] - offsets[row] > 1)
                grouped.AsSpan(offsets[row]..offsets[row + 1]).Sort(order);
        return (offsets, grouped);
    }
}
