using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Throughline.Programs;

namespace Throughline.Storage;

/// <summary>Instants as UTC ticks, so that they sort and compare on every provider.</summary>
internal sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

/// <summary>Plan dates are wall-clock values without a zone.</summary>
internal sealed class PlanDateConverter() : ValueConverter<DateTime, DateTime>(
    date => DateTime.SpecifyKind(date, DateTimeKind.Unspecified), date => DateTime.SpecifyKind(date, DateTimeKind.Unspecified));

/// <summary>Money and percentages as whole ten-thousandths, so that they sort and sum exactly where the provider has no decimal.</summary>
internal sealed class ScaledDecimalConverter() : ValueConverter<decimal, long>(
    value => decimal.ToInt64(decimal.Round(value * Scale)), stored => stored / Scale)
{
    private const decimal Scale = 10_000m;
}

/// <summary>Identifiers as guids.</summary>
internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => From(value)) where TId : struct, IEntityId<TId>
{
    private static TId From(Guid value) => TId.From(value);
}

/// <summary>A list nobody queries, as JSON.</summary>
internal sealed class JsonListConverter<T>() : ValueConverter<ImmutableArray<T>, string>(list => Write(list), json => Read(json))
{
    private static string Write(ImmutableArray<T> list) => list.IsDefaultOrEmpty ? "[]" : StorageJson.Write(list);

    private static ImmutableArray<T> Read(string json) => json == "[]" ? [] : StorageJson.Read<ImmutableArray<T>>(json);
}

/// <summary>A value nobody queries, as JSON.</summary>
internal sealed class JsonValueConverter<T>() : ValueConverter<T, string>(value => StorageJson.Write(value), json => StorageJson.Read<T>(json));

internal static class ConventionExtensions
{
    public static PropertyBuilder<ImmutableArray<T>> AsJson<T>(this PropertyBuilder<ImmutableArray<T>> property) =>
        property.HasConversion(new JsonListConverter<T>(), new ValueComparer<ImmutableArray<T>>(favorStructuralComparisons: false));

    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) where T : class =>
        property.HasConversion(new JsonValueConverter<T>(), new ValueComparer<T>((a, b) => ReferenceEquals(a, b), value => value.GetHashCode(), value => value));
}
