namespace Throughline.Pages;

/// <summary>Times from frame to frame.</summary>
internal sealed class FrameTimes(IEnumerable<double> milliseconds)
{
    private readonly List<double> _sorted = [.. milliseconds.Order()];

    public object Figures() => new { count = _sorted.Count, p50 = Rank(0.50), p95 = Rank(0.95), max = Rank(1) };

    private double Rank(double part) => Math.Round(_sorted[Math.Min(_sorted.Count - 1, (int)(part * _sorted.Count))], 1);
}
