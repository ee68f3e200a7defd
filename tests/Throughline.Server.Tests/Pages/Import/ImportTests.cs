using System.Text;
using Bunit;
using Throughline.Interchange;
using Throughline.Interchange.Sheets;
using Throughline.Programs;
using Throughline.Programs.Outlooks;
using Throughline.Server.Pages.Import;
using TestContext = Xunit.TestContext;

namespace Throughline.Server.Tests.Pages.Import;

public sealed class ImportTests : BunitContext
{
    [Fact]
    public void A_column_takes_its_meaning_from_the_one_that_had_it()
    {
        SheetMapping? changed = null;
        var preview = new SheetPreview([new("Task", SheetField.Name, 0), new("Days", SheetField.Duration, 1), new("Title", SheetField.Ignore, 2)], [["Design", "5", "Draw it"]], [], 1, 1);
        var choice = Render<ColumnChoice>(parameters => parameters.Add(p => p.Preview, preview).Add(p => p.Mapping, new SheetMapping { Columns = preview.Columns }).Add(p => p.OnChange, mapping => changed = mapping));

        choice.Find("select[aria-label='Title means']").Change(nameof(SheetField.Name));

        changed.ShouldNotBeNull();
        changed.Columns.Select(column => column.Field).ShouldBe([SheetField.Ignore, SheetField.Duration, SheetField.Name]);
    }

    [Fact]
    public void A_sheet_whose_header_is_not_recognized_says_so_and_its_first_line_can_be_made_the_header()
    {
        SheetMapping? changed = null;
        var check = Check("Foo,Bar\nDesign,5d\nBuild,3d\n");
        var choice = Render<ColumnChoice>(parameters => parameters.Add(p => p.Preview, check.Result.Preview!).Add(p => p.Mapping, check.Mapping!).Add(p => p.OnChange, mapping => changed = mapping));
        choice.Find(".notice").TextContent.ShouldContain("the first line, \"Foo, Bar\", is read as a task");

        choice.Find("select").Change("headers");

        var again = Check("Foo,Bar\nDesign,5d\nBuild,3d\n", changed);
        again.Tasks.ShouldBe(2);
        again.Result.Preview!.Columns.Select(column => (column.Header, column.Field)).ShouldBe([("Foo", SheetField.Name), ("Bar", SheetField.Ignore)]);
    }

    [Theory]
    [InlineData("%PDF-1.7 a printed plan", "plan.pdf")]
    [InlineData("{\"tasks\": []}", "plan.json")]
    public void What_is_text_but_no_table_is_not_taken_for_one(string text, string name) =>
        Check(Encoding.UTF8.GetBytes(text), name).Result.Problems.ShouldHaveSingleItem().Code.ShouldBe("unknown-format");

    [Fact]
    public void Every_problem_shows_its_line_its_value_and_what_is_accepted()
    {
        var problem = new ImportProblem { Code = "value-not-a-date", Severity = ImportSeverity.Error, File = "plan.csv", Message = "This is not a date.", Line = 3, Field = "Start", Value = "2026-12-40", Accepted = "2026-11-23" };

        var row = Render<ProblemTable>(parameters => parameters.Add(p => p.Problems, [problem])).Find("tbody tr").TextContent;

        foreach (var part in new[] { "3", "Start", "This is not a date.", "2026-12-40", "2026-11-23" }) row.ShouldContain(part);
    }

    [Fact]
    public async Task A_file_is_taken_in_whole_and_read_again_from_its_beginning()
    {
        var bytes = Encoding.UTF8.GetBytes("Name\nDesign\n");
        await using var source = await ImportSource.Take("plan.csv", new MemoryStream(bytes), bytes.Length, null, TestContext.Current.CancellationToken);

        (await source.Bytes(TestContext.Current.CancellationToken)).ShouldBe(bytes);
        (await new StreamReader(source.Content()).ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("Name");
    }

    [Fact]
    public void The_button_states_the_count_and_the_sentence_the_finish()
    {
        var check = Check("Name,Duration\nDesign,5d\nBuild,3d\n");

        var sentence = ImportSentence.Of(check, null, null);

        sentence.Headline.ShouldBe("2 tasks from plan.csv can be imported.");
        sentence.Button.ShouldBe("Import 2 tasks");
        sentence.Support.ShouldContain("Nothing is imported yet.");
    }

    [Fact]
    public void A_binary_project_file_is_answered_with_a_step_not_a_count_of_problems()
    {
        byte[] mpp = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0];

        ImportSentence.Of(Check(mpp, "plan.mpp"), null, null).Headline.ShouldBe("plan.mpp is to be saved in another format first.");
    }

    private static ImportCheck Check(string csv, SheetMapping? mapping = null) => Check(Encoding.UTF8.GetBytes(csv), "plan.csv", mapping);

    private static ImportCheck Check(byte[] bytes, string name, SheetMapping? mapping = null)
    {
        var terms = new ReadingTerms { Program = new ProgramId(Guid.CreateVersion7()), Mapping = mapping };
        var today = new DateOnly(2026, 11, 23);
        var result = PlanReader.Read(new MemoryStream(bytes), name, new ImportRequest { Program = terms.Program, Today = today, Mapping = mapping }, null, TestContext.Current.CancellationToken);
        var check = new ImportCheck { FileName = name, Size = bytes.Length, Terms = terms, Result = result };
        return result.Import is { } import ? check with { Wanted = import.Plan, Outlook = Outlook.Of(import.Plan, new Surroundings(today)) } : check;
    }
}
