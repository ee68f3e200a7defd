using System.Net;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Api;

public sealed class PreconditionTests(ServerFixture server)
{
    private readonly RestClient _rest = server.Rest;

    /// <summary>Every write below a program, with what it sends; ITEM is a work item of it.</summary>
    public static TheoryData<string, string, string?> Writes => new()
    {
        { "PATCH", "", """{"name": "A"}""" },
        { "DELETE", "", null },
        { "POST", "/work-items", """{"name": "A"}""" },
        { "PUT", "/work-items/ITEM", """{"name": "A"}""" },
        { "PATCH", "/work-items/ITEM", """{"name": "A"}""" },
        { "DELETE", "/work-items/ITEM", null },
        { "POST", "/changes", """{"changes": [{"change": "remove", "kind": "workItem", "id": "ITEM"}]}""" },
        { "POST", "/draft/edits", """{"changes": [{"change": "remove", "kind": "workItem", "id": "ITEM"}]}""" },
        { "DELETE", "/draft/edits/last", null },
        { "POST", "/draft/resolve", """{"keep": "mine"}""" },
        { "POST", "/draft/commit", null },
        { "DELETE", "/draft", null },
        { "POST", "/history/2/undo", null },
    };

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_revision_from_the_future_fails_the_precondition_and_is_told_the_present_one(string method, string path, string? body)
    {
        var program = await _rest.NewProgram();
        var task = await _rest.NewTask(program, "Dig");
        foreach (var future in new[] { "\"99\"", "W/\"2\"", "\"98\", \"99\"" })
            (await Send(future)).ShouldFail(HttpStatusCode.PreconditionFailed, "preconditionFailed").Revision.ShouldBe(2);
        foreach (var malformed in new[] { "2", "\"abc\"", "\"\"", "\"-1\"", "\"2\" \"3\"" })
            (await Send(malformed)).ShouldFail(HttpStatusCode.BadRequest, "malformedIfMatch");
        (await _rest.Get(program)).Revision.ShouldBe(2);

        Task<RestAnswer> Send(string ifMatch) => _rest.Send(new HttpMethod(method), program + path.Replace("ITEM", task.ToString()), body?.Replace("ITEM", task.ToString()), ifMatch);
    }

    [Fact]
    public async Task An_import_over_a_program_checks_the_revision_too()
    {
        var program = await _rest.NewProgram();
        using var form = new MultipartFormDataContent { { new ByteArrayContent("Name\nDig\n"u8.ToArray()), "file", "plan.csv" } };
        (await _rest.Send(HttpMethod.Post, $"{program}/imports", form, "\"99\"")).ShouldFail(HttpStatusCode.PreconditionFailed, "preconditionFailed").Revision.ShouldBe(1);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("\"2\"")]
    [InlineData("\"1\", \"2\", \"99\"")]
    public async Task Any_revision_the_present_one_and_a_list_that_holds_it_pass(string ifMatch)
    {
        var program = await _rest.NewProgram();
        var task = await _rest.NewTask(program, "Dig");
        (await _rest.Patch($"{program}/work-items/{task}", new { name = "Dig deeper" }, ifMatch)).ShouldBe(HttpStatusCode.OK).Revision.ShouldBe(3);
    }

    [Fact]
    public async Task Nothing_matches_where_nothing_is()
    {
        var program = await _rest.NewProgram();
        (await _rest.Send(HttpMethod.Put, $"{program}/work-items/{Guid.NewGuid()}", new { name = "A" }, "*")).ShouldFail(HttpStatusCode.PreconditionFailed, "preconditionFailed");
        (await _rest.Post(RestClient.Programs, new { name = "A" }, "\"1\"")).ShouldFail(HttpStatusCode.PreconditionFailed, "preconditionFailed");
    }

    [Fact]
    public async Task A_base_revision_in_the_body_that_is_not_yet_there_is_a_problem_of_the_body()
    {
        var program = await _rest.NewProgram();
        (await _rest.Post($"{program}/changes", new { baseRevision = 99, changes = new[] { new { change = "remove", kind = "workItem", id = Guid.NewGuid() } } })).ShouldFail(HttpStatusCode.UnprocessableEntity, "changeRefused");
    }
}
