namespace Throughline.Programs.Tables;

/// <summary>A column of values by row in blocks. A version made from another shares the blocks in which nothing was set.</summary>
internal sealed class Column<T> where T : struct
{
    private const int BlockBits = 9;
    private const int BlockSize = 1 << BlockBits;
    private readonly T[][] _blocks;
    private readonly bool[] _owned;

    /// <summary>A column of defaults.</summary>
    public Column(int count) : this(null, count)
    {
    }

    /// <summary>A version of another column, which stays as it is; defaults follow where it is longer.</summary>
    public Column(Column<T>? source, int count)
    {
        _blocks = new T[(count + BlockSize - 1) >> BlockBits][];
        _owned = new bool[_blocks.Length];
        source?._blocks.CopyTo(_blocks, 0);
        for (var block = source?._blocks.Length ?? 0; block < _blocks.Length; block++) (_blocks[block], _owned[block]) = (new T[BlockSize], true);
    }

    /// <summary>The value of a row. It is set while the column is made, by one thread.</summary>
    public T this[int row]
    {
        get => _blocks[row >> BlockBits][row & (BlockSize - 1)];
        set
        {
            var block = row >> BlockBits;
            if (!_owned[block]) (_blocks[block], _owned[block]) = ([.. _blocks[block]], true);
            _blocks[block][row & (BlockSize - 1)] = value;
        }
    }
}
