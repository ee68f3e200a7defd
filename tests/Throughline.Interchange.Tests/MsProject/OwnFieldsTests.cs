using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Throughline.Interchange.Updating;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Demo;

namespace Throughline.Interchange.Tests.MsProject;

public sealed class OwnFieldsTests
{
    internal static readonly Commitment Promise = new(new DateTime(2026, 5, 1, 17, 0, 0), "Kite & Co.", new DateOnly(2026, 1, 9));

    [Fact]
    public void Keys_and_commitments_come_back_as_keys_and_commitments()
    {
        var back = Read.Import(RoundTripTests.Write(Promised())).Plan;

        back.Program.ShouldSatisfyAllConditions(program => program.KeyPrefix.ShouldBe("APX"), program => program.NextNumber.ShouldBe(143), program => program.CustomFields.ShouldBeEmpty());
        back.WorkItems.Select(item => (item.Key, item.Name)).Order().ShouldBe([("APX-142", "Gate"), ("APX-7", "Dig")]);
        back.WorkItems.Single(item => item.Key == "APX-142").Commitment.ShouldBe(Promise);
        back.WorkItems.Single(item => item.Key == "APX-7").Commitment.ShouldBeNull();
        back.WorkItems.ShouldAllBe(item => item.CustomFields.IsEmpty);
    }

    [Fact]
    public void A_promise_for_a_whole_day_without_a_name_or_day_of_promise_comes_back_as_it_was()
    {
        var plan = Promised();
        var gate = plan.WorkItems.Single(item => item.Name == "Gate") with { Commitment = new Commitment(new DateTime(2026, 5, 1), "") };

        Read.Import(RoundTripTests.Write(plan with { WorkItems = plan.WorkItems.Put(gate) })).Item("Gate").Commitment.ShouldBe(gate.Commitment);
    }

    [Fact]
    public void Microsoft_Project_shows_them_as_custom_fields_it_knows_with_a_name()
    {
        var file = XDocument.Parse(System.Text.Encoding.UTF8.GetString(RoundTripTests.Write(Promised())));

        Definitions(file).ShouldBe(
        [
            ("188744016", "Text30", "Throughline key"), ("188743954", "Date10", "Throughline committed date"), ("188744015", "Text29", "Throughline committed by"), ("188743953", "Date9", "Throughline committed on"),
        ]);
        Values(file, "Gate").ShouldBe([("188744016", "APX-142"), ("188743954", "2026-05-01T17:00:00"), ("188744015", "Kite & Co."), ("188743953", "2026-01-09T00:00:00")]);
    }

    [Fact]
    public void A_plan_without_promises_defines_the_key_only()
    {
        var plan = Read.Import("Name\nRed", "plan.csv").Plan;

        Definitions(XDocument.Parse(System.Text.Encoding.UTF8.GetString(RoundTripTests.Write(plan)))).ShouldHaveSingleItem().Alias.ShouldBe("Throughline key");
    }

    [Fact]
    public void A_field_the_plan_uses_already_is_left_alone()
    {
        var plan = Promised();
        ImmutableArray<CustomFieldDefinition> region = [new("188744016", "Text30", "Region"), new("188743954", "Date10")];
        var gate = plan.WorkItems.Single(item => item.Name == "Gate") with { CustomFields = [new("188744016", "north"), new("188743954", "2026-02-02T08:00:00")] };
        plan = plan with { Program = plan.Program with { CustomFields = region }, WorkItems = plan.WorkItems.Put(gate) };

        var back = Read.Import(RoundTripTests.Write(plan)).Plan;

        back.Program.CustomFields.ShouldBe(region);
        back.WorkItems.Single(item => item.Name == "Gate").ShouldSatisfyAllConditions(
            item => item.CustomFields.ShouldBe(gate.CustomFields), item => item.Key.ShouldBe("APX-142"), item => item.Commitment.ShouldBe(Promise));
    }

    [Fact]
    public void Twenty_eight_columns_of_a_sheet_find_room_beside_them()
    {
        var columns = Enumerable.Range(1, 28).Select(number => "Own " + number.ToString(CultureInfo.InvariantCulture)).ToList();
        var plan = Promised();
        var gate = plan.WorkItems.Single(item => item.Name == "Gate") with { CustomFields = [.. columns.Select(column => new CustomFieldValue(column, column + " value"))] };
        plan = plan with { Program = plan.Program with { CustomFields = [.. columns.Select(column => new CustomFieldDefinition(column, column))] }, WorkItems = plan.WorkItems.Put(gate) };

        var back = Read.Import(RoundTripTests.Write(plan)).Plan;

        back.Program.CustomFields.Select(field => field.Alias).ShouldBe(columns);
        back.WorkItems.Single(item => item.Name == "Gate").ShouldSatisfyAllConditions(
            item => item.CustomFields.Select(value => value.Value).ShouldBe(columns.Select(column => column + " value")), item => item.Key.ShouldBe("APX-142"), item => item.Commitment.ShouldBe(Promise));
    }

    [Fact]
    public void A_row_copied_in_Microsoft_Project_gets_a_key_of_its_own_and_the_original_keeps_its_key()
    {
        var text = System.Text.Encoding.UTF8.GetString(RoundTripTests.Write(Promised()));
        var file = XDocument.Parse(text);
        var gate = Tasks(file).Single(task => Text(task, "Name") == "Gate");
        var copy = new XElement(gate);
        copy.Element(copy.Name.Namespace + "UID")!.Value = "900";
        copy.Element(copy.Name.Namespace + "Name")!.Value = "Copy";
        gate.AddBeforeSelf(copy);

        var import = Read.Import(file.ToString());

        (import.Item("Gate").Key, import.Item("Copy").Key, import.Plan.Program.NextNumber).ShouldBe(("APX-142", "APX-143", 144));
        import.Ledger.Of(LedgerKind.Changed).ShouldContain(entry => entry.Field == "Throughline key" && entry.Count == 1);
        (import.Item("Gate").Commitment, import.Item("Copy").Commitment).ShouldBe((Promise, null));
        import.Ledger.Of(LedgerKind.Dropped).ShouldHaveSingleItem().Example.ShouldNotBeNull().ShouldContain("Copy");
    }

    [Fact]
    public void A_promised_date_that_is_none_is_a_warning_that_names_task_and_field()
    {
        var text = System.Text.Encoding.UTF8.GetString(RoundTripTests.Write(Promised())).Replace("2026-05-01T17:00:00", "soon", StringComparison.Ordinal);

        var result = Read.Result(text);

        result.Import!.Item("Gate").Commitment.ShouldBeNull();
        result.Problems.ShouldContain(problem => problem.Entity!.Contains("Gate", StringComparison.Ordinal) && problem.Field == "Throughline committed date" && problem.Value == "soon");
    }

    [Fact]
    public void A_prefix_that_is_asked_for_gives_keys_of_its_own()
    {
        var plan = Read.Import(RoundTripTests.Write(Promised()), "plan.xml", Read.Request with { KeyPrefix = "NEW" }).Plan;

        plan.WorkItems.Select(item => item.Key).Order().ShouldBe(["NEW-1", "NEW-2"]);
        plan.Program.NextNumber.ShouldBe(3);
    }

    [Fact]
    public void What_was_renamed_and_moved_in_the_file_is_found_again_by_its_key()
    {
        var random = new WorkItemId(new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"));
        var plan = Promised();
        var made = new WorkItem { Id = random, Key = "APX-42", Name = "Made here", Order = "z" };
        plan = plan with { WorkItems = plan.WorkItems.Put(made) };
        var file = XDocument.Parse(System.Text.Encoding.UTF8.GetString(RoundTripTests.Write(plan)));
        var task = Tasks(file).Single(task => Text(task, "Name") == "Made here");
        task.Element(task.Name.Namespace + "Name")!.Value = "Renamed there";
        task.Element(task.Name.Namespace + "UID")!.Value = "777";
        task.Remove();
        Tasks(file).First(other => Text(other, "Name") == "Dig").AddBeforeSelf(task);

        var updated = PlanUpdate.Onto(plan, Read.Import(file.ToString()));

        updated.WorkItems.Count.ShouldBe(plan.WorkItems.Count);
        updated.WorkItems.TryGet(random.Value, out var item).ShouldBeTrue();
        (item!.Name, item.Key).ShouldBe(("Renamed there", "APX-42"));
    }

    [Fact]
    public void A_promise_made_in_the_file_reaches_the_program()
    {
        var plan = Promised();
        var text = System.Text.Encoding.UTF8.GetString(RoundTripTests.Write(plan)).Replace("2026-05-01T17:00:00", "2026-06-30T17:00:00", StringComparison.Ordinal);

        var updated = PlanUpdate.Onto(plan, Read.Import(text));

        PlanDifference.Between(plan, updated).ShouldHaveSingleItem().Target.ShouldBe(plan.WorkItems.Single(item => item.Name == "Gate").Ref);
        updated.WorkItems.Single(item => item.Name == "Gate").Commitment.ShouldBe(Promise with { Date = new DateTime(2026, 6, 30, 17, 0, 0) });
    }

    [Fact]
    public void The_demo_programs_come_back_with_every_key_and_promise()
    {
        foreach (var (demo, _) in DemoPortfolio.Create(new DateOnly(2026, 11, 23)))
        {
            var back = Read.Import(RoundTripTests.Write(demo)).Plan;

            Promises(back).ShouldBe(Promises(demo), demo.Program.Name);
            (back.Program.KeyPrefix, back.Program.NextNumber).ShouldBe((demo.Program.KeyPrefix, demo.Program.NextNumber));
        }
    }

    private static List<(string Key, string Name, Commitment? Commitment)> Promises(Plan plan) =>
        [.. plan.WorkItems.Select(item => (item.Key, item.Name, item.Commitment)).OrderBy(item => item.Key, StringComparer.Ordinal)];

    /// <summary>A plan from another file, with keys as they are after years: no longer in the order of the rows, and the highest gone.</summary>
    internal static Plan Promised()
    {
        var plan = Read.Import(Read.Mspdi("<Task><UID>4</UID><Name>Dig</Name></Task><Task><UID>5</UID><Name>Gate</Name><Milestone>1</Milestone><Duration>PT0H0M0S</Duration></Task>")).Plan;
        return plan with
        {
            Program = plan.Program with { KeyPrefix = "APX", NextNumber = 143 },
            WorkItems = EntityTable<WorkItem>.Of(plan.WorkItems.Select(item => item.Name == "Dig" ? item with { Key = "APX-7" } : item with { Key = "APX-142", Commitment = Promise })),
        };
    }

    private static IEnumerable<XElement> Tasks(XDocument file) => file.Descendants().Where(element => element.Name.LocalName == "Task").ToList();

    private static string Text(XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value ?? "";

    private static List<(string Id, string Name, string Alias)> Definitions(XDocument file) =>
        [.. file.Root!.Elements().Single(element => element.Name.LocalName == "ExtendedAttributes").Elements().Select(field => (Text(field, "FieldID"), Text(field, "FieldName"), Text(field, "Alias")))];

    private static List<(string Id, string Value)> Values(XDocument file, string task) =>
        [.. Tasks(file).Single(element => Text(element, "Name") == task).Elements().Where(child => child.Name.LocalName == "ExtendedAttribute").Select(value => (Text(value, "FieldID"), Text(value, "Value")))];
}
