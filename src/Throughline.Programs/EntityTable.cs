using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Throughline.Programs;

/// <summary>An immutable table of entities with an index by identifier. A pass reads it like an array; one change copies one block.</summary>
/// <typeparam name="T">The entity's type.</typeparam>
public sealed class EntityTable<T> : IReadOnlyCollection<T> where T : Entity
{
    private readonly ImmutableDictionary<Guid, T> _rows;

    private EntityTable(ImmutableDictionary<Guid, T> rows) => _rows = rows;

    /// <summary>A table without rows.</summary>
    public static EntityTable<T> Empty { get; } = new(ImmutableDictionary<Guid, T>.Empty);

    /// <summary>How many entities there are.</summary>
    public int Count => _rows.Count;

    /// <summary>A table of these entities.</summary>
    public static EntityTable<T> Of(IEnumerable<T> entities) => new(entities.ToImmutableDictionary(entity => entity.Ref.Id));

    /// <summary>The entity with this identifier, if there is one.</summary>
    public bool TryGet(Guid id, [NotNullWhen(true)] out T? entity) => _rows.TryGetValue(id, out entity);

    /// <summary>Whether there is an entity with this identifier.</summary>
    public bool Contains(Guid id) => _rows.ContainsKey(id);

    /// <summary>The table with this entity added or in place of the one with its identifier.</summary>
    public EntityTable<T> Put(T entity) => new(_rows.SetItem(entity.Ref.Id, entity));

    /// <summary>The table without the entity of this identifier.</summary>
    public EntityTable<T> Remove(Guid id) => new(_rows.Remove(id));

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _rows.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
