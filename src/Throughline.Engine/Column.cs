namespace Throughline.Engine;

/// <summary>Values by ordinal. A version made from another copies only the blocks in which something came out different and shares the rest, so that a small change copies little.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <remarks>Set by one thread while it is made; then read by any number.</remarks>
public sealed class Column<T> where T : struct, IEquatable<T>
{
    private const int BlockBits = 9;
    private const int BlockSize = 1 << BlockBits;
    private readonly T[] _base;
    private readonly T[]?[]? _blocks;
    private readonly bool[] _owned = [];

    /// <summary>A column of one value.</summary>
    /// <param name="count">Number of ordinals.</param>
    /// <param name="value">What each holds.</param>
    public Column(int count, T value = default)
    {
        _base = new T[BlocksOf(count) << BlockBits];
        if (!value.Equals(default)) Array.Fill(_base, value);
    }

    /// <summary>A version of another column, which stays as it is.</summary>
    /// <param name="source">The other column.</param>
    /// <param name="count">Number of ordinals, at least that of the other.</param>
    /// <param name="value">What is held where the other ends.</param>
    public Column(Column<T> source, int count, T value = default)
    {
        var known = source._blocks?.Length ?? BlocksOf(source._base.Length);
        (_base, _blocks, _owned) = (source._base, new T[]?[BlocksOf(count)], new bool[BlocksOf(count)]);
        source._blocks?.CopyTo(_blocks, 0);
        for (var block = known; block < _blocks.Length; block++)
        {
            var added = new T[BlockSize];
            if (!value.Equals(default)) Array.Fill(added, value);
            (_blocks[block], _owned[block]) = (added, true);
        }
    }

    /// <summary>The value of an ordinal.</summary>
    /// <param name="ordinal">0 to the number of ordinals (excluded).</param>
    public T this[int ordinal]
    {
        get => _blocks?[ordinal >> BlockBits] is { } block ? block[ordinal & (BlockSize - 1)] : _base[ordinal];
        set
        {
            if (_blocks is null) _base[ordinal] = value;
            else Set(_blocks, ordinal, value);
        }
    }

    private static int BlocksOf(int count) => (count + BlockSize - 1) >> BlockBits;

    private void Set(T[]?[] blocks, int ordinal, T value)
    {
        var block = ordinal >> BlockBits;
        if (!_owned[block])
        {
            if (this[ordinal].Equals(value)) return;
            (blocks[block], _owned[block]) = ([.. blocks[block] ?? _base.AsSpan(block << BlockBits, BlockSize)], true);
        }

        blocks[block]![ordinal & (BlockSize - 1)] = value;
    }
}
