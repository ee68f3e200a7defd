using System.CommandLine;
using Throughline.Cli.Offline;
using Throughline.Cli.Remote;

namespace Throughline.Cli.Verbs;

/// <summary><c>throughline export PROGRAM</c>: a program of a running server as a file.</summary>
internal static class ExportVerb
{
    private static readonly Dictionary<string, string> Routes = new(StringComparer.OrdinalIgnoreCase) { ["xml"] = "mspdi", ["csv"] = "csv", ["xlsx"] = "xlsx", ["pdf"] = "pdf" };

    public static Command Create(Streams streams)
    {
        var program = new Argument<string>("PROGRAM") { Description = "The program: its name, key prefix or id" };
        var server = Arguments.Server();
        var format = new Option<string>("--to") { Description = "Format: xml (Microsoft Project), csv, xlsx or pdf (pages with table and bars)", DefaultValueFactory = _ => "xml" }.AcceptOnlyFromAmong([.. Routes.Keys]);
        var (columns, paper) = (Arguments.Columns(), Arguments.Paper());
        var output = new Option<FileInfo?>("--output") { Description = "The file to write; - is standard output. Default: as the server names it, in this folder" };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace the file if it is there" };
        var verb = new Command("export", "Save a program of a running server as a file") { program, server, format, columns, paper, output, overwrite };
        verb.SetAction(async (parsed, cancel) => (int)await Run(
            parsed.GetRequiredValue(program), parsed.GetRequiredValue(server), parsed.GetRequiredValue(format), new Layout(parsed.GetValue(columns), parsed.GetValue(paper)), parsed.GetValue(output), parsed.GetValue(overwrite), streams, cancel));
        return verb;
    }

    private static async Task<ExitCode> Run(string program, Uri address, string format, Layout layout, FileInfo? output, bool overwrite, Streams streams, CancellationToken cancel)
    {
        using var server = new ServerClient(address, streams);
        var (found, id) = await ProgramSearch.Find(server, program, streams, cancel);
        if (id is null) return found;
        var columns = layout.Columns is { } ids ? "&columns=" + Uri.EscapeDataString(ids) : "";
        var (code, file) = await server.Download($"programs/{id}/export/{Routes[format]}?paper={layout.Paper}{columns}", cancel);
        if (file is null) return code;
        if (format != "pdf") await PrintLosses(server, $"programs/{id}/export/losses?{columns.TrimStart('&')}", Routes[format], streams, cancel);
        if (output?.Name == "-")
        {
            await streams.Results.WriteAsync(file.Content, cancel);
            return ExitCode.Done;
        }
        // A server's name for the file never chooses the folder.
        var target = new OutputFile(output ?? new FileInfo(Path.GetFileName(file.Name ?? $"{id}.{format}")), overwrite);
        code = target.Write(stream => stream.Write(file.Content), streams, cancel);
        if (code == ExitCode.Done) await streams.Print(target.File.FullName + "\n", cancel);
        return code;
    }

    private static async Task PrintLosses(ServerClient server, string path, string format, Streams streams, CancellationToken cancel)
    {
        var (_, answer) = await server.Get(path, cancel);
        if (answer is null) return;
        using (answer)
            foreach (var loss in answer.RootElement.EnumerateArray().Where(loss => loss.GetProperty("format").GetString() == format))
                streams.Note(loss.GetProperty("sentence").GetString());
    }
}
