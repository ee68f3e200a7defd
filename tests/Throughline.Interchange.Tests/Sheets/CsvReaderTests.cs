using System.Text;
using System.Text.Json;
using Throughline.Engine.Networks;
using Throughline.Interchange.Sheets;
using Throughline.Programs;
using Throughline.Testing;

namespace Throughline.Interchange.Tests.Sheets;

public sealed class CsvReaderTests
{
    private const string Plan = """
        ID,Task Name,Outline Level,Duration,Start,Finish,Predecessors,Resource Names,% Complete,Milestone,Deadline,Notes
        1,Phase,1,,,,,,,,,
        2,Red,2,2d,2025-06-02,2025-06-03,,Red Team[50%],50%,no,,"first line
        second line"
        3,Blue,2,3ed,2025-06-04,2025-06-07,2FS+1d,Blue Team,0,no,2025-06-20,
        4,Gate,1,0d,,,"3FF-25%, 2SS",,,yes,,
        """;

    [Fact]
    public void Names_outline_durations_links_shares_and_progress_are_understood()
    {
        var import = Read.Import(Plan, "colors.csv");
        import.Item("Red").Parent.ShouldBe(import.Item("Phase").Id);
        import.Item("Gate").Parent.ShouldBeNull();
        import.Item("Red").Duration.ShouldBe(new Duration(960));
        import.Item("Blue").Duration.ShouldBe(new Duration(3 * 1440, DurationUnit.ElapsedDays));
        import.Item("Blue").Deadline.ShouldBe(new DateTime(2025, 6, 20, 17, 0, 0));
        import.Item("Red").Notes.ShouldBe("first line\nsecond line");
        (import.Item("Red").PercentComplete, import.Item("Red").ActualStart).ShouldBe((50, new DateTime(2025, 6, 2, 8, 0, 0)));
        import.Item("Gate").IsMilestone.ShouldBeTrue();
        Link(import, "Red", "Blue").ShouldBe((LinkType.FinishToStart, new Lag(480)));
        Link(import, "Blue", "Gate").ShouldBe((LinkType.FinishToFinish, new Lag(0, DurationUnit.Days, -25)));
        Link(import, "Red", "Gate").ShouldBe((LinkType.StartToStart, Lag.None));
        var assignment = import.Plan.Assignments.Single(assignment => assignment.WorkItem == import.Item("Red").Id);
        (assignment.Units, assignment.WorkMinutes).ShouldBe((0.5, 480));
        import.Plan.Program.Start.ShouldBe(new DateTime(2025, 6, 2, 8, 0, 0));
    }

    [Fact]
    public void A_start_becomes_a_constraint_only_where_logic_would_be_earlier()
    {
        var import = Read.Import("""
            Name;Duration;Start;Finish;Predecessors
            Red;2d;02.06.2025;03.06.2025;
            Blue;1d;04.06.2025;04.06.2025;1
            Green;1d;10.06.2025;10.06.2025;1
            White;1d;16.06.2025;16.06.2025;
            """, "colors.csv");
        import.Item("Red").Constraint.ShouldBe(ConstraintKind.AsSoonAsPossible);
        import.Item("Blue").Constraint.ShouldBe(ConstraintKind.AsSoonAsPossible);
        (import.Item("Green").Constraint, import.Item("Green").ConstraintDate).ShouldBe((ConstraintKind.StartNoEarlierThan, new DateTime(2025, 6, 10, 8, 0, 0)));
        import.Item("White").Constraint.ShouldBe(ConstraintKind.StartNoEarlierThan);
        import.Ledger.Of(LedgerKind.Changed).Single(entry => entry.Field == "Start").Count.ShouldBe(2);
    }

    [Fact]
    public void Every_problem_of_a_sheet_is_named_at_once_with_line_column_value_and_what_is_accepted()
    {
        var result = Read.Result("""
            Name,Duration,Start,Predecessors,% Complete
            Red,two days,2025-06-02,,0
            Blue,1d,someday,7,0
            Green,1d,,1XX,140
            """, "colors.csv");
        result.Import.ShouldBeNull();
        result.Preview!.RowCount.ShouldBe(3);
        result.Problems.Select(problem => (problem.Line, problem.Field, problem.Value, problem.Code)).ShouldBe(
        [
            (2, "Duration", "two days", "value-not-a-duration"), (3, "Start", "someday", "value-not-a-date"),
            (4, "% Complete", "140", "value-not-a-percentage"), (3, "Predecessors", "7", "link-unknown-row"), (4, "Predecessors", "1XX", "link-unknown-row"),
        ], ignoreOrder: true);
        result.Problems.ShouldAllBe(problem => problem.Accepted != null);
    }

    [Theory]
    [InlineData("utf-8", ",", true)]
    [InlineData("utf-8", ";", false)]
    [InlineData("utf-16", "\t", true)]
    [InlineData("utf-16BE", "|", true)]
    [InlineData("iso-8859-1", ";", false)]
    public void Encoding_and_separator_are_found_out(string encodingName, string separator, bool mark)
    {
        var encoding = Encoding.GetEncoding(encodingName);
        var text = string.Join('\n', new[] { "Task Name,Duration,Notes", "Prüfstand,2d,\"a, b; c\"", "Übergabe,1d,ä" }.Select((line, row) => row == 1 ? "Prüfstand" + separator + "2d" + separator + "\"a, b; c\"" : line.Replace(",", separator, StringComparison.Ordinal)));
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
        var import = Read.Import(bytes, "plan.csv");
        import.Item("Prüfstand").Notes.ShouldBe("a, b; c");
        import.Item("Übergabe").Duration.ShouldBe(new Duration(480));
    }

    [Theory]
    [InlineData("06/25/2025", "2025-06-25")]
    [InlineData("25.06.2025", "2025-06-25")]
    [InlineData("25/Jun/25 4:37 PM", "2025-06-25T16:37")]
    [InlineData("Mon 6/2/25", "2025-06-02")]
    [InlineData("Mo 02.06.25 08:00", "2025-06-02T08:00")]
    [InlineData("June 2, 2025", "2025-06-02")]
    [InlineData("2 Jun 2025 09:30", "2025-06-02T09:30")]
    [InlineData("2025-06-02T10:15:00", "2025-06-02T10:15")]
    [InlineData("2025/06/02", "2025-06-02")]
    public void Dates_are_read_as_people_write_them(string text, string expected)
    {
        var import = Read.Import($"Name,Due date\nRed,\"{text}\"", "plan.csv");
        var date = DateTime.Parse(expected, System.Globalization.CultureInfo.InvariantCulture);
        import.Item("Red").Deadline.ShouldBe(date.TimeOfDay == TimeSpan.Zero ? date.AddHours(17) : date);
    }

    [Fact]
    public void The_order_of_day_and_month_follows_from_the_whole_column()
    {
        Read.Import("Name,Due date\nRed,03/04/2025\nBlue,25/04/2025", "plan.csv").Item("Red").Deadline!.Value.Month.ShouldBe(4);
        Read.Import("Name,Due date\nRed,03/04/2025\nBlue,04/25/2025", "plan.csv").Item("Red").Deadline!.Value.Month.ShouldBe(3);
        var guess = Read.Import("Name,Due date\nRed,03/04/2025", "plan.csv");
        guess.Item("Red").Deadline!.Value.Month.ShouldBe(3);
        guess.Ledger.Of(LedgerKind.Changed).ShouldContain(entry => entry.Field == "Dates");
    }

    [Fact]
    public void A_mapping_is_saved_and_found_again_by_headers_wherever_the_columns_stand()
    {
        var first = Read.Import("What,How long,Task\nRed,2d,kind A\nBlue,3d,kind B", "plan.csv", Read.Request with
        {
            Mapping = new SheetMapping { Columns = [new("What", SheetField.Name, 0), new("How long", SheetField.Duration, 1), new("Task", SheetField.Custom, 2)] },
        });
        first.Item("Red").CustomFields.ShouldBe([new CustomFieldValue("Task", "kind A")]);
        var saved = JsonSerializer.Deserialize<SheetMapping>(JsonSerializer.Serialize(first.Mapping));
        var second = Read.Import("How long,New,What\n4d,x,Red", "newer.csv", Read.Request with { Mapping = saved });
        second.Item("Red").Duration.ShouldBe(new Duration(1920));
        second.Ledger.Of(LedgerKind.Dropped).Single().Field.ShouldBe("New");
    }

    [Fact]
    public void Pasted_cells_without_headers_are_understood_by_what_they_look_like()
    {
        var import = Read.Import("Red paint\t2d\t2025-06-02\t2025-06-03\nBlue paint\t1w\t2025-06-04\t2025-06-10\n", "pasted cells");
        import.Item("Blue paint").Duration.ShouldBe(new Duration(2400, DurationUnit.Weeks));
        import.StoredDates.Of(import.Item("Red paint").Id)!.Finish.ShouldBe(new DateTime(2025, 6, 3, 17, 0, 0));
    }

    [Theory]
    [InlineData("WBS,Name\n1,Phase\n1.1,Red\n1.1.1,Deep\n2,Next")]
    [InlineData("Name\nPhase\n  Red\n    Deep\nNext")]
    [InlineData("Key,Parent,Name\nA-4,,Next\nA-3,A-2,Deep\nA-1,,Phase\nA-2,A-1,Red")]
    public void The_outline_is_found_by_number_blanks_or_parent(string text)
    {
        var import = Read.Import(text, "plan.csv");
        import.Item("Deep").Parent.ShouldBe(import.Item("Red").Id);
        import.Item("Red").Parent.ShouldBe(import.Item("Phase").Id);
        import.Item("Next").Parent.ShouldBeNull();
    }

    [Fact]
    public void Links_that_differ_in_lag_only_are_both_kept_and_one_that_stands_on_both_sides_is_one()
    {
        var plan = Read.Import("ID,Name,Duration,Predecessors,Successors\n1,Red,2d,,\"2FS, 2FS+2d, 2FS\"\n3,Blue,2d,1SS,2FS\n2,Green,1d,\"3FS, 3FS+2d\",", "plan.csv").Plan;
        var names = plan.WorkItems.ToDictionary(item => item.Id, item => item.Name);

        plan.Dependencies.Select(link => $"{names[link.Predecessor]} {names[link.Successor]} {link.Type} {link.Lag.Minutes}").Order(StringComparer.Ordinal)
            .ShouldBe(["Blue Green FinishToStart 0", "Blue Green FinishToStart 960", "Red Blue StartToStart 0", "Red Green FinishToStart 0", "Red Green FinishToStart 960"]);
    }

    [Fact]
    public void Keys_of_another_tool_stay_and_links_name_them()
    {
        var import = Read.Import("Issue key,Summary,Assignee,Status,Inward issue link (Blocks),Inward issue link (Blocks)\nAPX-7,Red,Kite,Done,,\nAPX-9,Blue,,To Do,APX-7,\n", "jira.csv");
        import.Item("Blue").Key.ShouldBe("APX-9");
        import.Plan.Program.KeyPrefix.ShouldBe("APX");
        import.Plan.Program.NextNumber.ShouldBe(10);
        Link(import, "Red", "Blue").ShouldBe((LinkType.FinishToStart, Lag.None));
        import.Item("Red").PercentComplete.ShouldBe(100);
        import.Plan.Resources.Single().Id.ShouldBe(import.Item("Red").Owner!.Value);
    }

    [Fact]
    public void A_parent_that_stands_inside_its_child_is_a_problem() =>
        Read.Result("Id,Parent,Name\n1,2,Red\n2,1,Blue", "plan.csv").Problems.Single().Code.ShouldBe("outline-circle");

    [Fact]
    public void A_sheet_without_a_column_of_names_is_answered_with_its_columns() =>
        Read.Result("Start,Finish\n2025-06-02,2025-06-03", "plan.csv").Problems.Single().Value.ShouldBe("Start, Finish");

    [Fact]
    public void A_quote_that_never_closes_is_refused() =>
        Read.Result("Name,Notes\nRed,\"" + new string('x', 3_000_000), "plan.csv").Problems.Single().Code.ShouldBe("value-too-long");

    [Fact]
    public void Every_Jira_export_is_read()
    {
        if (CaseFiles.Folder is null) Assert.Skip(CaseFiles.Absent);
        foreach (var path in CaseFiles.Of("jira", "*.csv"))
        {
            var result = Read.Result(File.ReadAllBytes(path), Path.GetFileName(path));
            result.Import.ShouldNotBeNull($"{path}: {string.Join("\n", result.Problems)}");
            result.Import.Plan.WorkItems.Count.ShouldBeGreaterThan(4);
            result.Import.Plan.Program.KeyPrefix.Length.ShouldBeInRange(2, 10);
        }
    }

    private static (LinkType Type, Lag Lag) Link(PlanImport import, string from, string to)
    {
        var link = import.Plan.Dependencies.Single(link => link.Predecessor == import.Item(from).Id && link.Successor == import.Item(to).Id);
        return (link.Type, link.Lag);
    }
}
