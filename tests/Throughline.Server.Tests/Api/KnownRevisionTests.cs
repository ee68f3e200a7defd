using System.Net;
using Microsoft.AspNetCore.Http;
using Throughline.Server.Api;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Api;

public sealed class KnownRevisionTests(ServerFixture server)
{
    private readonly RestClient _rest = server.Rest;

    [Theory]
    [InlineData("")]
    [InlineData("/work-items")]
    [InlineData("/work-items/ITEM")]
    [InlineData("/work-items/ITEM/why")]
    [InlineData("/dependencies")]
    [InlineData("/calendars?limit=5")]
    [InlineData("/outlook")]
    [InlineData("/history")]
    [InlineData("/export/csv")]
    public async Task What_the_caller_has_already_is_not_sent_again(string path)
    {
        var program = await _rest.NewProgram();
        var place = program + path.Replace("ITEM", (await _rest.NewTask(program, "Dig")).ToString());
        (await _rest.Get(place)).ShouldBe(HttpStatusCode.OK).Tag.ShouldBe("\"2\"");
        foreach (var known in new[] { "\"2\"", "W/\"2\"", "\"1\", W/\"2\"", "*" })
        {
            var answer = await Get(place, known);
            answer.Status.ShouldBe(HttpStatusCode.NotModified, known);
            (answer.Tag, answer.Text).ShouldBe(("\"2\"", ""), known);
        }
        foreach (var other in new[] { "\"1\"", "\"22\"", "2", "\"x\"" }) (await Get(place, other)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/work-items")]
    [InlineData("/work-items/ITEM/why")]
    [InlineData("/outlook")]
    [InlineData("/export/csv")]
    public async Task What_also_follows_from_a_draft_is_always_sent(string path)
    {
        var program = await _rest.NewProgram();
        var place = program + path.Replace("ITEM", (await _rest.NewTask(program, "Dig")).ToString());
        (await Get($"{place}?draft=true", "\"2\"")).ShouldBe(HttpStatusCode.OK);
        (await Get($"{place}?draft=false", "\"2\"")).ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task What_is_not_there_is_missing_whatever_the_caller_has()
    {
        var program = await _rest.NewProgram();
        foreach (var place in new[] { $"{program}/work-items/{Guid.NewGuid()}", $"{program}/outlook?at=9", $"{RestClient.Programs}/{Guid.NewGuid()}" })
            (await Get(place, "*")).ShouldFail(HttpStatusCode.NotFound, "notFound");
    }

    [Theory]
    [InlineData("", "\"7\"", false)]
    [InlineData("", "*", false)]
    [InlineData("", "\"6\"", true)]
    [InlineData("?draft=true", "\"7\"", true)]
    public async Task What_the_caller_has_already_is_not_made_again(string query, string known, bool isMade)
    {
        var context = new DefaultHttpContext { Request = { QueryString = new QueryString(query), Headers = { IfNoneMatch = known } } };
        var made = 0;
        var answer = await RevisionTag.UnlessKnown(context, 7, () => Task.FromResult<IResult>(TypedResults.Ok(++made)));
        (made, context.Response.Headers.ETag.ToString()).ShouldBe((isMade ? 1 : 0, "\"7\""));
        ((IStatusCodeHttpResult)answer).StatusCode.ShouldBe(isMade ? 200 : 304);
    }

    private Task<RestAnswer> Get(string path, string known) =>
        _rest.Send(HttpMethod.Get, path, change: request => request.Headers.TryAddWithoutValidation("If-None-Match", known));
}
