namespace Throughline.Engine;

/// <summary>Values by ordinal, in blocks. A version made from another shares the blocks in which nothing came out different, so that a small change copies little.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <remarks>Set by one thread while it is made; then read by any number.</remarks>
public sealed class Column<T> where T : struct, IEquatable<T>
{
    private const int BlockBits = 9;
    private const int BlockSize = 1 << BlockBits;
    private readonly T[][] _blocks;
    private readonly bool[] _owned;

    /// <summary>A column of one value.</summary>
    /// <param name="count">Number of ordinals.</param>
    /// <param name="value">What each holds.</param>
    public Column(int count, T value = default) : this(null, count, value)
    {
    }

    /// <summary>A version of another column, which stays as it is.</summary>
    /// <param name="source">The other column. Null: an empty one.</param>
    /// <param name="count">Number of ordinals, at least that of the other.</param>
    /// <param name="value">What is held where the other ends.</param>
    public Column(Column<T>? source, int count, T value = default)
    {
        _blocks = new T[(count + BlockSize - 1) >> BlockBits][];
        _owned = new bool[_blocks.Length];
        source?._blocks.CopyTo(_blocks, 0);
        for (var block = source?._blocks.Length ?? 0; block < _blocks.Length; block++)
        {
            (_blocks[block], _owned[block]) = (new T[BlockSize], true);
            if (!value.Equals(default)) Array.Fill(_blocks[block], value);
        }
    }

    /// <summary>The value of an ordinal.</summary>
    /// <param name="ordinal">0 to the number of ordinals (excluded).</param>
    public T this[int ordinal]
    {
        get => _blocks[ordinal >> BlockBits][ordinal & (BlockSize - 1)];
        set
        {
            var block = ordinal >> BlockBits;
            if (!_owned[block])
            {
                if (_blocks[block][ordinal & (BlockSize - 1)].Equals(value)) return;
                (_blocks[block], _owned[block]) = ([.. _blocks[block]], true);
            }

            _blocks[block][ordinal & (BlockSize - 1)] = value;
        }
    }
}
