using System.Net;
using System.Text;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Api;

public sealed class BadInputTests(ServerFixture server)
{
    private readonly RestClient _rest = server.Rest;

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[1,2")]
    [InlineData("{\"name\": \"a\" \"b\"}")]
    [InlineData("\u0000\u0001")]
    public async Task Text_that_is_no_JSON_is_answered_with_where_it_ends(string body) =>
        (await _rest.Post(RestClient.Programs, body)).Status.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Every_field_of_a_wrong_type_is_told_at_once_with_its_place()
    {
        var program = await _rest.NewProgram();
        var task = await _rest.NewTask(program, "Dig");
        var answer = (await _rest.Patch($"{program}/work-items/{task}", """
            {"name": 5, "isMilestone": "perhaps", "duration": {"minutes": "long", "unit": "days", "isEstimated": false}, "constraint": "someday", "deadline": "2026-13-40", "colour": "red", "key": null}
            """)).ShouldFail(HttpStatusCode.BadRequest, "malformedEntity");
        var problems = answer.Body["problems"]!.AsArray().ToDictionary(problem => problem!["pointer"]!.GetValue<string>(), problem => problem!["message"]!.GetValue<string>());
        problems.Keys.ShouldBe(["/name", "/isMilestone", "/duration/minutes", "/constraint", "/deadline", "/colour", "/key"], ignoreOrder: true);
        problems["/constraint"].ShouldContain("mustStartOn");
        problems["/deadline"].ShouldContain("2026-03-02T08:00");
        problems["/colour"].ShouldContain("no field colour");
    }

    [Theory]
    [InlineData("<b>", "APX-142")]
    [InlineData("hello world!", "APX-142")]
    [InlineData("OTHER-7", "keeps its key")]
    public async Task A_key_is_not_changed_by_an_edit(string key, string told)
    {
        var program = await _rest.NewProgram();
        var task = await _rest.NewTask(program, "Dig");
        var born = (await _rest.Get($"{program}/work-items/{task}")).Body["item"]!["key"]!.GetValue<string>();

        var answer = await _rest.Patch($"{program}/work-items/{task}", $$"""{"key": "{{key}}"}""");

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Body["problems"]!.AsArray().ShouldContain(problem => problem!["pointer"]!.GetValue<string>().EndsWith("/key") && problem["message"]!.GetValue<string>().Contains(told));
        (await _rest.Get($"{program}/work-items/{task}")).Body["item"]!["key"]!.GetValue<string>().ShouldBe(born);
    }

    [Fact]
    public async Task A_new_entity_without_what_it_needs_is_told_what_is_missing()
    {
        var program = await _rest.NewProgram();
        var answer = (await _rest.Post($"{program}/dependencies", "{}")).ShouldFail(HttpStatusCode.BadRequest, "malformedEntity");
        answer.Body["problems"]!.AsArray().Select(problem => problem!["pointer"]!.GetValue<string>()).ShouldBe(["/predecessor", "/successor"], ignoreOrder: true);
    }

    [Fact]
    public async Task Half_of_a_character_is_refused_by_its_pointer_at_every_door()
    {
        var program = await _rest.NewProgram();
        var task = await _rest.NewTask(program, "Dig");
        const string Notes = """{"name": "Dig", "notes": "x\ud800y"}""";
        foreach (var answer in new[] { await _rest.Post($"{program}/work-items", Notes), await _rest.Patch($"{program}/work-items/{task}", Notes) })
            answer.ShouldFail(HttpStatusCode.BadRequest, "malformedEntity").Body["problems"]!.AsArray().Select(problem => problem!["pointer"]!.GetValue<string>()).ShouldBe(["/notes"]);
        var batch = $$"""{"baseRevision": 1, "changes": [{"change": "put", "entity": {"entity": "workItem", "id": "{{task}}", "key": "", "order": "1", "name": "x\ud800y"} } ] }""";
        (await _rest.Post($"{program}/changes", batch)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Everything_wrong_in_a_new_program_is_told_at_once()
    {
        var answer = (await _rest.Post(RestClient.Programs, """{"name": 5, "start": "someday", "currency": ["EUR"], "id": "x", "colour": 1}""")).ShouldFail(HttpStatusCode.BadRequest, "malformedEntity");
        Faults(answer).ShouldBe([("wrongType", "/name"), ("wrongType", "/start"), ("wrongType", "/currency"), ("wrongType", "/id"), ("unknownField", "/colour")]);
        answer.Body["problems"]![1]!["message"]!.GetValue<string>().ShouldBe("start: a local time without a zone such as \"2026-03-02T08:00\" is expected, not \"someday\".");
    }

    [Fact]
    public async Task Everything_wrong_deep_in_a_batch_is_told_at_once()
    {
        var program = await _rest.NewProgram();
        const string Batch = """
            {"baseRevision": "one", "changes": [
              {"change": "put", "entity": {"entity": "resource", "id": "x", "name": null}},
              {"change": "put", "entity": {"entity": "calendar", "id": "00000000-0000-0000-0000-000000000001", "name": "C", "week": [null, {"ranges": [{"start": 1.5, "finish": 1}, null]}]}},
              {"change": "explode"}, {"change": "put", "entity": {"entity": "dragon"}}, null, {"change": "remove", "kind": "zoo"}]}
            """;
        Faults((await _rest.Post($"{program}/changes", Batch)).ShouldFail(HttpStatusCode.BadRequest, "malformedEntity")).ShouldBe(
            [
                ("wrongType", "/baseRevision"), ("wrongType", "/changes/0/entity/id"), ("null", "/changes/0/entity/name"),
                ("wrongType", "/changes/1/entity/week/1/ranges/0/start"), ("null", "/changes/1/entity/week/1/ranges/1"),
                ("wrongType", "/changes/2/change"), ("wrongType", "/changes/3/entity/entity"), ("null", "/changes/4"), ("wrongType", "/changes/5/kind"), ("required", "/changes/5/id"),
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Very_much_that_is_wrong_is_told_by_its_first_hundred()
    {
        var program = await _rest.NewProgram();
        var batch = $$"""{"baseRevision": 1, "changes": [{{string.Join(',', Enumerable.Repeat("1", 90_000))}}]}""";
        var answer = (await _rest.Post($"{program}/changes", batch)).ShouldFail(HttpStatusCode.BadRequest, "malformedEntity");
        Faults(answer).ShouldBe(Enumerable.Range(0, 100).Select(index => ("wrongType", $"/changes/{index}")));
        answer.Body["detail"]!.GetValue<string>().ShouldContain("More than 100");
        var fields = $$"""{"name": "Dig", {{string.Join(',', Enumerable.Range(0, 5_000).Select(index => $"\"field{index}\": 1"))}}}""";
        foreach (var wide in new[] { await _rest.Post($"{program}/work-items", fields), await _rest.Post(RestClient.Programs, fields) })
            Faults(wide.ShouldFail(HttpStatusCode.BadRequest, "malformedEntity")).Length.ShouldBe(100);
    }

    [Theory]
    [InlineData("changes")]
    [InlineData("draft/edits")]
    public async Task Too_many_changes_are_counted_not_looked_at(string door)
    {
        var program = await _rest.NewProgram();
        var batch = $$"""{"baseRevision": 1, "changes": [{{string.Join(',', Enumerable.Repeat("1", 100_001))}}]}""";
        Faults((await _rest.Post($"{program}/{door}", batch)).ShouldFail(HttpStatusCode.BadRequest, "tooMany")).ShouldBe([("tooMany", "/changes")]);
    }

    [Fact]
    public async Task Everything_wrong_in_the_choices_of_a_draft_is_told_at_once()
    {
        var program = await _rest.NewProgram();
        const string Choices = """{"choices": [{"at": {"kind": "zoo", "id": "x"}, "field": 5, "keep": "both"}, null], "keep": "ours", "colour": 1}""";
        Faults((await _rest.Post($"{program}/draft/resolve", Choices)).ShouldFail(HttpStatusCode.BadRequest, "malformedEntity")).ShouldBe(
            [
                ("wrongType", "/choices/0/at/kind"), ("wrongType", "/choices/0/at/id"), ("wrongType", "/choices/0/field"), ("wrongType", "/choices/0/keep"),
                ("null", "/choices/1"), ("wrongType", "/keep"), ("unknownField", "/colour"),
            ],
            ignoreOrder: true);
        (await _rest.Post($"{program}/draft/resolve", """{"keep": "mine", "keep": "theirs"}""")).ShouldFail(HttpStatusCode.BadRequest, "malformedJson");
    }

    [Fact]
    public async Task No_wrong_value_of_any_field_is_our_fault_or_names_our_types()
    {
        var program = await _rest.NewProgram();
        var task = await _rest.NewTask(program, "Dig");
        var schemas = (await _rest.Get("/openapi/v1.json")).Body["components"]!["schemas"]!;
        string[] values = ["5", "-1", "1e300", "1e999", "100000000000000000000", "\"\"", "\"2026-13-40\"", "\"9999-12-31T23:59\"", "true", "null", "[]", "{}", "[null]", "[[5]]", "{\"x\":1}"];
        foreach (var field in schemas["WorkItem"]!["properties"]!.AsObject().Select(property => property.Key))
            foreach (var value in values)
            {
                var answer = await _rest.Patch($"{program}/work-items/{task}?preview=true", $$"""{"{{field}}": {{value}}}""");
                var said = $"{field} = {value}: {answer.Text}";
                ((int)answer.Status).ShouldBeLessThan(500, said);
                if (answer.Status == HttpStatusCode.OK) continue;
                answer.Body["problems"]!.AsArray().Count.ShouldBeGreaterThan(0, said);
                foreach (var word in new[] { "System.", "Throughline.", "Int32", "Int64", "Nullable", "ImmutableArray" }) answer.Text.ShouldNotContain(word, Case.Sensitive, said);
            }
    }

    [Theory]
    [InlineData("""{"name": "a", "name": "b"}""")]
    [InlineData("""{"\ud800": 1}""")]
    [InlineData("""{"name": "a"} {}""")]
    [InlineData("""{"name": "a"} // more""")]
    public async Task JSON_that_means_two_things_or_nothing_is_refused(string body) =>
        (await _rest.Post(RestClient.Programs, body)).ShouldFail(HttpStatusCode.BadRequest, "malformedJson").Text.ShouldNotContain("LineNumber");

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_refused()
    {
        using var bytes = new ByteArrayContent([.. "{\"name\": \""u8, 0xFF, .. "\"}"u8]);
        bytes.Headers.ContentType = new("application/json");
        (await _rest.Send(HttpMethod.Post, RestClient.Programs, bytes)).ShouldFail(HttpStatusCode.BadRequest, "malformedJson");
    }

    [Fact]
    public async Task A_form_without_a_file_and_one_with_a_wrong_id_say_so()
    {
        using var empty = new MultipartFormDataContent { { new StringContent("b"), "a" } };
        Faults((await _rest.Send(HttpMethod.Post, "/api/v1/imports", empty)).ShouldFail(HttpStatusCode.BadRequest, "required")).ShouldBe([("required", "/file")]);
        Faults((await _rest.Upload("/api/v1/imports", "plan.csv", "Name"u8.ToArray(), ("program", "mine"))).ShouldFail(HttpStatusCode.BadRequest, "badRequest")).ShouldBe([("wrongType", "/program")]);
    }

    private static (string Code, string Pointer)[] Faults(RestAnswer answer) =>
        [.. answer.Body["problems"]!.AsArray().Select(problem => (problem!["code"]!.GetValue<string>(), problem["pointer"]!.GetValue<string>()))];

    [Theory]
    [InlineData("""{"changes":[]}""")]
    [InlineData("""{"changes":null}""")]
    [InlineData("""{}""")]
    [InlineData("""{"changes":[{"change":"explode"}]}""")]
    [InlineData("""{"changes":[{"change":"put","entity":{"entity":"dragon","id":"00000000-0000-0000-0000-000000000001"}}]}""")]
    [InlineData("""{"changes":[{"change":"remove"}]}""")]
    [InlineData("""{"changes":[{"change":"put","entity":null}]}""")]
    [InlineData("""null""")]
    [InlineData("""[]""")]
    public async Task A_batch_that_says_nothing_sensible_is_refused(string body)
    {
        var program = await _rest.NewProgram();
        (await _rest.Post($"{program}/changes", body)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await _rest.Get(program)).Revision.ShouldBe(1);
    }

    [Fact]
    public async Task A_plan_with_cycles_dangling_ids_and_impossible_values_is_refused_with_all_of_them()
    {
        var program = await _rest.NewProgram();
        var id = Guid.NewGuid();
        var answer = (await _rest.Post($"{program}/work-items", new
        {
            id,
            name = "",
            parent = Guid.NewGuid(),
            calendar = Guid.NewGuid(),
            percentComplete = 170,
            constraint = "mustStartOn",
            duration = new { minutes = -5, unit = "days", isEstimated = false },
        })).ShouldFail(HttpStatusCode.UnprocessableEntity, "changeRefused");
        var pointers = answer.Body["problems"]!.AsArray().Select(problem => problem!["pointer"]!.GetValue<string>()).ToHashSet();
        foreach (var pointer in new[] { "/parent", "/calendar", "/percentComplete", "/constraintDate", "/duration" }) pointers.ShouldContain(pointer);
        answer.Body["problems"]![0]!["entity"]!["id"]!.GetValue<Guid>().ShouldBe(id);
    }

    [Fact]
    public async Task A_calendar_without_working_time_is_refused()
    {
        var program = await _rest.NewProgram();
        var id = Guid.NewGuid();
        await _rest.Post($"{program}/calendars", new { id, name = "Never", week = new object?[] { null, null, null, null, null, null, null } });
        (await _rest.Patch(program, new { calendar = id })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("limit=0", "limitOutOfRange")]
    [InlineData("limit=201", "limitOutOfRange")]
    [InlineData("cursor=nonsense", "malformedCursor")]
    [InlineData("cursor=%F0%9F%A6%86", "malformedCursor")]
    public async Task A_page_that_cannot_be_is_refused(string query, string code) =>
        (await _rest.Get($"{RestClient.Programs}?{query}")).ShouldFail(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task A_parameter_that_a_request_does_not_take_is_told_with_those_it_takes()
    {
        var program = await _rest.NewProgram();
        var refused = (await _rest.Get($"{program}/work-items?limt=5&Limit=3")).ShouldFail(HttpStatusCode.BadRequest, "badRequest");
        refused.Body["detail"]!.GetValue<string>().ShouldBe("There is no parameter limt. Known: cursor, limit, draft.");
        Faults(refused).ShouldBe([("unknownParameter", "/limt")]);
        (await _rest.Get($"{program}?at=1")).ShouldFail(HttpStatusCode.BadRequest, "badRequest").Body["detail"]!.GetValue<string>().ShouldBe("There is no parameter at. This request takes none.");
        Faults((await _rest.Patch($"{program}?preview=perhaps&resaon=x", new { name = "A" })).ShouldFail(HttpStatusCode.BadRequest, "badRequest")).ShouldBe([("unknownParameter", "/resaon"), ("wrongType", "/preview")]);
        (await _rest.Patch($"{program}?preveiw=true", new { name = "Renamed" })).ShouldFail(HttpStatusCode.BadRequest, "badRequest");
        (await _rest.Get(program)).Revision.ShouldBe(1);
    }

    [Fact]
    public async Task Everything_of_a_wrong_type_in_a_query_is_told_at_once()
    {
        var program = await _rest.NewProgram();
        Faults((await _rest.Get($"{program}/work-items?limit=many&draft=perhaps")).ShouldFail(HttpStatusCode.BadRequest, "badRequest")).ShouldBe([("wrongType", "/limit"), ("wrongType", "/draft")]);
        Faults((await _rest.Patch($"{program}?preview=perhaps&changeSet=1", new { name = "A" })).ShouldFail(HttpStatusCode.BadRequest, "badRequest")).ShouldBe([("wrongType", "/preview"), ("wrongType", "/changeSet")]);
    }

    [Theory]
    [InlineData("/api/v1/nothing", "notFound", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/programs/not-a-guid", "notFound", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/programs/00000000-0000-0000-0000-000000000001", "notFound", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/programs/00000000-0000-0000-0000-000000000001/draft", "notFound", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/programs/00000000-0000-0000-0000-000000000001/history", "notFound", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_is_answered_as_problem_details(string path, string code, HttpStatusCode status) => (await _rest.Get(path)).ShouldFail(status, code);

    [Fact]
    public async Task A_wrong_method_and_a_wrong_media_type_say_what_is_possible()
    {
        (await _rest.Send(HttpMethod.Put, RestClient.Programs)).ShouldFail(HttpStatusCode.MethodNotAllowed, "methodNotAllowed");
        using var text = new StringContent("name=a", Encoding.UTF8, "text/plain");
        (await _rest.Send(HttpMethod.Post, RestClient.Programs, text)).ShouldFail(HttpStatusCode.UnsupportedMediaType, "unsupportedMediaType");
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_refused()
    {
        var program = await _rest.NewProgram();
        var body = $$"""{"name":"{{new string('x', 33 * 1024 * 1024)}}"}""";
        var answer = await Record(() => _rest.Patch(program, body));
        // The server may close the connection before all of it is sent.
        if (answer is not null) answer.ShouldFail(HttpStatusCode.RequestEntityTooLarge, "requestTooLarge");
        (await _rest.Get(program)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Deep_JSON_is_refused()
    {
        var program = await _rest.NewProgram();
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 500)) + "1" + new string('}', 500);
        (await _rest.Patch(program, deep)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("Host", "evil.example", "hostNotLocal")]
    [InlineData("Origin", "https://evil.example", "crossOrigin")]
    [InlineData("Sec-Fetch-Site", "cross-site", "crossOrigin")]
    public async Task Another_site_cannot_write_through_the_browser(string header, string value, string code) =>
        (await _rest.Send(HttpMethod.Post, RestClient.Programs, new { name = "Trojan" }, change: request =>
        {
            if (header == "Host") request.Headers.Host = value;
            else request.Headers.TryAddWithoutValidation(header, value);
        })).ShouldFail(HttpStatusCode.Forbidden, code);

    [Fact]
    public async Task The_server_s_own_pages_can_write() =>
        (await _rest.Send(HttpMethod.Post, RestClient.Programs, new { name = "Own page" }, change: request =>
        {
            request.Headers.TryAddWithoutValidation("Origin", _rest.Address.GetLeftPart(UriPartial.Authority));
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        })).ShouldBe(HttpStatusCode.Created);

    private static async Task<RestAnswer?> Record(Func<Task<RestAnswer>> send)
    {
        try
        {
            return await send();
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
