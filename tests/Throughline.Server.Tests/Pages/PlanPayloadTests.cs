using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Pages;

/// <summary>What the browser fetches to draw the plan.</summary>
public sealed class PlanPayloadTests(ServerFixture server)
{
    private readonly RestClient _rest = server.Rest;

    [Fact]
    public async Task The_same_plan_comes_packed_as_the_browser_reads_it()
    {
        var program = await _rest.NewProgram();
        await _rest.NewTask(program, "Dig");
        var plain = (await _rest.Get(Payload(program))).ShouldBe(HttpStatusCode.OK);
        plain.Body["rows"]!["name"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldBe(["Dig"]);

        (await Unpacked("gzip, deflate, br", program, "br", stream => new BrotliStream(stream, CompressionMode.Decompress))).ShouldBe(plain.Body.ToJsonString());
        (await Unpacked("gzip, deflate", program, "gzip", stream => new GZipStream(stream, CompressionMode.Decompress))).ShouldBe(plain.Body.ToJsonString());
    }

    private async Task<string> Unpacked(string accepted, string program, string encoding, Func<Stream, Stream> unpack)
    {
        using var http = new HttpClient { BaseAddress = _rest.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, Payload(program));
        request.Headers.AcceptEncoding.ParseAdd(accepted);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        answer.Content.Headers.ContentEncoding.ShouldBe([encoding]);
        await using var unpacked = unpack(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        return JsonNode.Parse(unpacked)!.ToJsonString();
    }

    [Fact]
    public async Task A_browser_that_has_the_plan_gets_nothing_and_after_a_change_only_what_changed()
    {
        var program = await _rest.NewProgram();
        await _rest.NewTask(program, "Dig");
        var version = (await _rest.Get(Payload(program))).Body["header"]!["version"]!.GetValue<string>();
        (await _rest.Get($"{Payload(program)}?since={version}")).ShouldBe(HttpStatusCode.NoContent);
        await _rest.NewTask(program, "Pour");
        var delta = (await _rest.Get($"{Payload(program)}?since={version}")).ShouldBe(HttpStatusCode.OK).Body;
        delta["from"]!.GetValue<string>().ShouldBe(version);
        delta["rows"]!["name"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldBe(["Pour"]);
    }

    [Fact]
    public async Task Columns_come_when_they_are_asked_for_and_what_changes_in_them_follows()
    {
        var program = await _rest.NewProgram();
        var task = await _rest.NewTask(program, "Dig");
        var first = (await _rest.Get($"{Payload(program)}?columns=work,notes,lateStart")).ShouldBe(HttpStatusCode.OK).Body;
        first["header"]!["columns"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldBe(["work", "notes", "lateStart"]);
        first["rows"]!["asked"]!.AsArray().Count.ShouldBe(3);
        (await _rest.Get(Payload(program))).Body["rows"]!["asked"]!.AsArray().ShouldBeEmpty();

        var version = first["header"]!["version"]!.GetValue<string>();
        (await _rest.Patch($"{program}/work-items/{task}", new { notes = "Mind the pipe" }, "*")).ShouldBe(HttpStatusCode.OK);
        var delta = (await _rest.Get($"{Payload(program)}?columns=work,notes,lateStart&since={version}")).ShouldBe(HttpStatusCode.OK).Body;
        delta["from"]!.GetValue<string>().ShouldBe(version);
        delta["rows"]!["asked"]![1]!["texts"]!["texts"]!.AsArray().Select(text => text!.GetValue<string>()).ShouldBe(["", "Mind the pipe"]);
        (await _rest.Get($"{Payload(program)}?columns=notes&since={version}")).Body.AsObject().ContainsKey("from").ShouldBeFalse();
    }

    [Fact]
    public async Task A_column_that_is_none_is_refused_with_those_there_are()
    {
        var answer = await _rest.Get($"{Payload(await _rest.NewProgram())}?columns=work,mood");
        answer.ShouldBe(HttpStatusCode.BadRequest);
        answer.Body["detail"]!.GetValue<string>().ShouldStartWith("There is no column mood. Known: key, ");
    }

    private static string Payload(string program) => $"/app/programs/{program.Split('/')[^1]}/plan";
}
