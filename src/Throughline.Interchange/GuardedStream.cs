using System.Globalization;

namespace Throughline.Interchange;

/// <summary>Thrown inside a reader when a file goes beyond a limit; the reader turns it into a problem.</summary>
internal sealed class ImportLimitException(string code, string message, string accepted, int? line = null, string? field = null) : Exception(message)
{
    public int? Line { get; } = line;

    public string? Field { get; } = field;

    public string Code { get; } = code;

    public string Accepted { get; } = accepted;
}

/// <summary>A stream that counts what is read of it, stops beyond a limit, reports progress and can be cancelled.</summary>
internal sealed class GuardedStream(Stream inner, long limit, Action<long>? progress, CancellationToken cancel) : Stream
{
    private const long ReportEvery = 1 << 20;
    private long _read;
    private long _sinceOpening;
    private long _sinceBegin;
    private long _reported;

    /// <summary>Longest run of bytes without a '&lt;': a longer one is a value or a tag that no plan has, and would be held in memory whole. Null: not watched.</summary>
    public int? LongestRunWithoutMarkup { get; init; }

    /// <summary>Most bytes between one <see cref="BeginPart"/> and the next, because the reader behind holds them in memory at once. Null: not watched.</summary>
    public int? LongestPart { get; init; }

    /// <summary>Whether this is what a packed file unpacks to, so that the limit is not one of the file's own size.</summary>
    public bool IsUnpacked { get; init; }

    /// <summary>What was read before through others and counts toward the same limit.</summary>
    public long ReadBefore { get; init; }

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
        if (ReadBefore + _read > limit) throw TooLarge();
        if (LongestPart is { } most && (_sinceBegin += count) > most)
            throw new ImportLimitException("row-too-long", string.Create(CultureInfo.InvariantCulture, $"A row is longer than {most >> 20} MB."), "rows of a table; a closing quote may be missing");
        if (LongestRunWithoutMarkup is { } longest) WatchRun(buffer[..count], longest);
        if (_read - _reported >= ReportEvery)
        {
            _reported = _read;
            progress?.Invoke(_read);
        }
        return count;
    }

    /// <summary>What was read is out of the way of the reader.</summary>
    public void BeginPart() => _sinceBegin = 0;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private ImportLimitException TooLarge() => IsUnpacked
        ? new("file-too-large", string.Create(CultureInfo.InvariantCulture, $"The content of the file unpacks to more than {limit >> 20} MB."), string.Create(CultureInfo.InvariantCulture, $"workbooks that unpack to {limit >> 20} MB at most"))
        : new("file-too-large", string.Create(CultureInfo.InvariantCulture, $"The file is larger than {limit >> 20} MB."), string.Create(CultureInfo.InvariantCulture, $"files up to {limit >> 20} MB"));

    private void WatchRun(ReadOnlySpan<byte> bytes, int longest)
    {
        var last = bytes.LastIndexOf((byte)'<');
        _sinceOpening = last < 0 ? _sinceOpening + bytes.Length : bytes.Length - last;
        if (_sinceOpening > longest)
            throw new ImportLimitException("value-too-long", string.Create(CultureInfo.InvariantCulture, $"A value or tag is longer than {longest >> 20} MB."), "values of a plan: names, dates, notes");
    }
}
