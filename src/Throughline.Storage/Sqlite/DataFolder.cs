namespace Throughline.Storage.Sqlite;

/// <summary>The folder that holds the database. Only one process at a time may have it open.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    /// <summary>The database file.</summary>
    public string DatabaseFile => System.IO.Path.Combine(Path, "throughline.db");

    /// <summary>Creates the folder when it is missing and takes the lock.</summary>
    /// <exception cref="DataFolderException">Another process holds it, or it cannot be written.</exception>
    public static DataFolder Lock(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(full);
            return new DataFolder(full, new FileStream(System.IO.Path.Combine(full, "throughline.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new DataFolderException($"The data folder {full} cannot be written: {problem.Message} Give this account the right to write there, or choose another folder with --data FOLDER.", problem);
        }
        catch (IOException problem)
        {
            throw new DataFolderException($"The data folder {full} is in use by another Throughline, or cannot be opened ({problem.Message}). Stop the other one, or choose another folder with --data FOLDER.", problem);
        }
    }

    public void Dispose() => _lock.Dispose();
}
