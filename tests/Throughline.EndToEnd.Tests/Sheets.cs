namespace Throughline.EndToEnd.Tests;

/// <summary>Small plans for the tests of pages; all names are made up.</summary>
internal static class Sheets
{
    /// <summary>Three tasks in a row and a milestone after them.</summary>
    public const string Kite = """
        Task Name,Duration,Predecessors,Owner
        Posting rules,15d,,Mr Amber
        Batch reconciliation,17d,1,Ms Teal
        Soak test,7d,2,Mr Amber
        Engine ready,0d,3,Ms Plum
        """;

    /// <summary>A wrong date, a wrong duration and a predecessor that is not there.</summary>
    public const string Broken = """
        Task Name,Duration,Start,Predecessors
        Design,5d,2026-11-30,
        Build,soon,2026-12-40,1
        Test,3d,,99
        """;
}
