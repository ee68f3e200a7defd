using System.Net;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Api;

public sealed class LargeRequestTests(ServerFixture server)
{
    [Fact]
    public async Task A_request_beyond_the_limit_is_told_the_limit_in_bytes()
    {
        var program = await server.Rest.NewProgram();
        var body = new { reason = new string('x', 33 << 20), changes = Array.Empty<object>() };
        // The client says first how much comes, so that the refusal reaches it before it has sent all.
        var answer = await server.Rest.Send(HttpMethod.Post, $"{program}/changes", body, change: request => request.Headers.ExpectContinue = true);
        answer.ShouldFail(HttpStatusCode.RequestEntityTooLarge, "requestTooLarge").Body["detail"]!.GetValue<string>().ShouldContain("33,554,432 bytes (32 MB)");
    }
}
