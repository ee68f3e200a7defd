using System.Net;
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
        await It_tells_who_changed_what_in_the_weeks_before($"/api/v1/programs/{made[0]!["id"]!.GetValue<string>()}");
        (await rest.Delete("/api/v1/demo")).ShouldBe(HttpStatusCode.OK).Body["removed"]!.GetValue<int>().ShouldBe(3);
        (await rest.Get(own)).ShouldBe(HttpStatusCode.OK);
        (await rest.Post("/api/v1/demo")).Body.AsArray().Count.ShouldBe(3);
        (await rest.Delete("/api/v1/demo")).Body["removed"]!.GetValue<int>().ShouldBe(3);
    }

    private async Task It_tells_who_changed_what_in_the_weeks_before(string program)
    {
        var entries = (await server.Rest.Get($"{program}/history")).ShouldBe(HttpStatusCode.OK).Body["items"]!.AsArray().Where(entry => entry!["kind"]!.GetValue<string>() != "surroundings").ToList();
        entries.Count.ShouldBeInRange(5, 12);
        entries.Select(entry => entry!["author"]!.GetValue<string>()).Distinct().Count().ShouldBeGreaterThan(1);
        var moments = entries.Select(entry => entry!["at"]!.GetValue<DateTimeOffset>()).ToList();
        moments.ShouldBe(moments.OrderDescending());
        moments[0].ShouldBeLessThan(DateTimeOffset.Now);
        (moments[0] - moments[^1]).ShouldBeGreaterThan(TimeSpan.FromDays(14));
    }
}
