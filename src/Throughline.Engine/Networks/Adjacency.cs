namespace Throughline.Engine.Networks;

/// <summary>Groups things by a key into two flat arrays.</summary>
internal static class Adjacency
{
    /// <summary>Groups the positions of <paramref name="keys"/> by key, keeping their order.</summary>
    /// <param name="keys">A key below <paramref name="count"/> for each position; negative: in no group.</param>
    /// <param name="count">Number of keys.</param>
    /// <returns>Where the group of each key begins (one entry more than keys), and the positions.</returns>
    public static (int[] Offsets, int[] Positions) Of(ReadOnlySpan<int> keys, int count)
    {
        var offsets = new int[count + 1];
        foreach (var key in keys) if (key >= 0) offsets[key + 1]++;
        for (var i = 0; i < count; i++) offsets[i + 1] += offsets[i];
        var positions = new int[offsets[count]];
        var next = offsets.AsSpan(0, count).ToArray();
        for (var i = 0; i < keys.Length; i++) if (keys[i] >= 0) positions[next[keys[i]]++] = i;
        return (offsets, positions);
    }
}
