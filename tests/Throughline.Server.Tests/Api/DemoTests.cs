using System.Net;
using System.Text.Json.Nodes;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Api;

public sealed class DemoTests(ServerFixture server)
{
    [Fact]
    public async Task The_demonstration_comes_once_and_goes_without_touching_anything_else()
    {
        var rest = server.Rest;
        var own = await rest.NewProgram("Not a demonstration");
        var made = (await rest.Post("/api/v1/demo")).ShouldBe(HttpStatusCode.OK).Body.AsArray();
        made.Count.ShouldBe(3);
        made.ShouldAllBe(program => program!["isDemo"]!.GetValue<bool>() && program["errors"]!.GetValue<int>() == 0 && program["workItems"]!.GetValue<int>() >= 40);
        (await rest.Post("/api/v1/demo")).Body.AsArray().Count.ShouldBe(3);
        await It_tells_who_changed_what_in_the_weeks_before($"/api/v1/programs/{made[0]!["id"]!.GetValue<string>()}", (await Moments(own)).Single());
        (await rest.Delete("/api/v1/demo")).ShouldBe(HttpStatusCode.OK).Body["removed"]!.GetValue<int>().ShouldBe(3);
        (await rest.Get(own)).ShouldBe(HttpStatusCode.OK);
        (await rest.Post("/api/v1/demo")).Body.AsArray().Count.ShouldBe(3);
        (await rest.Delete("/api/v1/demo")).Body["removed"]!.GetValue<int>().ShouldBe(3);
    }

    private async Task It_tells_who_changed_what_in_the_weeks_before(string program, DateTimeOffset made)
    {
        var entries = await Entries(program);
        entries.Count.ShouldBeInRange(5, 12);
        entries.Select(entry => entry["author"]!.GetValue<string>()).Distinct().Count().ShouldBeGreaterThan(1);
        var moments = await Moments(program);
        moments.ShouldBe(moments.OrderDescending());
        moments[0].ShouldBeLessThan(made);
        (moments[0] - moments[^1]).ShouldBeGreaterThan(TimeSpan.FromDays(14));
    }

    private async Task<List<DateTimeOffset>> Moments(string program) => (await Entries(program)).ConvertAll(entry => entry["at"]!.GetValue<DateTimeOffset>());

    private async Task<List<JsonNode>> Entries(string program) =>
        [.. (await server.Rest.Get($"{program}/history")).ShouldBe(HttpStatusCode.OK).Body["items"]!.AsArray().OfType<JsonNode>().Where(entry => entry["kind"]!.GetValue<string>() != "surroundings")];
}
