using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests;

public sealed class StartTests(ServerFixture server)
{
    [Theory]
    [InlineData("--urls", "http://0.0.0.0:5090")]
    [InlineData("--urls", "http://*:5090")]
    [InlineData("--urls", "http://localhost:5090;http://192.0.2.7:5090")]
    [InlineData("--Kestrel:Endpoints:Open:Url", "http://0.0.0.0:5090")]
    public async Task An_address_that_others_could_reach_is_refused_with_a_way_out(string option, string address)
    {
        var (code, error) = await ServerProcess.Fail(option, address, "--data", Path.Combine(Path.GetTempPath(), "throughline-never"));
        code.ShouldBe(1);
        error.ShouldContain("loopback");
        error.ShouldContain("--port");
    }

    [Theory]
    [InlineData("/nope")]
    [InlineData("/programs/heron/plan")]
    public async Task An_address_where_nothing_lives_gets_a_page_that_says_so(string path)
    {
        var answer = (await server.Rest.Get(path)).ShouldBe(System.Net.HttpStatusCode.NotFound);
        answer.MediaType.ShouldBe("text/html");
        answer.Text.ShouldContain("Nothing lives at this address.");
    }

    [Fact]
    public async Task A_port_that_is_none_is_refused()
    {
        var (code, error) = await ServerProcess.Fail("--port", "eighty");
        code.ShouldBe(1);
        error.ShouldContain("'eighty' is not a port");
    }

    [Fact]
    public async Task A_second_server_on_the_same_data_is_kept_out()
    {
        var data = server.Folder;
        var (code, error) = await ServerProcess.Fail("--port", "0", "--data", data);
        code.ShouldBe(1);
        error.ShouldContain("in use by another Throughline");
        error.ShouldNotContain("   at ");
    }
}
