using System.Net;
using System.Text.Json.Nodes;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Api;

public sealed class DescribedAnswersTests(ServerFixture server)
{
    private const string Program = "/api/v1/programs/{program}";

    private readonly RestClient _rest = server.Rest;

    [Fact]
    public async Task Answers_are_as_the_document_says()
    {
        var check = new SchemaCheck((await _rest.Get("/openapi/v1.json")).Body);
        var program = await _rest.NewProgram();
        var (task, calendar, resource) = (await _rest.NewTask(program, "Dig"), Guid.NewGuid(), Guid.NewGuid());
        await _rest.Link(program, task, await _rest.NewTask(program, "Pour"));
        var day = new { ranges = new[] { new { start = 480, finish = 960 } } };
        var week = new[] { null, day, null, null, null, null, null };
        (await _rest.Post($"{program}/calendars", new { id = calendar, name = "Mondays", week, workWeeks = new[] { new { from = "2026-06-01", to = "2026-06-30", days = week } } })).ShouldBe(HttpStatusCode.Created);
        (await _rest.Post($"{program}/resources", new { id = resource, name = "Crane" })).ShouldBe(HttpStatusCode.Created);
        (string Method, string Path, RestAnswer Answer)[] answers =
        [
            ("get", Program, await _rest.Get(program)),
            ("get", $"{Program}/work-items/{{id}}", await _rest.Get($"{program}/work-items/{task}")),
            ("get", $"{Program}/work-items", await _rest.Get($"{program}/work-items?limit=1")),
            ("get", $"{Program}/work-items", await _rest.Get($"{program}/work-items")),
            ("get", $"{Program}/calendars/{{id}}", await _rest.Get($"{program}/calendars/{calendar}")),
            ("get", $"{Program}/resources/{{id}}", await _rest.Get($"{program}/resources/{resource}")),
            ("get", $"{Program}/outlook", await _rest.Get($"{program}/outlook")),
            ("get", $"{Program}/history", await _rest.Get($"{program}/history")),
            ("patch", $"{Program}/work-items/{{id}}", await _rest.Patch($"{program}/work-items/{task}", new { duration = new { minutes = 960 } })),
            ("patch", $"{Program}/work-items/{{id}}", await _rest.Patch($"{program}/work-items/{task}", """{"name": 5, "colour": 1}""")),
            ("patch", $"{Program}/work-items/{{id}}", await _rest.Patch($"{program}/work-items/{task}", new { percentComplete = 170 })),
            ("get", $"{Program}/outlook", await _rest.Get($"{program}/outlook?at=99")),
        ];
        // Problem details may hold more than the document says; what they hold is described all the same.
        answers[^2].Answer.Body.AsObject().Select(field => field.Key).ShouldBeSubsetOf(check.Properties("ProblemDetails"));
        answers[1].Answer.Body["item"]!.AsObject().ShouldContain(field => field.Key == "calendar" && field.Value == null);
        Faults(check, answers).ShouldBeEmpty();
        answers.Select(answer => (int)answer.Answer.Status).Distinct().ShouldBe([200, 400, 422, 404]);
    }

    [Fact]
    public async Task Headers_are_as_the_document_says()
    {
        var check = new SchemaCheck((await _rest.Get("/openapi/v1.json")).Body);
        var program = await _rest.NewProgram();
        var task = await _rest.NewTask(program, "Dig");
        (string Method, string Path, RestAnswer Answer)[] answers =
        [
            ("post", RestClient.Programs, await _rest.Post(RestClient.Programs, new { name = "Pewter Crane" })),
            ("post", $"{Program}/work-items", await _rest.Post($"{program}/work-items", new { name = "Pour" })),
            ("post", $"{Program}/work-items", await _rest.Post($"{program}/work-items?preview=true", new { name = "Cure" })),
            ("patch", $"{Program}/work-items/{{id}}", await _rest.Patch($"{program}/work-items/{task}", new { name = "Dig deep" })),
            ("patch", $"{Program}/work-items/{{id}}", await _rest.Patch($"{program}/work-items/{task}", new { name = "Dig" }, ifMatch: "\"99\"")),
            ("post", $"{Program}/changes", await _rest.Post($"{program}/changes", new { baseRevision = 2, changes = new[] { new { change = "put", entity = new { entity = "workItem", id = task, key = "HERON-1", name = "Dig wide", order = "1" } } } })),
            ("post", $"{Program}/draft/edits", await _rest.Post($"{program}/draft/edits", new { changes = new[] { new { change = "remove", kind = "workItem", id = task } } })),
            ("get", $"{Program}/draft", await _rest.Get($"{program}/draft")),
            ("delete", $"{Program}/draft/edits/last", await _rest.Delete($"{program}/draft/edits/last")),
            ("delete", $"{Program}/draft", await _rest.Delete($"{program}/draft")),
            ("get", $"{Program}/outlook/since/{{revision}}", await _rest.Get($"{program}/outlook/since/1")),
            ("get", $"{Program}/history", await _rest.Get($"{program}/history")),
            ("get", $"{Program}/history/{{revision}}", await _rest.Get($"{program}/history/2")),
            ("post", $"{Program}/history/{{revision}}/undo", await _rest.Post($"{program}/history/2/undo?preview=true")),
            ("get", $"{Program}/imports", await _rest.Get($"{program}/imports")),
            ("get", $"{Program}/work-items/{{id}}/why", await _rest.Get($"{program}/work-items/{task}/why")),
            ("get", $"{Program}/export/csv", await _rest.Get($"{program}/export/csv")),
            ("get", $"{Program}/export/csv", await _rest.Send(HttpMethod.Get, $"{program}/export/csv", change: request => request.Headers.TryAddWithoutValidation("If-None-Match", "*"))),
            ("delete", Program, await _rest.Delete(program, ifMatch: "*")),
        ];
        Faults(check, answers).ShouldBeEmpty();
        answers.Select(answer => (int)answer.Answer.Status).Distinct().ShouldBe([201, 200, 412, 409, 304, 204]);
    }

    [Theory]
    [InlineData("\"1\"", "/there", "")]
    [InlineData(null, "/there", "")]
    [InlineData("\"1\"", null, "Location is told and not sent")]
    public void A_header_that_is_told_as_sure_and_not_sent_is_found(string? tag, string? location, string fault)
    {
        var answer = new RestAnswer(HttpStatusCode.NoContent, tag, null, "", location);
        string.Join(' ', Check("""{"ETag": {}, "Location": {"required": true}}""").Faults("get", "/a", answer)).ShouldBe(fault);
        Check("{}").Faults("get", "/a", answer with { Tag = "\"1\"", Location = null }).ShouldBe(["ETag is sent and not told"]);

        static SchemaCheck Check(string headers) => new(new JsonObject { ["paths"] = new JsonObject { ["/a"] = new JsonObject { ["get"] = JsonNode.Parse("""{"responses": {"204": {"headers": """ + headers + "}}}") } } });
    }

    private static IEnumerable<string> Faults(SchemaCheck check, IEnumerable<(string Method, string Path, RestAnswer Answer)> answers) =>
        answers.SelectMany(answer => check.Faults(answer.Method, answer.Path, answer.Answer).Select(fault => $"{answer.Method} {answer.Path} {(int)answer.Answer.Status}: {fault}"));

    [Theory]
    [InlineData("""{"a": "x"}""", 0)]
    [InlineData("""{"a": "x", "b": null}""", 0)]
    [InlineData("""{}""", 1)]
    [InlineData("""{"a": null}""", 1)]
    [InlineData("""{"a": "z"}""", 1)]
    [InlineData("""{"a": "x", "c": 1}""", 1)]
    [InlineData("""{"a": "x", "b": 1.5}""", 1)]
    [InlineData("""{"a": "x", "d": null}""", 1)]
    [InlineData("""{"a": "x", "e": [1, null, "1"]}""", 2)]
    [InlineData("""[]""", 1)]
    public void What_a_schema_does_not_allow_is_found(string value, int faults)
    {
        var document = JsonNode.Parse("""
            {"components": {"schemas": {"Number": {"type": "integer"}, "Loose": {"type": ["null", "integer"]}, "Thing": {
              "type": "object", "required": ["a"], "additionalProperties": false, "properties": {
                "a": {"type": "string", "enum": ["x", "y"]},
                "b": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Number"}]},
                "d": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Loose"}]},
                "e": {"type": "array", "items": {"$ref": "#/components/schemas/Number"}}}}}}}
            """)!;
        var found = new SchemaCheck(document).Faults(JsonNode.Parse(value), JsonNode.Parse("""{"$ref": "#/components/schemas/Thing"}""")!).ToList();
        // A null that may not be is wrong by its type and, where words are listed, by them.
        found.Select(fault => fault.Split(' ')[0]).Distinct().Count().ShouldBe(faults, string.Join('\n', found));
    }
}
