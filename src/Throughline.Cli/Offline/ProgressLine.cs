using System.Diagnostics;
using System.Globalization;
using Throughline.Interchange;

namespace Throughline.Cli.Offline;

/// <summary>One line on the terminal that says how far reading is; shown only when it takes longer than half a second, and wiped at the end.</summary>
internal sealed class ProgressLine(Streams streams, string file) : IProgress<ImportProgress>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _width;

    public void Report(ImportProgress value)
    {
        if (!streams.ShowsProgress || _watch.Elapsed < Patience) return;
        var part = value.Fraction is { } fraction ? string.Create(CultureInfo.InvariantCulture, $" {fraction:P0}") : "";
        var line = string.Create(CultureInfo.InvariantCulture, $"{value.Stage} {file}{part}, {value.Items:N0} tasks");
        streams.Errors.Write("\r" + line.PadRight(_width));
        _width = line.Length;
    }

    public void Dispose()
    {
        if (_width > 0) streams.Errors.Write("\r" + new string(' ', _width) + "\r");
    }
}
