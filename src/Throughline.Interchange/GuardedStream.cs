using System.Globalization;

namespace Throughline.Interchange;

/// <summary>Thrown inside a reader when a file goes beyond a limit; the reader turns it into a problem.</summary>
internal sealed class ImportLimitException(string code, string message, string accepted) : Exception(message)
{
    public string Code { get; } = code;

    public string Accepted { get; } = accepted;
}

/// <summary>A stream that counts what is read of it, stops beyond a limit, reports progress and can be cancelled.</summary>
internal sealed class GuardedStream(Stream inner, long limit, Action<long>? progress, CancellationToken cancel) : Stream
{
    private const long ReportEvery = 1 << 20;
    private long _read;
    private long _sinceOpening;
    private long _reported;

    /// <summary>Longest run of bytes without a '&lt;': a longer one is a value or a tag that no plan has, and would be held in memory whole. Null: not watched.</summary>
    public int? LongestRunWithoutMarkup { get; init; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        cancel.ThrowIfCancellationRequested();
        var count = inner.Read(buffer);
        _read += count;
        if (_read > limit)
            throw new ImportLimitException("file-too-large", string.Create(CultureInfo.InvariantCulture, $"The file is larger than {limit >> 20} MB."), string.Create(CultureInfo.InvariantCulture, $"files up to {limit >> 20} MB"));
        if (LongestRunWithoutMarkup is { } longest) WatchRun(buffer[..count], longest);
        if (_read - _reported >= ReportEvery)
        {
            _reported = _read;
            progress?.Invoke(_read);
        }
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void WatchRun(ReadOnlySpan<byte> bytes, int longest)
    {
        var last = bytes.LastIndexOf((byte)'<');
        _sinceOpening = last < 0 ? _sinceOpening + bytes.Length : bytes.Length - last;
        if (_sinceOpening > longest)
            throw new ImportLimitException("value-too-long", string.Create(CultureInfo.InvariantCulture, $"A value or tag is longer than {longest >> 20} MB."), "values of a plan: names, dates, notes");
    }
}
