namespace Throughline.Testing;

/// <summary>The checkout the tests were built from.</summary>
public static class Checkout
{
    /// <summary>Its root folder.</summary>
    public static string Root { get; } = Find();

    /// <summary>A path below the root.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Throughline.slnx"))) return folder.FullName;
        }
        throw new InvalidOperationException("The tests run outside a checkout: no Throughline.slnx above " + AppContext.BaseDirectory);
    }
}
