using System.Net;
using System.Text;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Api;

public sealed class ImportsTests(ServerFixture server)
{
    private const string Imports = "/api/v1/imports";
    private readonly RestClient _rest = server.Rest;

    private static byte[] Sheet(string marker, string pourDays = "1d") => Encoding.UTF8.GetBytes($"""
        ID,Name,Duration,Predecessors
        1,Dig {marker},2d,
        2,Pour {marker},{pourDays},1
        """);

    [Fact]
    public async Task A_file_is_checked_first_and_then_imported_whole_as_one_revision()
    {
        var file = Sheet("A");
        var check = (await _rest.Upload(Imports, "nest.csv", file, ("name", "From a sheet"))).ShouldBe(HttpStatusCode.OK).Body;
        var program = $"{RestClient.Programs}/{check["program"]!.GetValue<Guid>()}";
        check["change"]!["isPreview"]!.GetValue<bool>().ShouldBeTrue();
        check["format"]!.GetValue<string>().ShouldBe("csv");
        check["ledger"]!["entries"]!.AsArray().ShouldNotBeEmpty();
        (await _rest.Get(program)).ShouldFail(HttpStatusCode.NotFound, "notFound");
        (await _rest.Upload($"{Imports}?preview=false", "nest.csv", file, ("name", "From a sheet"))).ShouldBe(HttpStatusCode.Created).Revision.ShouldBe(1);
        (await _rest.Get($"{program}/work-items")).Body["items"]!.AsArray().Select(row => row!["item"]!["name"]!.GetValue<string>()).ShouldBe(["Dig A", "Pour A"]);
        (await _rest.Get($"{program}/history")).Body["items"]![0]!["kind"]!.GetValue<string>().ShouldBe("import");
    }

    [Fact]
    public async Task The_same_file_sent_twice_is_imported_once()
    {
        var first = (await _rest.Upload($"{Imports}?preview=false", "nest.csv", Sheet("B"))).ShouldBe(HttpStatusCode.Created).Body;
        await _rest.NewTask($"{RestClient.Programs}/{first["program"]}", "Added since");
        foreach (var preview in (string[])["false", "true"])
        {
            var second = (await _rest.Upload($"{Imports}?preview={preview}", "nest.csv", Sheet("B"))).ShouldBe(HttpStatusCode.OK);
            second.Revision.ShouldBe(2);
            second.Body["program"]!.GetValue<Guid>().ShouldBe(first["program"]!.GetValue<Guid>());
            second.Body["change"].ShouldBeNull();
            (second.Body["alreadyHere"]!["name"]!.GetValue<string>(), second.Body["alreadyHere"]!["revision"]!.GetValue<long>()).ShouldBe(("nest", 2));
        }
        (await _rest.Get($"{RestClient.Programs}/{first["program"]}")).Revision.ShouldBe(2);
    }

    [Fact]
    public async Task A_programs_own_sheet_laid_back_over_it_changes_nothing_with_calendars_and_two_links_between_two_tasks()
    {
        var sample = await File.ReadAllBytesAsync(Throughline.Testing.Checkout.Path("samples", "kite-festival.xml"), TestContext.Current.CancellationToken);
        var made = (await _rest.Upload($"{Imports}?preview=false", "kite-festival.xml", sample, ("name", "Kite with calendars"))).ShouldBe(HttpStatusCode.Created).Body;
        var program = $"{RestClient.Programs}/{made["program"]}";
        var (first, second) = (await _rest.NewTask(program, "Wax"), await _rest.NewTask(program, "Polish"));
        foreach (var minutes in (int[])[0, 4800])
            (await _rest.Post($"{program}/dependencies", new { predecessor = first, successor = second, type = "finishToStart", lag = new { minutes } })).ShouldBe(HttpStatusCode.Created);
        var sheet = (await _rest.Get($"{program}/export/csv")).ShouldBe(HttpStatusCode.OK).Text;

        (await _rest.Upload($"{program}/imports", "own.csv", System.Text.Encoding.UTF8.GetBytes(sheet))).ShouldBe(HttpStatusCode.OK).Body["change"].ShouldBeNull();

        var edited = sheet.Replace("Safety plan,5d", "Safety plan,3d", StringComparison.Ordinal);
        edited.ShouldNotBe(sheet);
        (await _rest.Upload($"{program}/imports", "own.csv", System.Text.Encoding.UTF8.GetBytes(edited))).ShouldBe(HttpStatusCode.OK).Body["change"]!["changes"]!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Taking_a_new_import_back_names_the_request_that_removes_the_program()
    {
        var made = (await _rest.Upload($"{Imports}?preview=false", "nest.csv", Sheet("undone"))).ShouldBe(HttpStatusCode.Created).Body;
        var program = $"{RestClient.Programs}/{made["program"]}";
        await _rest.NewTask(program, "Added since");
        (await _rest.Post($"{program}/history/1/undo")).ShouldFail(HttpStatusCode.UnprocessableEntity, "changeRefused").Body["detail"]!.GetValue<string>().ShouldEndWith($"DELETE {program}");
        (await _rest.Delete(program, "*")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await _rest.Get(program)).ShouldFail(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task The_same_file_under_another_name_is_a_program_of_its_own()
    {
        var first = (await _rest.Upload($"{Imports}?preview=false", "nest.csv", Sheet("twin"), ("name", "First nest"))).ShouldBe(HttpStatusCode.Created).Body["program"]!.GetValue<Guid>();
        (await _rest.Upload($"{Imports}?preview=false", "nest.csv", Sheet("twin"), ("name", "First nest"))).ShouldBe(HttpStatusCode.OK);
        var second = (await _rest.Upload($"{Imports}?preview=false", "nest.csv", Sheet("twin"), ("name", "Second nest"))).ShouldBe(HttpStatusCode.Created).Body["program"]!.GetValue<Guid>();
        second.ShouldNotBe(first);
        (await _rest.Get($"{RestClient.Programs}/{second}")).Body["program"]!["name"]!.GetValue<string>().ShouldBe("Second nest");
        var again = (await _rest.Upload($"{Imports}?preview=false", "nest.csv", Sheet("twin"), ("name", "Second nest"))).ShouldBe(HttpStatusCode.OK).Body;
        (again["program"]!.GetValue<Guid>(), again["alreadyHere"]!["name"]!.GetValue<string>()).ShouldBe((second, "Second nest"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Nest of the request")]
    public async Task A_request_repeated_under_its_own_id_answers_as_before(string name)
    {
        var path = $"{Imports}?preview=false&changeSet={Guid.NewGuid()}";
        var file = Sheet("repeated" + name);
        var first = (await _rest.Upload(path, "nest.csv", file, ("name", name))).ShouldBe(HttpStatusCode.Created).Body;
        var again = (await _rest.Upload(path, "nest.csv", file, ("name", name))).ShouldBe(HttpStatusCode.Created).Body;
        again["program"]!.GetValue<Guid>().ShouldBe(first["program"]!.GetValue<Guid>());
        again["change"]!["revision"]!.GetValue<long>().ShouldBe(1);
        again["alreadyHere"].ShouldBeNull();
    }

    [Fact]
    public async Task The_file_and_its_ledger_stay_with_the_program()
    {
        var made = (await _rest.Upload($"{Imports}?preview=false", "nest.csv", Sheet("C"))).ShouldBe(HttpStatusCode.Created).Body;
        var imports = $"{RestClient.Programs}/{made["program"]}/imports";
        var entry = (await _rest.Get(imports)).ShouldBe(HttpStatusCode.OK).Body.AsArray().Single()!;
        entry["fileName"]!.GetValue<string>().ShouldBe("nest.csv");
        (await _rest.Bytes($"{imports}/{entry["id"]}/file")).ShouldBe(Sheet("C"));
        (await _rest.Get($"{imports}/{entry["id"]}")).Body["ledger"]!["entries"]!.AsArray().ShouldNotBeEmpty();
        (await _rest.Get($"{imports}/{Guid.NewGuid()}")).ShouldFail(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task A_newer_file_shows_the_difference_and_keeps_what_was_added_here()
    {
        var made = (await _rest.Upload($"{Imports}?preview=false", "nest.csv", Sheet("D"))).ShouldBe(HttpStatusCode.Created).Body;
        var program = $"{RestClient.Programs}/{made["program"]}";
        var own = await _rest.NewTask(program, "Added here");
        var pour = (await _rest.Get($"{program}/work-items")).Body["items"]![1]!["item"]!["id"]!.GetValue<Guid>();
        await _rest.Patch($"{program}/work-items/{pour}", new { commitment = new { date = "2026-12-24T17:00:00", promisedBy = "Wren Amber" } });
        var preview = (await _rest.Upload($"{program}/imports", "newer.csv", Sheet("D", pourDays: "3d"))).ShouldBe(HttpStatusCode.OK).Body;
        preview["change"]!["changes"]!.AsArray().Select(change => change!["id"]!.GetValue<Guid>()).ShouldBe([pour], preview.ToJsonString());
        var record = preview["difference"]!["records"]!.AsArray().ShouldHaveSingleItem()!;
        record["what"]!.GetValue<string>().ShouldBe("Changed");
        var field = record["fields"]!.AsArray().ShouldHaveSingleItem()!;
        (field["field"]!.GetValue<string>(), field["before"]!.GetValue<string>(), field["after"]!.GetValue<string>()).ShouldBe(("Duration", "1d", "3d"));
        (await _rest.Upload($"{program}/imports?preview=false", "newer.csv", Sheet("D", pourDays: "3d"))).ShouldBe(HttpStatusCode.OK);
        var item = (await _rest.Get($"{program}/work-items/{pour}")).Body["item"]!;
        item["duration"]!["minutes"]!.GetValue<int>().ShouldBe(1440);
        item["commitment"]!["promisedBy"]!.GetValue<string>().ShouldBe("Wren Amber");
        (await _rest.Get($"{program}/work-items/{own}")).ShouldBe(HttpStatusCode.OK);
        (await _rest.Upload($"{program}/imports?preview=false", "newer.csv", Sheet("D", pourDays: "3d"))).ShouldBe(HttpStatusCode.OK).Body["change"].ShouldBeNull();
    }

    [Theory]
    [InlineData("empty.xml", "")]
    [InlineData("broken.xml", "<?xml version=\"1.0\"?><Project xmlns=\"http://schemas.microsoft.com/project\"><Tasks><Task>")]
    [InlineData("entity.xml", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Project xmlns=\"http://schemas.microsoft.com/project\"><Name>&x;</Name></Project>")]
    [InlineData("nothing.bin", "\u0001\u0002\u0003")]
    public async Task A_file_that_cannot_be_read_says_why_and_leaves_nothing(string name, string content)
    {
        var answer = (await _rest.Upload($"{Imports}?preview=false", name, Encoding.UTF8.GetBytes(content))).ShouldFail(HttpStatusCode.UnprocessableEntity, "fileUnreadable");
        answer.Body["problems"]!.AsArray().ShouldNotBeEmpty();
        answer.Text.ShouldContain(name);
    }

    [Fact]
    public async Task A_binary_project_file_is_answered_with_the_steps_to_save_it_as_XML()
    {
        byte[] head = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
        (await _rest.Upload(Imports, "plan.mpp", head)).ShouldFail(HttpStatusCode.UnprocessableEntity, "fileUnreadable").Text.ShouldContain("Save As");
    }

    [Fact]
    public async Task A_form_without_a_file_or_with_wrong_fields_is_refused()
    {
        using var empty = new MultipartFormDataContent { { new StringContent("x"), "name" } };
        (await _rest.Send(HttpMethod.Post, Imports, empty)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await _rest.Upload(Imports, "a.csv", Sheet("E"), ("mapping", "{"))).ShouldFail(HttpStatusCode.BadRequest, "malformedJson");
        (await _rest.Upload(Imports, "a.csv", Sheet("E"), ("keepFileDates", "all of them"))).ShouldFail(HttpStatusCode.BadRequest, "wrongType");
    }

    [Fact]
    public async Task Where_the_file_s_dates_differ_the_reason_is_told_and_they_can_be_kept()
    {
        var file = Encoding.UTF8.GetBytes("""
            <?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project"><Name>Dated</Name><StartDate>2026-03-02T08:00:00</StartDate><Tasks>
            <Task><UID>1</UID><ID>1</ID><Name>Dig</Name><OutlineLevel>1</OutlineLevel><Duration>PT16H0M0S</Duration><Start>2026-03-10T08:00:00</Start><Finish>2026-03-11T17:00:00</Finish></Task>
            </Tasks></Project>
            """);
        var check = (await _rest.Upload(Imports, "dated.xml", file)).ShouldBe(HttpStatusCode.OK).Body["dates"]!;
        (check["compared"]!.GetValue<int>(), check["equal"]!.GetValue<int>()).ShouldBe((1, 0));
        check["differences"]![0]!["finish"]!.GetValue<string>().ShouldBe("2026-03-03T17:00:00");
        var reason = check["reasons"]![0]!["reason"]!.GetValue<string>();
        var made = (await _rest.Upload($"{Imports}?preview=false", "dated.xml", file, ("keepFileDates", reason))).ShouldBe(HttpStatusCode.Created).Body;
        var item = (await _rest.Get($"{RestClient.Programs}/{made["program"]}/work-items")).Body["items"]![0]!;
        item["item"]!["keepsFileDates"]!.GetValue<bool>().ShouldBeTrue();
        item["computed"]!["dates"]!["finish"]!.GetValue<string>().ShouldBe("2026-03-11T17:00:00");
    }
}
