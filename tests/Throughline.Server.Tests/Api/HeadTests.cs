using System.Net;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Api;

public sealed class HeadTests(ServerFixture server)
{
    [Theory]
    [InlineData("")]
    [InlineData("/work-items")]
    [InlineData("/outlook")]
    [InlineData("/history")]
    [InlineData("/export/csv")]
    [InlineData("/export/xlsx")]
    public async Task HEAD_answers_as_GET_without_a_body(string path)
    {
        var program = await server.Rest.NewProgram();
        var read = (await server.Rest.Get(program + path)).ShouldBe(HttpStatusCode.OK);
        var head = (await server.Rest.Send(HttpMethod.Head, program + path)).ShouldBe(HttpStatusCode.OK);
        (head.Tag, head.MediaType, head.Text).ShouldBe((read.Tag, read.MediaType, ""));
    }

    [Fact]
    public async Task HEAD_of_what_is_not_there_is_missing() =>
        (await server.Rest.Send(HttpMethod.Head, $"{RestClient.Programs}/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
}
