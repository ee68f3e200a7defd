using System.Collections.Immutable;
using Orleans.Concurrency;
using Throughline.Programs;
using Throughline.Programs.Outlooks;

namespace Throughline.Grains;

/// <summary>The organization's programs. Its key is <see cref="Key"/>. Lists read tables and wake no program.</summary>
[Alias("throughline.portfolio")]
public interface IPortfolioGrain : IGrainWithIntegerKey
{
    /// <summary>The key of the only one.</summary>
    const long Key = 0;

    /// <summary>All programs, by name.</summary>
    [Alias("list"), AlwaysInterleave]
    Task<Immutable<ImmutableArray<ProgramSummary>>> List([Immutable] Principal principal);

    /// <summary>Work items of all programs by key or name, the best matches first. Wakes no program; what is only drafted is not found.</summary>
    /// <param name="text">Words that all occur. Nothing is found for less than two letters.</param>
    /// <param name="take">How many at most, 1 to 50.</param>
    /// <param name="principal">Who asks.</param>
    [Alias("find"), AlwaysInterleave]
    Task<Immutable<ImmutableArray<FoundItem>>> Find(string text, int take, [Immutable] Principal principal);

    /// <summary>Creates the demonstration programs, if they are not there.</summary>
    /// <returns>The demonstration programs.</returns>
    [Alias("create-demo")]
    Task<Immutable<ImmutableArray<ProgramSummary>>> CreateDemo([Immutable] Principal principal);

    /// <summary>Removes the demonstration programs.</summary>
    /// <returns>How many there were.</returns>
    [Alias("remove-demo")]
    Task<int> RemoveDemo([Immutable] Principal principal);

    /// <summary>The person's saved column mappings, by name.</summary>
    [Alias("mappings"), AlwaysInterleave]
    Task<Immutable<ImmutableArray<ColumnMapping>>> Mappings([Immutable] Principal principal);

    /// <summary>Keeps a column mapping in place of the one of the same name.</summary>
    [Alias("save-mapping")]
    Task SaveMapping([Immutable] ColumnMapping mapping, [Immutable] Principal principal);
}

/// <summary>A work item that was looked for.</summary>
/// <param name="Program">Its program.</param>
/// <param name="ProgramName">What people call the program.</param>
/// <param name="Key">The work item's key.</param>
/// <param name="Name">What people call it.</param>
public sealed record FoundItem(ProgramId Program, string ProgramName, string Key, string Name);

/// <summary>A saved mapping of a sheet's columns.</summary>
/// <param name="Name">What the person calls it.</param>
/// <param name="Mapping">JSON of the door that reads sheets.</param>
public sealed record ColumnMapping(string Name, string Mapping);
