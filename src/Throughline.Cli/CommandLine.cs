using System.CommandLine;
using Throughline.Cli.Verbs;

namespace Throughline.Cli;

/// <summary>The <c>throughline</c> command: composition of the verbs, and the one place where outcomes become exit codes.</summary>
public static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <param name="args">The arguments as the shell gives them.</param>
    /// <param name="streams">Where to write.</param>
    /// <param name="clock">Tells today.</param>
    /// <param name="cancel">Stops it, as Ctrl+C does.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> Run(string[] args, Streams streams, TimeProvider clock, CancellationToken cancel = default)
    {
        var parsed = Root(streams, clock).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in Misunderstandings(parsed)) streams.Error(error);
            streams.Errors.WriteLine($"See: {string.Join(' ', VerbOf(parsed))} --help");
            return (int)ExitCode.Usage;
        }
        await using var output = new StreamWriter(streams.Results, leaveOpen: true);
        var configuration = new InvocationConfiguration { Output = output, Error = streams.Errors, EnableDefaultExceptionHandler = false };
        try
        {
            return await parsed.InvokeAsync(configuration, cancel);
        }
        catch (OperationCanceledException)
        {
            streams.Errors.WriteLine("canceled");
            return (int)ExitCode.Canceled;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            streams.Error($"This is a fault of Throughline, please report it: {fault}");
            return (int)ExitCode.Fault;
        }
    }

    private static RootCommand Root(Streams streams, TimeProvider clock) => new("Throughline: open a plan, see when everything happens and why. Works offline on files; 'serve' starts the web application.")
    {
        AnalyzeVerb.Create(streams, clock),
        WhyVerb.Create(streams, clock),
        ConvertVerb.Create(streams, clock),
        ImportVerb.Create(streams),
        ExportVerb.Create(streams),
        ServeVerb.Create(streams),
    };

    // What is unknown in the place of the verb also leaves the verb out: one mistake, told once.
    private static IEnumerable<string> Misunderstandings(ParseResult parsed)
    {
        if (parsed is not { CommandResult.Command: RootCommand root, UnmatchedTokens: [var word, ..] }) return parsed.Errors.Select(error => error.Message);
        if (word.StartsWith('-')) return [$"There is no option '{word}' in front of a verb."];
        var verbs = root.Subcommands.Select(verb => verb.Name).ToList();
        return [$"There is no verb '{word}'. {(Nearest.Of(word, verbs) is { } near ? $"Did you mean '{near}'?" : $"The verbs are {string.Join(", ", verbs)}.")}"];
    }

    private static IEnumerable<string> VerbOf(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? ["throughline"] : ["throughline", parsed.CommandResult.Command.Name];
}
