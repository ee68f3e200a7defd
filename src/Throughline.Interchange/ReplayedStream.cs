namespace Throughline.Interchange;

/// <summary>A stream whose first bytes were already taken, given back in front of the rest.</summary>
internal sealed class ReplayedStream(ReadOnlyMemory<byte> head, Stream rest) : Stream
{
    private int _taken;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    /// <summary>The length of the whole, where the stream behind knows its own; else -1.</summary>
    public long KnownLength => rest.CanSeek ? rest.Length : -1;

    /// <summary>The whole as a stream that can be read in any order, where the one behind can. Else null.</summary>
    public Stream? Seekable => rest.CanSeek ? rest : null;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        if (_taken >= head.Length) return rest.Read(buffer);
        var count = Math.Min(buffer.Length, head.Length - _taken);
        head.Span.Slice(_taken, count).CopyTo(buffer);
        _taken += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
