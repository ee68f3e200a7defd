using System.Globalization;
using System.Text;

namespace Throughline.Cli;

/// <summary>Where a verb writes: results to one stream, problems and progress to the other.</summary>
/// <param name="Results">Standard output: what was asked for and nothing else, UTF-8.</param>
/// <param name="Errors">Standard error: problems, notes, progress.</param>
public sealed record Streams(Stream Results, TextWriter Errors)
{
    /// <summary>Whether somebody watches standard error, so that progress makes sense. Default: no.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Writes text to the results.</summary>
    public async Task Print(string text, CancellationToken cancel)
    {
        await Results.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);
        await Results.FlushAsync(cancel);
    }

    /// <summary>Writes one problem: <c>error: …</c>.</summary>
    public void Error(string message) => Errors.WriteLine("error: " + message);

    /// <summary>Writes one warning: <c>warning: …</c>.</summary>
    public void Warn(string message) => Errors.WriteLine("warning: " + message);

    /// <summary>Writes something worth knowing: <c>note: …</c>. Null: there is nothing.</summary>
    public void Note(string? message)
    {
        if (message is not null) Errors.WriteLine("note: " + message);
    }

    /// <summary>Writes at most this many lines and counts the rest.</summary>
    public void Warn(IReadOnlyList<string> messages, int most)
    {
        foreach (var message in messages.Take(most)) Warn(message);
        if (messages.Count > most) Errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {messages.Count - most} more warnings"));
    }
}
