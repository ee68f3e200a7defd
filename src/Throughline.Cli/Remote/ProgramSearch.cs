using System.Text.Json;

namespace Throughline.Cli.Remote;

/// <summary>Finds the program on a server that somebody means: by id, by key prefix, or by name.</summary>
internal static class ProgramSearch
{
    /// <summary>The program's id, or null after saying why there is not exactly one.</summary>
    public static async Task<(ExitCode Code, Guid? Program)> Find(ServerClient server, string wanted, Streams streams, CancellationToken cancel)
    {
        if (Guid.TryParse(wanted, out var id)) return (ExitCode.Done, id);
        var found = new List<(Guid Id, string Name)>();
        for (string? cursor = ""; cursor is not null;)
        {
            var (code, page) = await server.Get("programs?limit=200" + (cursor.Length == 0 ? "" : "&cursor=" + Uri.EscapeDataString(cursor)), cancel);
            if (page is null) return (code, null);
            using (page)
            {
                found.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Where(program => Fits(program, wanted)).Select(program => (program.GetProperty("id").GetGuid(), program.GetProperty("name").GetString() ?? "")));
                cursor = page.RootElement.GetProperty("next").GetString();
            }
        }
        if (found.Count == 1) return (ExitCode.Done, found[0].Id);
        streams.Error(found.Count == 0 ? $"No program is called '{wanted}'. Give its name, its key prefix or its id." : $"'{wanted}' fits several programs. Give the id of one:");
        foreach (var (program, name) in found) streams.Errors.WriteLine($"  {program}  {name}");
        return (ExitCode.Usage, null);
    }

    private static bool Fits(JsonElement program, string wanted) => Is(program, "name", wanted) || Is(program, "keyPrefix", wanted);

    private static bool Is(JsonElement program, string field, string wanted) =>
        program.TryGetProperty(field, out var value) && string.Equals(value.GetString(), wanted, StringComparison.OrdinalIgnoreCase);
}
