namespace Throughline.Storage;

/// <summary>The data folder cannot be used. The message says why and what to do.</summary>
public sealed class DataFolderException : Exception
{
    public DataFolderException()
    {
    }

    public DataFolderException(string message) : base(message)
    {
    }

    public DataFolderException(string message, Exception inner) : base(message, inner)
    {
    }
}
