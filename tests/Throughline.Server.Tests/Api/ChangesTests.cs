using System.Net;
using System.Text.Json.Nodes;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Api;

public sealed class ChangesTests(ServerFixture server)
{
    private readonly RestClient _rest = server.Rest;

    [Fact]
    public async Task A_task_gets_a_key_and_dates_and_its_follower_waits()
    {
        var program = await _rest.NewProgram();
        var dig = await _rest.NewTask(program, "Dig", days: 2);
        var pour = await _rest.NewTask(program, "Pour", days: 1);
        await _rest.Link(program, dig, pour);
        var read = (await _rest.Get($"{program}/work-items/{pour}")).ShouldBe(HttpStatusCode.OK).Body;
        read["item"]!["key"]!.GetValue<string>().ShouldBe("HERON-2");
        // Monday and Tuesday are the digging, 2026-03-02 is a Monday.
        read["computed"]!["dates"]!["start"]!.GetValue<string>().ShouldBe("2026-03-04T08:00:00");
        read["computed"]!["dates"]!["finish"]!.GetValue<string>().ShouldBe("2026-03-04T17:00:00");
        read["computed"]!["dates"]!["startDriver"]!["driver"]!.GetValue<string>().ShouldBe("predecessor");
    }

    [Fact]
    public async Task A_preview_tells_what_would_move_and_keeps_nothing()
    {
        var program = await _rest.NewProgram();
        var dig = await _rest.NewTask(program, "Dig", days: 2);
        await _rest.Link(program, dig, await _rest.NewTask(program, "Pour"));
        var preview = (await _rest.Patch($"{program}/work-items/{dig}?preview=true", new { duration = new { minutes = 1440, unit = "days", isEstimated = false } })).ShouldBe(HttpStatusCode.OK).Body;
        preview["impact"]!["items"]!.AsArray().Count.ShouldBe(2);
        preview["effect"]!["finishAfter"]!.GetValue<string>().ShouldBe("2026-03-05T17:00:00");
        (await _rest.Get(program)).Revision.ShouldBe(4);
        (await _rest.Get($"{program}/outlook")).Body["finish"]!.GetValue<string>().ShouldBe("2026-03-04T17:00:00");
    }

    [Fact]
    public async Task Removing_a_task_lists_everything_that_goes_with_it()
    {
        var program = await _rest.NewProgram();
        var dig = await _rest.NewTask(program, "Dig");
        var link = await _rest.Link(program, dig, await _rest.NewTask(program, "Pour"));
        var gone = (await _rest.Delete($"{program}/work-items/{dig}")).ShouldBe(HttpStatusCode.OK).Body["changes"]!.AsArray();
        gone.Select(change => change!["id"]!.GetValue<Guid>()).ShouldBe([dig, link], ignoreOrder: true);
        (await _rest.Get($"{program}/dependencies/{link}")).ShouldFail(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task A_batch_is_made_together_or_not_at_all()
    {
        var program = await _rest.NewProgram();
        var (a, b) = (Guid.NewGuid(), Guid.NewGuid());
        object Item(Guid id, string name) => new { change = "put", entity = new { entity = "workItem", id, key = "", name, order = "V" } };
        object Link(Guid from, Guid to) => new { change = "put", entity = new { entity = "dependency", id = Guid.NewGuid(), predecessor = from, successor = to } };
        (await _rest.Post($"{program}/changes", new { changes = new[] { Item(a, "A"), Item(b, "B"), Link(a, b), Link(b, a) } })).ShouldFail(HttpStatusCode.UnprocessableEntity, "changeRefused")
            .Body["problems"]![0]!["code"]!.GetValue<string>().ShouldBe("dependencyCycle");
        (await _rest.Get(program)).Revision.ShouldBe(1);
        (await _rest.Post($"{program}/changes", new { reason = "Both", changes = new[] { Item(a, "A"), Item(b, "B"), Link(a, b) } })).ShouldBe(HttpStatusCode.OK).Revision.ShouldBe(2);
    }

    [Fact]
    public async Task A_change_set_sent_twice_is_made_once()
    {
        var program = await _rest.NewProgram();
        var task = await _rest.NewTask(program, "Dig");
        var once = Guid.NewGuid();
        var first = (await _rest.Patch($"{program}/work-items/{task}?changeSet={once}", new { name = "Dig deeper" })).ShouldBe(HttpStatusCode.OK);
        await _rest.Patch($"{program}/work-items/{task}", new { name = "Dig deepest" });
        var second = (await _rest.Patch($"{program}/work-items/{task}?changeSet={once}", new { name = "Dig deeper" }, "\"2\"")).ShouldBe(HttpStatusCode.OK);
        second.Body["revision"]!.GetValue<long>().ShouldBe(first.Revision);
        (await _rest.Get($"{program}/work-items/{task}")).Body["item"]!["name"]!.GetValue<string>().ShouldBe("Dig deepest");
    }

    [Fact]
    public async Task Another_change_under_a_used_id_is_refused_with_the_revision_that_used_it()
    {
        var program = await _rest.NewProgram();
        var (once, other) = (Guid.NewGuid(), Guid.NewGuid());
        var items = $"{program}/work-items";
        var task = (await _rest.Post($"{items}?changeSet={once}", new { name = "Dig" })).ShouldBe(HttpStatusCode.Created).Body["changes"]![0]!["id"]!.GetValue<Guid>();
        await _rest.NewTask(program, "Pour");
        var refused = (await _rest.Post($"{items}?changeSet={once}", new { name = "Fill" })).ShouldFail(HttpStatusCode.Conflict, "changeSetUsed");
        refused.Body["detail"]!.GetValue<string>().ShouldBe($"The change set {once} made revision 2, and not with this content. Give this change an id of its own.");
        (await _rest.Post($"{items}?changeSet={once}", new { name = "Dig", id = other })).ShouldFail(HttpStatusCode.Conflict, "changeSetUsed");
        (await _rest.Patch($"{items}/{task}?changeSet={once}", new { name = "Fill" })).ShouldFail(HttpStatusCode.Conflict, "changeSetUsed");
        (await _rest.Delete($"{items}/{task}?changeSet={once}")).ShouldFail(HttpStatusCode.Conflict, "changeSetUsed");
        (await _rest.Post($"{items}?changeSet={once}", new { name = "Dig" })).ShouldBe(HttpStatusCode.Created).Revision.ShouldBe(2);
        (await _rest.Get(items)).Body["total"]!.GetValue<int>().ShouldBe(2);
        (await _rest.Get(program)).Revision.ShouldBe(3);
    }

    [Fact]
    public async Task A_change_sent_again_is_recognized_whatever_others_changed_since()
    {
        var program = await _rest.NewProgram();
        var task = await _rest.NewTask(program, "Dig", days: 2);
        var path = $"{program}/work-items/{task}";
        var once = Guid.NewGuid();
        (await _rest.Patch($"{path}?changeSet={once}", new { name = "Dig deeper" })).ShouldBe(HttpStatusCode.OK).Revision.ShouldBe(3);
        (await _rest.Patch(path, new { notes = "Mind the pipe" })).ShouldBe(HttpStatusCode.OK);
        (await _rest.Patch($"{path}?changeSet={once}", new { name = "Dig deeper" })).ShouldBe(HttpStatusCode.OK).Revision.ShouldBe(3);
        (await _rest.Patch($"{path}?changeSet={once}", new { name = "Dig deeper", notes = "None" })).ShouldFail(HttpStatusCode.Conflict, "changeSetUsed");
    }

    [Fact]
    public async Task A_stale_change_of_what_nobody_touched_is_made()
    {
        var program = await _rest.NewProgram();
        var task = await _rest.NewTask(program, "Dig");
        await _rest.Patch($"{program}/work-items/{task}", new { name = "Dig deeper" });
        (await _rest.Patch($"{program}/work-items/{task}", new { priority = 900 }, "\"2\"")).ShouldBe(HttpStatusCode.OK).Revision.ShouldBe(4);
        var item = (await _rest.Get($"{program}/work-items/{task}")).Body["item"]!;
        item["name"]!.GetValue<string>().ShouldBe("Dig deeper");
        item["priority"]!.GetValue<int>().ShouldBe(900);
    }

    [Fact]
    public async Task A_stale_change_is_returned_with_both_versions()
    {
        var program = await _rest.NewProgram();
        var task = await _rest.NewTask(program, "Dig");
        await _rest.Patch($"{program}/work-items/{task}", new { name = "Theirs" });
        var answer = (await _rest.Patch($"{program}/work-items/{task}", new { name = "Mine" }, "\"2\"")).ShouldFail(HttpStatusCode.PreconditionFailed, "preconditionFailed");
        answer.Revision.ShouldBe(3);
        var conflict = answer.Body["conflicts"]!.AsArray().Single()!;
        conflict["field"]!.GetValue<string>().ShouldBe("name");
        (conflict["base"]!.GetValue<string>(), conflict["yours"]!.GetValue<string>(), conflict["theirs"]!.GetValue<string>()).ShouldBe(("Dig", "Mine", "Theirs"));
        var entity = new JsonObject { ["entity"] = "workItem", ["id"] = task.ToString(), ["key"] = "HERON-1", ["name"] = "Mine", ["order"] = "V" };
        var batch = new JsonObject { ["baseRevision"] = 2, ["changes"] = new JsonArray(new JsonObject { ["change"] = "put", ["entity"] = entity }) };
        (await _rest.Post($"{program}/changes", batch.ToJsonString())).ShouldFail(HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task Each_kind_of_entity_can_be_added_read_changed_and_removed()
    {
        var program = await _rest.NewProgram();
        var task = await _rest.NewTask(program, "Dig");
        var other = await _rest.NewTask(program, "Pour");
        var resource = Guid.NewGuid();
        await Walk(program, "resources", resource, new { id = resource, name = "Wren Amber" }, new { group = "Weavers" }, remove: false);
        var assignment = Guid.NewGuid();
        await Walk(program, "assignments", assignment, new { id = assignment, workItem = task, resource }, new { units = 0.5 });
        var link = Guid.NewGuid();
        await Walk(program, "dependencies", link, new { id = link, predecessor = task, successor = other }, new { type = "startToStart" });
        var calendar = Guid.NewGuid();
        var day = new { ranges = new[] { new { start = 480, finish = 960 } } };
        await Walk(program, "calendars", calendar, new { id = calendar, name = "Short days", week = new object?[] { null, day, day, day, day, day, null } }, new { name = "Shorter days" });
        var baseline = Guid.NewGuid();
        await Walk(program, "baselines", baseline, new { id = baseline, name = "Approved" }, new { number = 1 });
    }

    private async Task Walk(string program, string path, Guid id, object added, object changed, bool remove = true)
    {
        (await _rest.Post($"{program}/{path}?preview=true", added)).ShouldBe(HttpStatusCode.OK).Location.ShouldBeNull();
        var made = (await _rest.Post($"{program}/{path}", added)).ShouldBe(HttpStatusCode.Created);
        made.Location.ShouldBe($"{program}/{path}/{id}");
        made.Revision.ShouldBe(made.Body["revision"]!.GetValue<long>());
        (await _rest.Post($"{program}/{path}", added)).ShouldFail(HttpStatusCode.Conflict, "alreadyExists");
        (await _rest.Send(HttpMethod.Put, $"{program}/{path}/{id}", added)).ShouldBe(HttpStatusCode.OK);
        (await _rest.Get($"{program}/{path}")).ShouldBe(HttpStatusCode.OK).Body["total"]!.GetValue<int>().ShouldBe(1);
        (await _rest.Get($"{program}/{path}/{id}")).ShouldBe(HttpStatusCode.OK).Body["id"]!.GetValue<Guid>().ShouldBe(id);
        (await _rest.Patch($"{program}/{path}/{id}", changed)).ShouldBe(HttpStatusCode.OK);
        if (!remove) return;
        (await _rest.Delete($"{program}/{path}/{id}")).ShouldBe(HttpStatusCode.OK);
        (await _rest.Get($"{program}/{path}/{id}")).ShouldFail(HttpStatusCode.NotFound, "notFound");
    }
}
