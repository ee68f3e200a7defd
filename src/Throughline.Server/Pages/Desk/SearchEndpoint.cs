namespace Throughline.Server.Pages.Desk;

/// <summary>Records for the palette: programs by name, work items of all programs by key or name.</summary>
internal static class SearchEndpoint
{
    private const int MostPrograms = 10;
    private const int MostItems = 20;

    public static void MapSearch(this IEndpointRouteBuilder app) => app.MapGet("/app/search", Find).ExcludeFromDescription();

    private static async Task<IResult> Find(string q, ProgramDesk desk)
    {
        var words = q.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var programs = (await desk.Programs())
            .Where(program => words.All(word => program.Name.Contains(word, StringComparison.CurrentCultureIgnoreCase)))
            .Take(MostPrograms)
            .Select(program => new Found("Programs", program.Name, "Program", $"{program.Id.Value}", $"/programs/{program.Id.Value}/overview"));
        var items = (await desk.Find(q, MostItems))
            .Select(item => new Found("Work items", item.Name, $"{item.Key}, {item.ProgramName}", $"{item.Program.Value}/{item.Key}", $"/programs/{item.Program.Value}/plan?row={Uri.EscapeDataString(item.Key)}"));
        return TypedResults.Ok(programs.Concat(items));
    }

    /// <param name="Group">Heading under which it stands.</param>
    /// <param name="Label">What people call it.</param>
    /// <param name="Hint">What it is, or where.</param>
    /// <param name="Record">Names the record, so that it is listed once.</param>
    /// <param name="Address">Where it is shown.</param>
    private sealed record Found(string Group, string Label, string Hint, string Record, string Address);
}
