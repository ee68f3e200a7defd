using System.Net;
using System.Text.Json.Nodes;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Api;

public sealed class FieldRulesTests(ServerFixture server)
{
    private readonly RestClient _rest = server.Rest;

    [Theory]
    [InlineData("fixedUnits", 1920, 1.0)]
    [InlineData("fixedDuration", 1920, 1.0)]
    [InlineData("fixedWork", 960, 0.5)]
    public async Task A_patched_duration_carries_the_work_or_the_units_of_those_assigned(string kind, long work, double units)
    {
        // Two days of one person; four days are 32 hours, or 16 hours at half of the time (domain: work = duration × units).
        var (program, task, assignment) = await Assigned(kind);
        (await _rest.Patch($"{program}/work-items/{task}", """{"duration": {"minutes": 1920}}""")).ShouldBe(HttpStatusCode.OK);
        var after = (await _rest.Get($"{program}/assignments/{assignment}")).Body;
        after["workMinutes"]!.GetValue<long>().ShouldBe(work);
        after["units"]!.GetValue<double>().ShouldBe(units);
        var read = (await _rest.Get($"{program}/work-items/{task}")).Body;
        read["computed"]!["dates"]!["finish"]!.GetValue<string>().ShouldBe("2026-03-05T17:00:00");
        read["item"]!["duration"]!["unit"]!.GetValue<string>().ShouldBe("days");
    }

    [Fact]
    public async Task Work_given_with_the_duration_and_what_is_put_whole_stay_as_given()
    {
        var (program, task, assignment) = await Assigned("fixedUnits");
        (await _rest.Patch($"{program}/work-items/{task}", """{"duration": {"minutes": 1920}, "workMinutes": 960}""")).ShouldBe(HttpStatusCode.OK);
        (await _rest.Get($"{program}/assignments/{assignment}")).Body["workMinutes"]!.GetValue<long>().ShouldBe(960);
        (await _rest.Send(HttpMethod.Put, $"{program}/work-items/{task}", """{"name": "Dig", "duration": {"minutes": 480}}""")).ShouldBe(HttpStatusCode.OK);
        (await _rest.Get($"{program}/assignments/{assignment}")).Body["workMinutes"]!.GetValue<long>().ShouldBe(960);
        var item = (JsonObject)(await _rest.Get($"{program}/work-items/{task}")).Body["item"]!.DeepClone();
        (item["entity"], item["duration"]) = ("workItem", new JsonObject { ["minutes"] = 2400 });
        var batch = new JsonObject { ["changes"] = new JsonArray(new JsonObject { ["change"] = "put", ["entity"] = item }) };
        (await _rest.Post($"{program}/changes", batch.ToJsonString())).ShouldBe(HttpStatusCode.OK);
        (await _rest.Get($"{program}/assignments/{assignment}")).Body["workMinutes"]!.GetValue<long>().ShouldBe(960);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \\t ")]
    public async Task A_name_of_blanks_is_refused_and_says_which_field(string name)
    {
        var program = await _rest.NewProgram();
        var task = await _rest.NewTask(program, "Dig", days: 2);
        var made = await _rest.Post($"{program}/work-items", $$"""{"name": "{{name}}"}""");
        made.ShouldBe(HttpStatusCode.UnprocessableEntity);
        made.Body.ToJsonString().ShouldContain("/name");
        (await _rest.Patch($"{program}/work-items/{task}", $$"""{"name": "{{name}}"}""")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await _rest.Post($"{program}/resources", $$"""{"name": "{{name}}"}""")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Item(program, task))["name"]!.GetValue<string>().ShouldBe("Dig");
    }

    [Fact]
    public async Task Blanks_around_a_name_are_not_kept()
    {
        var program = await _rest.NewProgram();
        var task = await _rest.NewTask(program, "  Dig deep ", days: 2);
        (await Item(program, task))["name"]!.GetValue<string>().ShouldBe("Dig deep");
    }

    [Fact]
    public async Task Patched_progress_records_when_work_began_and_ended()
    {
        var program = await _rest.NewProgram();
        var task = await _rest.NewTask(program, "Dig", days: 2);
        await _rest.Patch($"{program}/work-items/{task}", new { percentComplete = 50 });
        (await Item(program, task))["actualStart"]!.GetValue<string>().ShouldBe("2026-03-02T08:00:00");
        await _rest.Patch($"{program}/work-items/{task}", new { percentComplete = 100, actualFinish = "2026-03-04T12:00" });
        (await Item(program, task))["actualFinish"]!.GetValue<string>().ShouldBe("2026-03-04T12:00:00");
        await _rest.Patch($"{program}/work-items/{task}", new { percentComplete = 0 });
        (await Item(program, task))["actualStart"].ShouldBeNull();
    }

    [Fact]
    public async Task A_task_patched_to_a_milestone_takes_no_time()
    {
        var program = await _rest.NewProgram();
        var task = await _rest.NewTask(program, "Dug", days: 2);
        await _rest.Patch($"{program}/work-items/{task}", new { isMilestone = true });
        (await Item(program, task))["duration"]!["minutes"]!.GetValue<long>().ShouldBe(0);
    }

    [Fact]
    public async Task A_duration_makes_a_task_of_a_milestone_and_zero_a_milestone_of_a_task_until_taken_back()
    {
        var program = await _rest.NewProgram();
        var item = await _rest.NewTask(program, "Dug", days: 2);
        await _rest.Patch($"{program}/work-items/{item}", """{"duration": {"minutes": 0}}""");
        (await Item(program, item))["isMilestone"]!.GetValue<bool>().ShouldBeTrue();
        var task = (await _rest.Patch($"{program}/work-items/{item}", """{"duration": {"minutes": 960}}""")).ShouldBe(HttpStatusCode.OK);
        (await Item(program, item))["isMilestone"]!.GetValue<bool>().ShouldBeFalse();
        (await _rest.Post($"{program}/history/{task.Revision}/undo")).ShouldBe(HttpStatusCode.OK);
        var undone = await Item(program, item);
        (undone["isMilestone"]!.GetValue<bool>(), undone["duration"]!["minutes"]!.GetValue<long>()).ShouldBe((true, 0L));
    }

    [Fact]
    public async Task A_milestone_marked_although_it_takes_time_stays_one_whatever_its_duration()
    {
        var program = await _rest.NewProgram();
        var item = await _rest.NewTask(program, "Acceptance", days: 2);
        await _rest.Patch($"{program}/work-items/{item}", """{"isMilestone": true, "duration": {"minutes": 480}}""");
        await _rest.Patch($"{program}/work-items/{item}", """{"duration": {"minutes": 960}}""");
        var marked = await Item(program, item);
        (marked["isMilestone"]!.GetValue<bool>(), marked["duration"]!["minutes"]!.GetValue<long>()).ShouldBe((true, 960L));
    }

    [Fact]
    public async Task A_promised_milestone_gets_no_duration_until_it_is_made_a_task_or_the_promise_is_taken_back()
    {
        var program = await _rest.NewProgram();
        var item = await _rest.NewTask(program, "Handover", days: 0);
        await _rest.Patch($"{program}/work-items/{item}", new { isMilestone = true, commitment = new { date = "2026-03-20", promisedBy = "Wren Amber" } });
        var refused = (await _rest.Patch($"{program}/work-items/{item}", """{"duration": {"minutes": 480}}""")).ShouldFail(HttpStatusCode.UnprocessableEntity, "changeRefused");
        refused.Body["detail"]!.GetValue<string>().ShouldBe("HERON-1 Handover is a milestone promised for 2026-03-20; a duration would make it a task. Make it a task first, or take the promise back.");
        refused.Body["problems"]![0]!["code"]!.GetValue<string>().ShouldBe("promisedMilestone");
        (await Item(program, item))["duration"]!["minutes"]!.GetValue<long>().ShouldBe(0);
        (await _rest.Patch($"{program}/work-items/{item}", """{"duration": {"minutes": 480}, "isMilestone": false}""")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_request_sent_twice_under_one_id_is_made_once_without_naming_a_revision()
    {
        var program = await _rest.NewProgram();
        var once = Guid.NewGuid();
        var first = (await _rest.Post($"{program}/work-items?changeSet={once}", new { name = "Dig" })).ShouldBe(HttpStatusCode.Created);
        var second = (await _rest.Post($"{program}/work-items?changeSet={once}", new { name = "Dig" })).ShouldBe(HttpStatusCode.Created);
        (second.Location, second.Revision).ShouldBe((first.Location, first.Revision));
        (await _rest.Get($"{program}/work-items")).Body["total"]!.GetValue<int>().ShouldBe(1);
        (await _rest.Get(program)).Revision.ShouldBe(2);
    }

    private async Task<JsonNode> Item(string program, Guid task) => (await _rest.Get($"{program}/work-items/{task}")).Body["item"]!;

    private async Task<(string Program, Guid Task, Guid Assignment)> Assigned(string kind)
    {
        var program = await _rest.NewProgram();
        var task = await _rest.NewTask(program, "Dig", days: 2);
        var (resource, assignment) = (Guid.NewGuid(), Guid.NewGuid());
        await _rest.Patch($"{program}/work-items/{task}", new { kind });
        (await _rest.Post($"{program}/resources", new { id = resource, name = "Wren Amber", kind = "work" })).ShouldBe(HttpStatusCode.Created);
        (await _rest.Post($"{program}/assignments", new { id = assignment, workItem = task, resource, workMinutes = 960 })).ShouldBe(HttpStatusCode.Created);
        return (program, task, assignment);
    }
}
