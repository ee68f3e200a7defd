namespace Throughline.Testing;

/// <summary>Real files to test against. They may not be published, so they live outside the checkout; tests without them report themselves skipped.</summary>
public static class CaseFiles
{
    /// <summary>The folder named by <c>THROUGHLINE_CASES</c>, else <c>../shared/cases</c> beside the checkout; null where there is none.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Why a test that needs the files is skipped.</summary>
    public const string Absent = "The case files are not here: set THROUGHLINE_CASES to their folder.";

    /// <summary>Full paths of the files of one kind (<c>mspdi</c>), in order of name; empty where the folder is absent.</summary>
    public static IReadOnlyList<string> Of(string kind, string pattern = "*") =>
        Folder is { } folder && Directory.Exists(Path.Combine(folder, kind))
            ? [.. Directory.EnumerateFiles(Path.Combine(folder, kind), pattern).Order(StringComparer.Ordinal)]
            : [];

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("THROUGHLINE_CASES");
        if (!string.IsNullOrEmpty(named)) return Directory.Exists(named) ? Path.GetFullPath(named) : null;
        var beside = Path.Combine(Checkout.Root, "..", "shared", "cases");
        return Directory.Exists(beside) ? Path.GetFullPath(beside) : null;
    }
}
