namespace Throughline.Server.Access;

/// <summary>How much one request may bring.</summary>
internal static class RequestLimits
{
    /// <summary>Bytes of an ordinary request body.</summary>
    public const long Body = 32L * 1024 * 1024;

    /// <summary>Bytes of a file to import; what a file may hold is limited more closely where it is read.</summary>
    public const long Upload = 640L * 1024 * 1024;

    /// <summary>Most entries of a page.</summary>
    public const int Page = 200;

    /// <summary>Entries of a page when nothing is asked for.</summary>
    public const int DefaultPage = 50;
}
