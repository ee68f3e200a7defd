namespace Throughline.Cli.Offline;

/// <summary>A file that is written: it appears whole or not at all.</summary>
/// <param name="File">Where.</param>
/// <param name="MayReplace">Whether one that is there may go.</param>
internal sealed record OutputFile(FileInfo File, bool MayReplace)
{
    /// <summary>Whether the file can be written, as far as can be known before; else says why not.</summary>
    public bool IsFree(Streams streams)
    {
        if (File.Directory is { Exists: false } folder)
        {
            streams.Error($"{File.Name}: there is no folder {folder.FullName}. Make it first, or choose another.");
            return false;
        }
        if (!File.Exists || MayReplace) return true;
        streams.Error($"{File.Name} is there already. Choose another name, or give --overwrite.");
        return false;
    }

    /// <summary>Writes the file beside its place and then puts it there, so that a stop in between leaves what was there before.</summary>
    public ExitCode Write(Action<Stream> write, Streams streams, CancellationToken cancel)
    {
        if (!IsFree(streams)) return ExitCode.Unwritable;
        var beside = File.FullName + ".partial";
        try
        {
            Replace(new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16), write, cancel);
            return ExitCode.Done;
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            streams.Error($"{File.Name}: {refusal.Message.Replace(beside, File.FullName, StringComparison.Ordinal)}");
            return ExitCode.Unwritable;
        }
    }

    private void Replace(FileStream beside, Action<Stream> write, CancellationToken cancel)
    {
        try
        {
            using (beside) write(beside);
            cancel.ThrowIfCancellationRequested();
            System.IO.File.Move(beside.Name, File.FullName, overwrite: true);
        }
        finally
        {
            System.IO.File.Delete(beside.Name);
        }
    }
}
