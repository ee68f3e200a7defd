using System.Buffers;

namespace Throughline.Server.Pages.Import;

/// <summary>A file as it came, on the disk of the server until the reader leaves the page.</summary>
public sealed class ImportSource : IAsyncDisposable
{
    private const int Chunk = 1 << 16;
    private readonly FileStream _file;

    private ImportSource(string name, FileStream file) => (Name, _file) = (name, file);

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>Its length in bytes.</summary>
    public long Size => _file.Length;

    /// <summary>Takes a file in.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">Its content; read once, not closed.</param>
    /// <param name="length">Its length, for the progress; 0 when it is not known.</param>
    /// <param name="progress">Told the share that has arrived, 0 to 1.</param>
    /// <param name="cancel">Stops taking.</param>
    public static async Task<ImportSource> Take(string name, Stream content, long length, IProgress<double>? progress, CancellationToken cancel)
    {
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"throughline-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Chunk, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        var buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            var told = 0.0;
            for (int read; (read = await content.ReadAsync(buffer.AsMemory(0, Chunk), cancel)) > 0;)
            {
                await file.WriteAsync(buffer.AsMemory(0, read), cancel);
                var share = length > 0 ? (double)file.Length / length : 0;
                if (share - told < 0.02) continue;
                progress?.Report(told = share);
            }
            return new ImportSource(name, file);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The content from its beginning. One reader at a time.</summary>
    public Stream Content()
    {
        _file.Position = 0;
        return _file;
    }

    /// <summary>All bytes, to be kept with the import.</summary>
    public async Task<byte[]> Bytes(CancellationToken cancel)
    {
        var bytes = new byte[Size];
        await Content().ReadExactlyAsync(bytes, cancel);
        return bytes;
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
