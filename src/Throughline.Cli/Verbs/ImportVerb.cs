using System.CommandLine;
using System.Text.Json;
using Throughline.Cli.Remote;

namespace Throughline.Cli.Verbs;

/// <summary><c>throughline import FILE</c>: a plan into a running server, all or nothing.</summary>
internal static class ImportVerb
{
    public static Command Create(Streams streams)
    {
        var file = Arguments.PlanFile();
        var server = Arguments.Server();
        var program = new Option<string?>("--program") { Description = "Bring this program to the file instead of making a new one: its name, key prefix or id" };
        var name = new Option<string?>("--name") { Description = "What the new program shall be called; else as the file says" };
        var check = new Option<bool>("--check") { Description = "Only say what the import would do" };
        var verb = new Command("import", "Import a plan into a running server, whole or not at all") { file, server, program, name, check };
        verb.SetAction(async (parsed, cancel) => (int)await Run(
            parsed.GetRequiredValue(file), parsed.GetRequiredValue(server), parsed.GetValue(program), parsed.GetValue(name), parsed.GetValue(check), streams, cancel));
        return verb;
    }

    private static async Task<ExitCode> Run(FileInfo file, Uri address, string? program, string? name, bool check, Streams streams, CancellationToken cancel)
    {
        if (!file.Exists)
        {
            streams.Error($"{file.Name}: there is no such file.");
            return ExitCode.Unreadable;
        }
        using var server = new ServerClient(address, streams);
        var path = "imports";
        if (program is not null)
        {
            var (found, id) = await ProgramSearch.Find(server, program, streams, cancel);
            if (id is null) return found;
            path = $"programs/{id}/imports";
        }
        var fields = name is null ? new Dictionary<string, string>(StringComparer.Ordinal) : new(StringComparer.Ordinal) { ["name"] = name };
        var (code, answer) = await server.Upload(path + (check ? "?preview=true" : "?preview=false"), file, fields, cancel);
        if (answer is null) return code;
        using (answer)
        {
            if (answer.RootElement.GetProperty("alreadyHere").ValueKind == JsonValueKind.Null) PrintNotes(answer.RootElement, streams);
            await streams.Print(Summary(answer.RootElement, address, check), cancel);
        }
        return ExitCode.Done;
    }

    private static string Summary(JsonElement view, Uri address, bool check)
    {
        var id = view.GetProperty("program").GetGuid();
        if (view.GetProperty("alreadyHere") is { ValueKind: JsonValueKind.Object } here)
            return $"Nothing imported: this file is already here as \"{Text(here, "name")}\", now at revision {Text(here, "revision")}.\nGive another --name to import it once more, or --program to bring that program to it.\n{new Uri(address, $"/programs/{id}")}\n";
        if (view.GetProperty("change").ValueKind == JsonValueKind.Null) return $"Nothing to import: program {id} has all of this already.\n";
        var change = view.GetProperty("change");
        var kept = view.GetProperty("ledger").GetProperty("entries").EnumerateArray().Where(entry => Text(entry, "kind") == "kept").Select(entry => $"{Text(entry, "count")} × {Text(entry, "entity")}");
        return $"{(check ? "Would import" : "Imported")} {string.Join(", ", kept)}\n"
            + (check ? DifferenceText.Of(view) : $"Program {id}, revision {change.GetProperty("revision")}\n{new Uri(address, $"/programs/{id}")}\n");
    }

    /// <summary>What the file had that is not in the plan as it was, and its problems.</summary>
    private static void PrintNotes(JsonElement view, Streams streams)
    {
        foreach (var entry in view.GetProperty("ledger").GetProperty("entries").EnumerateArray().Where(entry => Text(entry, "kind") is "changed" or "dropped"))
        {
            var field = Text(entry, "field");
            streams.Errors.WriteLine($"{Text(entry, "kind")}: {Text(entry, "entity")}{(field.Length == 0 ? "" : ", " + field)}, {Text(entry, "count")} {(Text(entry, "count") == "1" ? "time" : "times")}. {Text(entry, "reason")}");
        }
        streams.Warn([.. view.GetProperty("warnings").EnumerateArray().Select(warning =>
            $"{Text(warning, "file")}{(Text(warning, "line").Length == 0 ? "" : ":" + Text(warning, "line"))}: {Text(warning, "entity")} {Text(warning, "field")}: {Text(warning, "message")}")], 50);
    }

    private static string Text(JsonElement element, string field) => element.TryGetProperty(field, out var value) ? value.ToString() : "";
}
