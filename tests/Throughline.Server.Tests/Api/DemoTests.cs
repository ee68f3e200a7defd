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
        (await rest.Delete("/api/v1/demo")).ShouldBe(HttpStatusCode.OK).Body["removed"]!.GetValue<int>().ShouldBe(3);
        (await rest.Get(own)).ShouldBe(HttpStatusCode.OK);
        (await rest.Post("/api/v1/demo")).Body.AsArray().Count.ShouldBe(3);
        (await rest.Delete("/api/v1/demo")).Body["removed"]!.GetValue<int>().ShouldBe(3);
    }
}
