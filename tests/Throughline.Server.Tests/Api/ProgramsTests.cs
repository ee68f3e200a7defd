using System.Net;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Api;

public sealed class ProgramsTests(ServerFixture server)
{
    private readonly RestClient _rest = server.Rest;

    [Fact]
    public async Task The_next_number_does_not_go_back_and_the_answer_says_what_it_is()
    {
        var program = await _rest.NewProgram();
        await _rest.NewTask(program, "Dig");
        await _rest.NewTask(program, "Pour");
        var refused = (await _rest.Patch(program, new { nextNumber = 1, purpose = "Shore" })).ShouldFail(HttpStatusCode.UnprocessableEntity, "changeRefused");
        refused.Body["detail"]!.GetValue<string>().ShouldEndWith("the next number is 3 and only grows, so that no key is given twice; 1 is less. Give 3 or more, or leave it out.");
        var fault = refused.Body["problems"]![0]!;
        (fault["code"]!.GetValue<string>(), fault["pointer"]!.GetValue<string>()).ShouldBe(("numberGoesBack", "/nextNumber"));
        (await _rest.Get(program)).Revision.ShouldBe(3);
        (await _rest.Patch(program, new { nextNumber = 3, purpose = "Shore" })).ShouldBe(HttpStatusCode.OK).Revision.ShouldBe(4);
    }

    [Fact]
    public async Task A_new_program_is_revision_1_and_is_listed()
    {
        var id = Guid.NewGuid();
        var made = (await _rest.Post(RestClient.Programs, new { id, name = "Silver Finch" })).ShouldBe(HttpStatusCode.Created);
        made.Revision.ShouldBe(1);
        var read = (await _rest.Get($"{RestClient.Programs}/{id}")).ShouldBe(HttpStatusCode.OK);
        read.Revision.ShouldBe(1);
        read.Body["program"]!["name"]!.GetValue<string>().ShouldBe("Silver Finch");
        read.Body["program"]!["keyPrefix"]!.GetValue<string>().ShouldBe("SF");
        var list = (await _rest.Get($"{RestClient.Programs}?limit=200")).Body["items"]!.AsArray();
        list.ShouldContain(item => item!["id"]!.GetValue<Guid>() == id);
    }

    [Theory]
    [InlineData("/export/csv?at=9999", "There is no revision 9999 of program")]
    [InlineData("/outlook?at=9999", "There is no revision 9999 of program")]
    [InlineData("/history/9999", "There is no revision 9999 of program")]
    public async Task A_revision_that_has_not_been_is_told_as_such(string path, string sentence)
    {
        var program = await _rest.NewProgram();
        (await _rest.Get(program + path)).ShouldFail(HttpStatusCode.NotFound, "notFound").Body["detail"]!.GetValue<string>().ShouldStartWith(sentence);
    }

    [Fact]
    public async Task A_next_number_beyond_a_billion_is_refused_and_items_still_get_keys()
    {
        var program = await _rest.NewProgram();
        var answer = (await _rest.Patch(program, new { nextNumber = int.MaxValue })).ShouldFail(HttpStatusCode.UnprocessableEntity, "changeRefused");
        answer.Body["problems"]![0]!["pointer"]!.GetValue<string>().ShouldBe("/nextNumber");
        (await _rest.Post($"{program}/work-items", new { name = "Dig", key = "HERON-1000000001" })).ShouldFail(HttpStatusCode.UnprocessableEntity, "changeRefused").Body["problems"]![0]!["pointer"]!.GetValue<string>().ShouldBe("/key");
        (await _rest.Post($"{program}/work-items", new { name = "Dig", key = "HERON-1000000000" })).ShouldBe(HttpStatusCode.Created);
        (await _rest.Patch(program, new { nextNumber = 999_999_999 })).ShouldBe(HttpStatusCode.OK);
        var task = await _rest.NewTask(program, "Pour");
        (await _rest.Get($"{program}/work-items/{task}")).Body["item"]!["key"]!.GetValue<string>().ShouldBe("HERON-999999999");
        (await _rest.Get(program)).Body["program"]!["nextNumber"]!.GetValue<int>().ShouldBe(1_000_000_000);
    }

    [Fact]
    public async Task A_program_is_renamed_and_keeps_the_rest()
    {
        var program = await _rest.NewProgram();
        (await _rest.Patch(program, new { name = "Iron Heron" })).ShouldBe(HttpStatusCode.OK).Revision.ShouldBe(2);
        var read = (await _rest.Get(program)).Body["program"]!;
        read["name"]!.GetValue<string>().ShouldBe("Iron Heron");
        read["start"]!.GetValue<string>().ShouldBe("2026-03-02T08:00:00");
    }

    [Fact]
    public async Task How_dates_are_computed_can_be_changed_and_dates_follow()
    {
        var program = await _rest.NewProgram();
        var (first, next) = (Guid.NewGuid(), Guid.NewGuid());
        await _rest.Post($"{program}/work-items", new { id = first, name = "Dig", duration = new { minutes = 2400, unit = "days" } });
        await _rest.Post($"{program}/work-items", new { id = next, name = "Pour", duration = new { minutes = 2400, unit = "days" }, actualStart = "2026-03-04T08:00:00", percentComplete = 20 });
        await _rest.Post($"{program}/dependencies", new { predecessor = first, successor = next });
        await _rest.Patch(program, new { statusDate = "2026-03-05T08:00:00" });
        // Dig takes from Thursday 5 to Wednesday 11; the four days that remain of Pour follow it, or do not wait.
        (await Finish()).ShouldBe("2026-03-17T17:00:00");
        (await _rest.Patch(program, new { schedule = new { progress = "actualDates", startFloor = "statusDate" } })).ShouldBe(HttpStatusCode.OK);
        (await Finish()).ShouldBe("2026-03-11T17:00:00");
        var read = (await _rest.Get(program)).Body["program"]!["schedule"]!;
        (read["progress"]!.GetValue<string>(), read["startFloor"]!.GetValue<string>()).ShouldBe(("actualDates", "statusDate"));

        async Task<string> Finish() => (await _rest.Get($"{program}/outlook")).Body["finish"]!.GetValue<string>();
    }

    [Fact]
    public async Task A_preview_creates_nothing()
    {
        var id = Guid.NewGuid();
        var preview = (await _rest.Post($"{RestClient.Programs}?preview=true", new { id, name = "Nobody" })).ShouldBe(HttpStatusCode.OK);
        preview.Body["isPreview"]!.GetValue<bool>().ShouldBeTrue();
        (await _rest.Get($"{RestClient.Programs}/{id}")).ShouldFail(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task Everything_wrong_with_a_new_program_is_told_at_once()
    {
        var answer = (await _rest.Post(RestClient.Programs, new { name = "", keyPrefix = "lower case", start = "1700-01-01T08:00:00" })).ShouldFail(HttpStatusCode.UnprocessableEntity, "changeRefused");
        var pointers = answer.Body["problems"]!.AsArray().Select(problem => problem!["pointer"]!.GetValue<string>()).ToList();
        pointers.ShouldContain("/name");
        pointers.ShouldContain("/keyPrefix");
        pointers.ShouldContain("/start");
    }

    [Fact]
    public async Task Removing_a_program_takes_the_revision_that_is_thrown_away()
    {
        var program = await _rest.NewProgram();
        (await _rest.Delete(program)).ShouldFail((HttpStatusCode)428, "ifMatchRequired");
        (await _rest.Delete(program, "\"7\"")).ShouldFail(HttpStatusCode.PreconditionFailed, "preconditionFailed");
        (await _rest.Delete(program, "\"1\"")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await _rest.Get(program)).ShouldFail(HttpStatusCode.NotFound, "notFound");
        (await _rest.Delete(program, "*")).ShouldFail(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task The_list_pages_without_gap_or_repetition()
    {
        for (var number = 0; number < 5; number++) await _rest.NewProgram($"Paged {number}");
        var seen = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = (await _rest.Get($"{RestClient.Programs}?limit=2{(cursor is null ? "" : "&cursor=" + cursor)}")).Body;
            seen.AddRange(page["items"]!.AsArray().Select(item => item!["id"]!.GetValue<Guid>()));
            cursor = page["next"]?.GetValue<string>();
        }
        while (cursor is not null);
        seen.Distinct().Count().ShouldBe(seen.Count);
        seen.Count.ShouldBeGreaterThanOrEqualTo(5);
    }
}
