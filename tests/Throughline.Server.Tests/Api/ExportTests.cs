using System.Net;
using System.Text;
using System.Xml.Linq;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Api;

public sealed class ExportTests(ServerFixture server)
{
    private readonly RestClient _rest = server.Rest;

    [Fact]
    public async Task A_plan_goes_out_as_Microsoft_Project_XML_CSV_workbook_and_PDF()
    {
        var program = await _rest.NewProgram();
        await _rest.Link(program, await _rest.NewTask(program, "Dig"), await _rest.NewTask(program, "Pour, slowly"));
        var xml = XDocument.Parse((await _rest.Get($"{program}/export/mspdi")).ShouldBe(HttpStatusCode.OK).Text);
        xml.Descendants().Where(element => element.Name.LocalName == "Task").Count().ShouldBeGreaterThanOrEqualTo(2);
        var csv = (await _rest.Get($"{program}/export/csv?columns=key,name,start")).ShouldBe(HttpStatusCode.OK).Text.Trim('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        csv[0].ShouldBe("Key,Task Name,Start");
        csv[2].ShouldStartWith("HERON-2,\"Pour, slowly\",2026-03-03");
        Encoding.ASCII.GetString((await _rest.Bytes($"{program}/export/xlsx"))[..2]).ShouldBe("PK");
        Encoding.ASCII.GetString((await _rest.Bytes($"{program}/export/pdf"))[..5]).ShouldBe("%PDF-");
        // Tabloid is 17 × 11 inches of 72 points.
        Encoding.Latin1.GetString(await _rest.Bytes($"{program}/export/pdf?paper=tabloid&columns=name")).ShouldContain("/MediaBox [0 0 1224 792]");
    }

    [Fact]
    public async Task What_a_sheet_of_the_plan_would_not_hold_is_listed_and_nothing_else()
    {
        var program = await _rest.NewProgram();
        (await _rest.Get($"{program}/export/losses")).ShouldBe(HttpStatusCode.OK).Body.AsArray().ShouldBeEmpty();
        (await _rest.Patch(program, new { statusDate = "2026-03-05T08:00:00" })).ShouldBe(HttpStatusCode.OK);

        var losses = (await _rest.Get($"{program}/export/losses")).ShouldBe(HttpStatusCode.OK).Body.AsArray();

        losses.Select(loss => loss!["format"]!.GetValue<string>()).ShouldBe(["csv", "xlsx"]);
        losses[0]!["missing"]!.AsArray().Single()!.GetValue<string>().ShouldBe("the status date");
        losses[0]!["sentence"]!.GetValue<string>().ShouldBe("Not in a CSV: the status date; use XML to keep them.");
        (await _rest.Get($"{program}/export/losses?columns=moon")).ShouldFail(HttpStatusCode.BadRequest, "unknownColumn");
        (await _rest.Get($"{RestClient.Programs}/{Guid.NewGuid()}/export/losses")).ShouldFail(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task A_column_that_is_not_there_and_a_program_that_is_not_there_are_told()
    {
        var program = await _rest.NewProgram();
        (await _rest.Get($"{program}/export/csv?columns=name,moon")).ShouldFail(HttpStatusCode.BadRequest, "unknownColumn");
        (await _rest.Get($"{program}/export/pdf?paper=papyrus")).ShouldFail(HttpStatusCode.BadRequest, "unknownPaper").Body["detail"]!.GetValue<string>().ShouldContain("A4, A3, Letter, Tabloid");
        (await _rest.Get($"{RestClient.Programs}/{Guid.NewGuid()}/export/mspdi")).ShouldFail(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task Everything_wrong_with_an_export_is_told_at_once()
    {
        var program = await _rest.NewProgram();
        var problems = (await _rest.Get($"{program}/export/csv?columns=moon,,name,sun&paper=a9&at=-1")).ShouldFail(HttpStatusCode.BadRequest, "badRequest").Body["problems"]!.AsArray();
        problems.Select(problem => (problem!["code"]!.GetValue<string>(), problem["pointer"]!.GetValue<string>()))
            .ShouldBe([("unknownColumn", "/columns"), ("unknownPaper", "/paper"), ("unknownRevision", "/at")]);
        problems[0]!["message"]!.GetValue<string>().ShouldStartWith("There is no column moon and no sun. Known: key,");
    }
}
