using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Throughline.Programs.Tables;

namespace Throughline.Programs;

/// <summary>An immutable table of entities with an index by identifier. A pass reads it like an array; one change copies one block.</summary>
/// <typeparam name="T">The entity's type.</typeparam>
/// <remarks>
/// Each entity has an ordinal that it keeps in all versions derived from each other, also after it was removed and put again. Versions share their
/// unchanged blocks and the index of ordinals; any number of threads may read them and derive from them at the same time. Enumeration is by ordinal.
/// </remarks>
public sealed partial class EntityTable<T> : IReadOnlyCollection<T> where T : Entity
{
    private const int BlockBits = 8;
    private const int BlockSize = 1 << BlockBits;
    private readonly IdIndex _index;
    private readonly T?[][] _blocks;

    private EntityTable(IdIndex index, T?[][] blocks, int count)
    {
        _index = index;
        _blocks = blocks;
        Count = count;
    }

    /// <summary>A table without rows.</summary>
    public static EntityTable<T> Empty => new(new IdIndex(), [], 0);

    /// <summary>How many entities there are.</summary>
    public int Count { get; }

    /// <summary>All ordinals are lower than this.</summary>
    public int OrdinalLimit => _blocks.Length << BlockBits;

    /// <summary>The entity at an ordinal; null when it was removed or belongs to another version.</summary>
    /// <param name="ordinal">0 to <see cref="OrdinalLimit"/> (excluded).</param>
    public T? this[int ordinal] => _blocks[ordinal >> BlockBits][ordinal & (BlockSize - 1)];

    /// <summary>A table of these entities, with ordinals in their order. Of two with the same identifier the later holds.</summary>
    public static EntityTable<T> Of(IEnumerable<T> entities)
    {
        var editor = new Editor(Empty);
        foreach (var entity in entities) editor.Put(entity);
        return editor.Done();
    }

    /// <summary>The ordinal of an entity that is in this table, or -1.</summary>
    public int OrdinalOf(Guid id)
    {
        var ordinal = _index.Find(id);
        return ordinal >= 0 && ordinal < OrdinalLimit && this[ordinal] is not null ? ordinal : -1;
    }

    /// <summary>The entity with this identifier, if there is one.</summary>
    public bool TryGet(Guid id, [NotNullWhen(true)] out T? entity)
    {
        var ordinal = _index.Find(id);
        entity = ordinal >= 0 && ordinal < OrdinalLimit ? this[ordinal] : null;
        return entity is not null;
    }

    /// <summary>Whether there is an entity with this identifier.</summary>
    public bool Contains(Guid id) => OrdinalOf(id) >= 0;

    /// <summary>The table with this entity added or in place of the one with its identifier. Costs a block, not the table.</summary>
    public EntityTable<T> Put(T entity)
    {
        var editor = new Editor(this);
        editor.Put(entity);
        return editor.Done();
    }

    /// <summary>The table without the entity of this identifier.</summary>
    public EntityTable<T> Remove(Guid id)
    {
        var editor = new Editor(this);
        editor.Remove(id);
        return editor.Done();
    }

    /// <summary>Whether ordinals mean the same in both tables, so that they can be compared place by place.</summary>
    public bool SharesOrdinalsWith(EntityTable<T> other) => ReferenceEquals(_index, other._index);

    /// <summary>The ordinals at which two versions that share ordinals hold different objects, in order. Unchanged blocks cost one comparison.</summary>
    /// <param name="other">A version with <see cref="SharesOrdinalsWith"/>.</param>
    /// <exception cref="ArgumentException">The tables do not share ordinals.</exception>
    public IEnumerable<int> OrdinalsThatDiffer(EntityTable<T> other) => SharesOrdinalsWith(other)
        ? Differing(other)
        : throw new ArgumentException("The tables do not share ordinals.", nameof(other));

    /// <summary>The entities by identifier: an order that does not depend on how the table came about, for whatever is shown or written.</summary>
    public IEnumerable<T> ById() => this.OrderBy(entity => entity.Ref.Id);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        foreach (var block in _blocks)
            foreach (var entity in block)
                if (entity is not null)
                    yield return entity;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<int> Differing(EntityTable<T> other)
    {
        for (var block = 0; block < Math.Max(_blocks.Length, other._blocks.Length); block++)
        {
            var mine = block < _blocks.Length ? _blocks[block] : [];
            var theirs = block < other._blocks.Length ? other._blocks[block] : [];
            if (ReferenceEquals(mine, theirs)) continue;
            for (var place = 0; place < BlockSize; place++)
                if (!ReferenceEquals(mine.Length == 0 ? null : mine[place], theirs.Length == 0 ? null : theirs[place]))
                    yield return (block << BlockBits) + place;
        }
    }
}
