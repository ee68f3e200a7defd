using System.Numerics;
using Throughline.Programs.Tables;

namespace Throughline.Programs;

/// <content>Making the next version.</content>
public sealed partial class EntityTable<T>
{
    /// <summary>Makes one new version by many changes, copying each touched block once. For one thread; the source stays as it is.</summary>
    internal sealed class Editor
    {
        // Previews that were never kept leave numbers behind; beyond this many unused ones the next version starts a new index.
        private const int UnusedNumbers = 4096;
        private readonly EntityTable<T> _source;
        private IdIndex _index;
        private T?[][] _blocks;
        private bool[]? _owned;
        private int _count;

        public Editor(EntityTable<T> source)
        {
            _source = source;
            _index = source._index;
            _blocks = source._blocks;
            _count = source.Count;
        }

        public void Put(T entity)
        {
            var id = entity.Ref.Id;
            var known = _index.Find(id);
            if (known < 0 && _index.Count > UnusedNumbers + 2 * _count) Renumber();
            ref var place = ref Place(known < 0 ? _index.FindOrAdd(id) : known);
            if (place is null) _count++;
            place = entity;
        }

        public void Remove(Guid id)
        {
            var ordinal = _index.Find(id);
            if (ordinal < 0 || ordinal >= _blocks.Length << BlockBits || _blocks[ordinal >> BlockBits][ordinal & (BlockSize - 1)] is null) return;
            Place(ordinal) = null;
            _count--;
        }

        public EntityTable<T> Done() => _owned is null ? _source : new EntityTable<T>(_index, _blocks, _count);

        private ref T? Place(int ordinal)
        {
            var block = ordinal >> BlockBits;
            if (_owned is null || block >= _blocks.Length) OwnBlocks(block);
            if (!_owned![block])
            {
                _blocks[block] = (T?[])_blocks[block].Clone();
                _owned[block] = true;
            }

            return ref _blocks[block][ordinal & (BlockSize - 1)];
        }

        /// <summary>Makes the list of blocks this editor's own; when it must grow, twice as long only in the bookkeeping of large edits.</summary>
        private void OwnBlocks(int block)
        {
            var length = Math.Max(_blocks.Length, block + 1);
            var blocks = new T?[length][];
            _blocks.CopyTo(blocks, 0);
            var owned = new bool[(int)BitOperations.RoundUpToPowerOf2((uint)length)];
            _owned?.AsSpan(0, _blocks.Length).CopyTo(owned);
            for (var added = _blocks.Length; added < length; added++)
            {
                blocks[added] = new T?[BlockSize];
                owned[added] = true;
            }

            _blocks = blocks;
            _owned = owned;
        }

        private void Renumber()
        {
            var rows = _blocks.SelectMany(block => block).OfType<T>().ToList();
            _index = new IdIndex(rows.Count + BlockSize);
            _blocks = [];
            _owned = null;
            _count = 0;
            foreach (var row in rows) Put(row);
        }
    }
}
