using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Throughline.Storage.Tables;

namespace Throughline.Storage;

/// <summary>What a row of a plan's entity carries besides the entity.</summary>
/// <param name="Program">The program.</param>
/// <param name="Revision">The revision that changed the row last.</param>
/// <param name="IsRemoved">Whether it is a tombstone.</param>
internal readonly record struct RowStamp(Guid Program, long Revision, bool IsRemoved);

/// <summary>Writes rows of one table over one prepared statement that follows from the mapping. For one connection and one thread.</summary>
internal sealed class TableWriter : IAsyncDisposable
{
    private readonly DbCommand _command;
    private readonly Column[] _columns;

    /// <param name="type">What is mapped to the table.</param>
    /// <param name="connection">Where to write.</param>
    /// <param name="sql">How the provider writes names.</param>
    /// <param name="replaces">Whether a row takes the place of one with its key, so that it need not be known whether there is one; otherwise such a row is refused.</param>
    public TableWriter(IEntityType type, DbConnection connection, ISqlGenerationHelper sql, bool replaces)
    {
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table) ?? throw new UnreachableException($"{type.DisplayName()} has no table.");
        var properties = type.GetFlattenedProperties().ToList();
        var names = properties.ConvertAll(property => sql.DelimitIdentifier(property.GetColumnName(table) ?? throw new UnreachableException($"{property.Name} has no column.")));
        var parameters = Enumerable.Range(0, names.Count).Select(number => sql.GenerateParameterName($"p{number}")).ToList();
        _command = connection.CreateCommand();
        _command.CommandText = $"INSERT INTO {sql.DelimitIdentifier(table.Name, table.Schema)} ({string.Join(", ", names)}) VALUES ({string.Join(", ", parameters)})";
        if (replaces)
        {
            var key = type.FindPrimaryKey()!.Properties.Select(property => sql.DelimitIdentifier(property.GetColumnName(table)!)).ToList();
            _command.CommandText += $" ON CONFLICT ({string.Join(", ", key)}) DO UPDATE SET {string.Join(", ", names.Except(key, StringComparer.Ordinal).Select(name => $"{name} = excluded.{name}"))}";
        }

        _columns = [.. properties.Select((property, number) => new Column(property, AddParameter(property, $"p{number}")))];
    }

    /// <summary>Writes one row within a transaction.</summary>
    public async Task Write(object row, RowStamp stamp, DbTransaction? transaction)
    {
        _command.Transaction = transaction;
        foreach (var column in _columns) column.Fill(row, stamp);
        await _command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => _command.DisposeAsync();

    private DbParameter AddParameter(IProperty property, string name)
    {
        var parameter = property.GetRelationalTypeMapping().CreateParameter(_command, name, null, nullable: true);
        _command.Parameters.Add(parameter);
        return parameter;
    }

    private sealed class Column(IProperty property, DbParameter parameter)
    {
        private readonly Func<object?, object?>? _convert = property.GetRelationalTypeMapping().Converter?.ConvertToProvider;
        private readonly IClrPropertyGetter? _getter = property.IsShadowProperty() ? null : property.GetGetter();
        private readonly IClrPropertyGetter? _whole = property.DeclaringType is IComplexType { ComplexProperty: { IsNullable: true } optional } ? optional.GetGetter() : null;

        public void Fill(object row, RowStamp stamp)
        {
            // Of a value that is absent as a whole, the getter of a part would give the part's default.
            var isAbsent = _whole is not null && _whole.GetClrValueUsingContainingEntity(row) is null;
            var value = isAbsent ? null : _getter is null ? Stamped(stamp) : _getter.GetClrValueUsingContainingEntity(row);
            parameter.Value = (value is null || _convert is null ? value : _convert(value)) ?? DBNull.Value;
        }

        private object Stamped(RowStamp stamp) => property.Name switch
        {
            EntityRows.Program => stamp.Program,
            EntityRows.Revision => stamp.Revision,
            EntityRows.IsRemoved => stamp.IsRemoved,
            _ => throw new UnreachableException($"Nothing is known of the column {property.Name}."),
        };
    }
}
