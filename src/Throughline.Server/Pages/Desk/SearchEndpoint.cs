namespace Throughline.Server.Pages.Desk;

/// <summary>Records for the palette. Programs for now; a program's rows are found by its own page.</summary>
internal static class SearchEndpoint
{
    private const int Most = 20;

    public static void MapSearch(this IEndpointRouteBuilder app) => app.MapGet("/app/search", Find).ExcludeFromDescription();

    private static async Task<IResult> Find(string q, ProgramDesk desk)
    {
        var words = q.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = (await desk.Programs())
            .Where(program => words.All(word => program.Name.Contains(word, StringComparison.CurrentCultureIgnoreCase)))
            .Take(Most)
            .Select(program => new Found(program.Name, "Program", $"/programs/{program.Id.Value}/plan"));
        return TypedResults.Ok(found);
    }

    private sealed record Found(string Label, string Hint, string Address);
}
