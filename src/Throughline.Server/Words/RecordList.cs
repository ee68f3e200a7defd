using System.Collections.Immutable;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;

namespace Throughline.Server.Words;

/// <summary>Records that changed, or would, each with its fields before and after, as people say it.</summary>
/// <param name="Records">The records, tasks first; of very many the first ones.</param>
/// <param name="Changed">How many are changed.</param>
/// <param name="Added">How many are added.</param>
/// <param name="Removed">How many are removed.</param>
public sealed record RecordList(ImmutableArray<RecordChange> Records, int Changed, int Added, int Removed)
{
    private const int Most = 100;

    /// <summary>How many there are.</summary>
    public int Count => Changed + Added + Removed;

    /// <summary>How many of them are not in <see cref="Records"/>.</summary>
    public int Hidden => Count - Records.Length;

    /// <summary>The same taken back: what was added is removed, every field goes back to what it was.</summary>
    public RecordList Reversed() => new([.. Records.Select(record => record.Reversed())], Changed, Removed, Added);

    /// <summary>The changes in the words of the present culture.</summary>
    /// <param name="changes">Each entity before and after.</param>
    /// <param name="plan">Where names come from.</param>
    /// <param name="today">The day the outlook is taken; dates of its year go without a year.</param>
    internal static RecordList Of(ImmutableArray<EntityChange> changes, Plan plan, DateOnly today)
    {
        var words = new FieldWords(plan, today, changes);
        var (added, removed) = (changes.Count(change => change.Before is null), changes.Count(change => change.After is null));
        return new RecordList([.. changes.OrderBy(change => Rank(change.Target.Kind)).Take(Most).Select(words.Of)], changes.Length - added - removed, added, removed);
    }

    private static int Rank(EntityKind kind) => kind switch { EntityKind.WorkItem => 0, EntityKind.Dependency => 1, EntityKind.Assignment => 2, EntityKind.Program => 3, _ => 4 + (int)kind };
}

/// <summary>A record that changed.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="What">What became of it: added, removed, changed.</param>
/// <param name="Key">Key of the work item, to open it. Null: it is none, or is gone.</param>
/// <param name="Fields">The fields that differ.</param>
public sealed record RecordChange(string Name, string What, string? Key, ImmutableArray<FieldChange> Fields)
{
    /// <summary>What a record that is there now says.</summary>
    public const string IsAdded = "Added";

    /// <summary>What a record that is gone says.</summary>
    public const string IsRemoved = "Removed";

    /// <summary>The same taken back.</summary>
    public RecordChange Reversed() => this with { What = What switch { IsAdded => IsRemoved, IsRemoved => IsAdded, _ => What }, Fields = [.. Fields.Select(field => field.Reversed())] };
}

/// <summary>A field before and after.</summary>
/// <param name="Field">What people call it.</param>
/// <param name="Before">As it was; empty: nothing.</param>
/// <param name="After">As it is; empty: nothing.</param>
public sealed record FieldChange(string Field, string Before, string After)
{
    /// <summary>A row that stands elsewhere among its neighbors; which way has no words.</summary>
    public static FieldChange Place { get; } = new("Place", "", "moved among its neighbors");

    /// <summary>The same taken back.</summary>
    public FieldChange Reversed() => this == Place ? this : new FieldChange(Field, After, Before);
}
