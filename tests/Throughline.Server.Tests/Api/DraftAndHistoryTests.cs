using System.Net;
using System.Text.Json.Nodes;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Api;

public sealed class DraftAndHistoryTests(ServerFixture server)
{
    private readonly RestClient _rest = server.Rest;

    [Fact]
    public async Task Edits_collect_in_a_draft_whose_total_impact_is_told_and_commit_as_one()
    {
        var program = await _rest.NewProgram();
        var dig = await _rest.NewTask(program, "Dig", days: 2);
        var pour = await _rest.NewTask(program, "Pour", days: 2);
        await Stage(program, dig, "Dig longer", days: 3);
        var draft = await Stage(program, pour, "Pour longer", days: 4);
        draft["edits"]!.AsArray().Select(label => label!.GetValue<string>()).ShouldBe(["Dig longer", "Pour longer"]);
        draft["impact"]!["items"]!.AsArray().Count.ShouldBe(2);
        draft["impact"]!["programFinishAfter"]!.GetValue<string>().ShouldBe("2026-03-05T17:00:00");
        (await _rest.Get($"{program}/outlook")).Body["finish"]!.GetValue<string>().ShouldBe("2026-03-03T17:00:00");
        (await _rest.Get($"{program}/outlook?draft=true")).Body["finish"]!.GetValue<string>().ShouldBe("2026-03-05T17:00:00");
        (await _rest.Post($"{program}/draft/commit")).ShouldBe(HttpStatusCode.OK).Revision.ShouldBe(4);
        (await _rest.Get($"{program}/draft")).Body["edits"]!.AsArray().ShouldBeEmpty();
        (await _rest.Get($"{program}/history?limit=1")).Body["items"]![0]!["reason"]!.GetValue<string>().ShouldBe("Dig longer; Pour longer");
        (await _rest.Post($"{program}/draft/commit")).ShouldFail(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task The_last_edit_can_be_taken_back_and_the_draft_thrown_away()
    {
        var program = await _rest.NewProgram();
        var dig = await _rest.NewTask(program, "Dig");
        await Stage(program, dig, "First", 2);
        await Stage(program, dig, "Second", 3);
        (await _rest.Delete($"{program}/draft/edits/last")).Body["edits"]!.AsArray().Single()!.GetValue<string>().ShouldBe("First");
        (await _rest.Get($"{program}/work-items?draft=true")).Body["items"]![0]!["item"]!["duration"]!["minutes"]!.GetValue<int>().ShouldBe(960);
        (await _rest.Delete($"{program}/draft")).Body["edits"]!.AsArray().ShouldBeEmpty();
        (await _rest.Get($"{program}/outlook?draft=true")).Body["finish"]!.GetValue<string>().ShouldBe("2026-03-02T17:00:00");
    }

    [Fact]
    public async Task An_edit_that_makes_the_plan_impossible_is_not_taken()
    {
        var program = await _rest.NewProgram();
        var (dig, pour) = (await _rest.NewTask(program, "Dig"), await _rest.NewTask(program, "Pour"));
        await _rest.Link(program, dig, pour);
        var back = new { changes = new[] { new { change = "put", entity = new { entity = "dependency", id = Guid.NewGuid(), predecessor = pour, successor = dig } } } };
        var answer = (await _rest.Post($"{program}/draft/edits", back)).ShouldBe(HttpStatusCode.OK).Body;
        answer["problems"]![0]!["code"]!.GetValue<string>().ShouldBe("dependencyCycle");
        answer["problems"]![0]!["message"]!.GetValue<string>().ShouldContain("Dig");
        answer["edits"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("theirs", "Theirs")]
    [InlineData("mine", "Mine")]
    public async Task A_draft_that_conflicts_with_a_commit_is_settled_either_way(string keep, string expected)
    {
        var program = await _rest.NewProgram();
        var dig = await _rest.NewTask(program, "Dig");
        await StageName(program, dig, "Mine");
        await _rest.Patch($"{program}/work-items/{dig}", new { name = "Theirs", priority = 700 });
        var conflicted = (await _rest.Get($"{program}/draft")).Body["conflicts"]!.AsArray().Single()!;
        conflicted["field"]!.GetValue<string>().ShouldBe("name");
        (await _rest.Post($"{program}/draft/commit")).ShouldFail(HttpStatusCode.Conflict, "conflict");
        (await _rest.Post($"{program}/draft/resolve", new { keep })).ShouldBe(HttpStatusCode.OK).Body["conflicts"]!.AsArray().ShouldBeEmpty();
        (await _rest.Post($"{program}/draft/commit")).ShouldBe(HttpStatusCode.OK);
        var item = (await _rest.Get($"{program}/work-items/{dig}")).Body["item"]!;
        item["name"]!.GetValue<string>().ShouldBe(expected);
        item["priority"]!.GetValue<int>().ShouldBe(700);
    }

    [Fact]
    public async Task Each_field_in_conflict_is_settled_by_itself_knowing_who_changed_it()
    {
        var (program, dig) = await Conflicted();
        var conflicts = (await _rest.Get($"{program}/draft")).Body["conflicts"]!.AsArray();
        conflicts.Select(conflict => (conflict!["field"]!.GetValue<string>(), conflict["theirRevision"]!.GetValue<int>(), conflict["theirAuthor"]!.GetValue<string>()))
            .ShouldBe([("name", 3, "Local user"), ("priority", 4, "Local user")], ignoreOrder: true);

        var choices = new[] { new { at = new { kind = "workItem", id = dig }, field = "name", keep = "mine" }, new { at = new { kind = "workItem", id = dig }, field = "priority", keep = "theirs" } };
        (await _rest.Post($"{program}/draft/resolve", new { choices })).ShouldBe(HttpStatusCode.OK).Body["conflicts"]!.AsArray().ShouldBeEmpty();
        (await _rest.Post($"{program}/draft/commit")).ShouldBe(HttpStatusCode.OK);

        var item = (await _rest.Get($"{program}/work-items/{dig}")).Body["item"]!;
        item["name"]!.GetValue<string>().ShouldBe("Mine");
        item["priority"]!.GetValue<int>().ShouldBe(700);
    }

    [Fact]
    public async Task A_settlement_that_leaves_a_field_open_or_names_another_settles_nothing()
    {
        var (program, dig) = await Conflicted();
        var name = new { at = new { kind = "workItem", id = dig }, field = "name", keep = "mine" };
        (await _rest.Post($"{program}/draft/resolve", new { choices = new[] { name } })).ShouldFail(HttpStatusCode.BadRequest, "unsettled").Text.ShouldContain("priority");
        (await _rest.Post($"{program}/draft/resolve", new { choices = new[] { name, name with { field = "notes" } } })).ShouldFail(HttpStatusCode.BadRequest, "notInConflict").Body["problems"]![0]!["pointer"]!.GetValue<string>().ShouldBe("/choices/1");
        (await _rest.Post($"{program}/draft/resolve", new { })).ShouldFail(HttpStatusCode.BadRequest, "required");
        (await _rest.Get($"{program}/draft")).Body["conflicts"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Two_edits_of_the_same_field_are_one_conflict_with_the_latest_wish()
    {
        var program = await _rest.NewProgram();
        var dig = await _rest.NewTask(program, "Dig");
        await StageName(program, dig, "First");
        await StageName(program, dig, "Second");
        await _rest.Patch($"{program}/work-items/{dig}", new { name = "Theirs" });
        var conflict = (await _rest.Get($"{program}/draft")).Body["conflicts"]!.AsArray().ShouldHaveSingleItem()!;
        (conflict["base"]!.GetValue<string>(), conflict["yours"]!.GetValue<string>(), conflict["theirs"]!.GetValue<string>()).ShouldBe(("Dig", "Second", "Theirs"));
    }

    [Fact]
    public async Task History_is_read_page_by_page_to_its_beginning_whatever_is_added_meanwhile()
    {
        var program = await _rest.NewProgram();
        for (var task = 2; task <= 5; task++) await _rest.NewTask(program, $"Task {task}");
        var seen = new List<long>();
        for (string? cursor = "", next = null; cursor is not null; cursor = next)
        {
            var page = (await _rest.Get($"{program}/history?limit=2{(cursor.Length == 0 ? "" : $"&cursor={cursor}")}")).ShouldBe(HttpStatusCode.OK).Body;
            seen.AddRange(page["items"]!.AsArray().Select(entry => entry!["revision"]!.GetValue<long>()));
            page["total"]!.GetValue<int>().ShouldBe(cursor.Length == 0 ? 5 : 6);
            next = page["next"]?.GetValue<string>();
            if (cursor.Length == 0) await _rest.NewTask(program, "Meanwhile");
        }
        seen.ShouldBe([5, 4, 3, 2, 1]);
        (await _rest.Get($"{program}/history?cursor=4")).ShouldFail(HttpStatusCode.BadRequest, "malformedCursor");
    }

    [Fact]
    public async Task History_tells_what_each_change_did_and_undo_shows_first_and_then_does()
    {
        var program = await _rest.NewProgram();
        var dig = await _rest.NewTask(program, "Dig");
        await _rest.Patch($"{program}/work-items/{dig}?reason=Rock", new { duration = new { minutes = 1440, unit = "days", isEstimated = false } });
        var last = (await _rest.Get($"{program}/history")).Body["items"]![0]!;
        last["reason"]!.GetValue<string>().ShouldBe("Rock");
        last["effect"]!["finishBefore"]!.GetValue<string>().ShouldBe("2026-03-02T17:00:00");
        last["effect"]!["finishAfter"]!.GetValue<string>().ShouldBe("2026-03-04T17:00:00");
        (await _rest.Post($"{program}/history/3/undo?preview=true")).ShouldBe(HttpStatusCode.OK).Body["effect"]!["finishAfter"]!.GetValue<string>().ShouldBe("2026-03-02T17:00:00");
        (await _rest.Get(program)).Revision.ShouldBe(3);
        (await _rest.Post($"{program}/history/3/undo")).ShouldBe(HttpStatusCode.OK).Revision.ShouldBe(4);
        (await _rest.Get($"{program}/outlook")).Body["finish"]!.GetValue<string>().ShouldBe("2026-03-02T17:00:00");
        var undo = (await _rest.Get($"{program}/history/4")).ShouldBe(HttpStatusCode.OK).Body;
        undo["kind"]!.GetValue<string>().ShouldBe("undo");
        undo["undoes"]!.GetValue<long>().ShouldBe(3);
        (await _rest.Post($"{program}/history/99/undo")).ShouldFail(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task Undo_of_what_somebody_changed_since_is_a_conflict()
    {
        var program = await _rest.NewProgram();
        var dig = await _rest.NewTask(program, "Dig");
        await _rest.Patch($"{program}/work-items/{dig}", new { name = "One" });
        await _rest.Patch($"{program}/work-items/{dig}", new { name = "Two" });
        (await _rest.Post($"{program}/history/3/undo")).ShouldFail(HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task A_past_revision_can_be_looked_at_and_compared_with()
    {
        var program = await _rest.NewProgram();
        var dig = await _rest.NewTask(program, "Dig");
        await _rest.Patch($"{program}/work-items/{dig}", new { duration = new { minutes = 1440, unit = "days", isEstimated = false } });
        (await _rest.Get($"{program}/outlook?at=2")).Body["finish"]!.GetValue<string>().ShouldBe("2026-03-02T17:00:00");
        var since = (await _rest.Get($"{program}/outlook/since/2")).ShouldBe(HttpStatusCode.OK).Body;
        since["programFinishBefore"]!.GetValue<string>().ShouldBe("2026-03-02T17:00:00");
        since["programFinishAfter"]!.GetValue<string>().ShouldBe("2026-03-04T17:00:00");
        (await _rest.Get($"{program}/outlook?at=9")).ShouldFail(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task Why_leads_to_a_fact()
    {
        var program = await _rest.NewProgram();
        var (dig, pour) = (await _rest.NewTask(program, "Dig"), await _rest.NewTask(program, "Pour"));
        await _rest.Link(program, dig, pour);
        var why = (await _rest.Get($"{program}/work-items/{pour}/why?date=start")).ShouldBe(HttpStatusCode.OK).Body;
        var steps = why["explanation"]!["steps"]!.AsArray();
        steps[0]!["driver"]!["driver"]!.GetValue<string>().ShouldBe("predecessor");
        steps[^1]!["driver"]!["driver"]!.GetValue<string>().ShouldBe("programStart");
        why["text"]!.GetValue<string>().ShouldContain("Dig");
        (await _rest.Get($"{program}/work-items/{pour}/why?date=lunch")).ShouldFail(HttpStatusCode.BadRequest, "unknownDate");
    }

    private async Task<JsonNode> Stage(string program, Guid task, string label, int days)
    {
        var item = (await _rest.Get($"{program}/work-items?draft=true")).Body["items"]!.AsArray().Select(row => row!["item"]!).Single(row => row["id"]!.GetValue<Guid>() == task).DeepClone();
        item["duration"]!["minutes"] = days * 480;
        return await Stage(program, label, item.AsObject());
    }

    /// <summary>A draft that wants another name and priority, both of which somebody changed since, in two revisions.</summary>
    private async Task<(string Program, Guid Task)> Conflicted()
    {
        var program = await _rest.NewProgram();
        var dig = await _rest.NewTask(program, "Dig");
        var item = (await _rest.Get($"{program}/work-items/{dig}")).Body["item"]!.DeepClone();
        (item["name"], item["priority"]) = ("Mine", 300);
        await Stage(program, "Rename", item.AsObject());
        await _rest.Patch($"{program}/work-items/{dig}", new { name = "Theirs" });
        await _rest.Patch($"{program}/work-items/{dig}", new { priority = 700 });
        return (program, dig);
    }

    [Theory]
    [InlineData(77)]
    [InlineData(-1)]
    public async Task An_edit_on_a_revision_that_has_not_been_is_refused_as_a_change_is(long revision)
    {
        var program = await _rest.NewProgram();
        var task = await _rest.NewTask(program, "Dig");
        var edit = new { baseRevision = revision, changes = new[] { new { change = "remove", kind = "workItem", id = task } } };
        foreach (var door in new[] { "changes", "draft/edits" })
            (await _rest.Post($"{program}/{door}", edit)).ShouldFail(HttpStatusCode.UnprocessableEntity, "changeRefused").Body["problems"]![0]!["code"]!.GetValue<string>().ShouldBe("unknownRevision", door);
        (await _rest.Get($"{program}/draft")).Body["edits"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_label_of_an_edit_has_at_most_200_characters()
    {
        var program = await _rest.NewProgram();
        var task = await _rest.NewTask(program, "Dig");
        object Edit(int length) => new { label = new string('x', length), changes = new[] { new { change = "remove", kind = "workItem", id = task } } };
        (await _rest.Post($"{program}/draft/edits", Edit(201))).ShouldFail(HttpStatusCode.BadRequest, "textTooLong").Body["problems"]![0]!["pointer"]!.GetValue<string>().ShouldBe("/label");
        (await _rest.Post($"{program}/draft/edits", Edit(200))).ShouldBe(HttpStatusCode.OK);
    }

    private async Task StageName(string program, Guid task, string name)
    {
        var item = (await _rest.Get($"{program}/work-items/{task}")).Body["item"]!.DeepClone();
        item["name"] = name;
        await Stage(program, "Rename", item.AsObject());
    }

    private async Task<JsonNode> Stage(string program, string label, JsonObject item)
    {
        item["entity"] = "workItem";
        var edit = new JsonObject { ["label"] = label, ["changes"] = new JsonArray(new JsonObject { ["change"] = "put", ["entity"] = item }) };
        return (await _rest.Post($"{program}/draft/edits", edit.ToJsonString())).ShouldBe(HttpStatusCode.OK).Body;
    }
}
