using System.Collections.Immutable;
using Throughline.Interchange.Reports;
using Throughline.Interchange.Sheets;
using Throughline.Interchange.Updating;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Demo;
using Throughline.Programs.Outlooks;
using Throughline.Testing;

namespace Throughline.Interchange.Tests.Updating;

public sealed class SheetUpdateTests
{
    private static readonly DateOnly Today = new(2026, 1, 5);

    public static TheoryData<string, string> Sheets => new() { { "csv", "default" }, { "csv", "all" }, { "xlsx", "default" }, { "xlsx", "all" } };

    [Theory]
    [MemberData(nameof(Sheets))]
    public void A_demo_program_s_own_sheet_changes_nothing(string format, string columns)
    {
        foreach (var demo in DemoPortfolio.Create(Today)) ShouldStay(demo.Plan, format, columns);
    }

    [Theory]
    [MemberData(nameof(Sheets))]
    public void A_real_plan_s_own_sheet_changes_nothing(string format, string columns)
    {
        if (CaseFiles.Folder is null) Assert.Skip(CaseFiles.Absent);
        foreach (var path in CaseFiles.Of("mspdi", "*.xml"))
            if (Read.Result(File.ReadAllBytes(path)).Import is { Plan: { WorkItems.Count: > 0 } plan }) ShouldStay(plan, format, columns, Path.GetFileName(path));
    }

    [Fact]
    public void A_foreign_sheet_laid_over_the_program_it_made_changes_nothing()
    {
        const string Sheet = "ID,Title,Parent,Status,Start date,Due date,Assignee,Depends on,Team note\n1,Phase,,,,,,,\n2,Dig,1,Done,2026-01-05,2026-01-09,Wren,,deep\n3,Pour,1,Open,2026-01-14,2026-01-20,,2,\n";
        var plan = Read.Import(Sheet, "plan.csv").Plan;
        PlanDifference.Between(plan, Laid(plan, Bytes(Sheet), "csv")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Duration", "5d", "8d", "duration")]
    [InlineData("Task Name", "Dig", "Dig deeper", "name")]
    [InlineData("Deadline", "2026-02-27 17:00", "2026-03-06 17:00", "deadline")]
    [InlineData("Notes", "by hand", "by machine", "notes")]
    [InlineData("Owner", "Ann Amber", "Bo Blue", "owner")]
    [InlineData("Constraint Date", "2026-01-12 08:00", "2026-01-13 08:00", "constraintDate")]
    [InlineData("Commitment", "2026-03-02 17:00", "2026-03-09 17:00", "commitment")]
    public void An_edited_cell_changes_that_field_and_no_other(string column, string was, string becomes, string field)
    {
        var plan = Made();
        var dig = plan.WorkItems.Single(item => item.Name == "Dig");
        var text = Text(Sheet(plan, "csv", PlanColumn.Default));
        text.ShouldContain(was);
        var row = text.Split("\r\n").Single(line => line.Contains("Dig", StringComparison.Ordinal));
        var cells = row.Split(',');
        var at = Array.IndexOf(text.Split("\r\n")[0].Trim('\uFEFF').Split(','), column);
        cells[at].ShouldBe(was);
        cells[at] = becomes;
        var updated = Laid(plan, Bytes(text.Replace(row, string.Join(',', cells), StringComparison.Ordinal)), "csv");
        var change = PlanDifference.Between(plan, updated).Single(change => change.Target.Kind == EntityKind.WorkItem);
        EntityFields.Changed(dig, ((Change.Put)change).Entity).ShouldBe([field]);
        PlanDifference.Between(plan, updated).Count(change => change.Target.Kind is not (EntityKind.WorkItem or EntityKind.Assignment)).ShouldBe(0);
    }

    [Fact]
    public void A_longer_task_carries_the_work_of_those_assigned()
    {
        var plan = Made();
        var updated = Edited(plan, PlanColumn.Default, "5d", "10d");
        updated.WorkItems.Single(item => item.Name == "Dig").Duration.Minutes.ShouldBe(4800);
        updated.Assignments.ShouldHaveSingleItem().WorkMinutes.ShouldBe(2400);
    }

    [Fact]
    public void A_program_with_shorter_days_reads_its_own_days_in_a_sheet()
    {
        var plan = Made();
        plan = plan with { Program = plan.Program with { MinutesPerDay = 450 }, WorkItems = plan.WorkItems.Put(plan.WorkItems.Single(item => item.Name == "Dig") with { Duration = new Duration(5 * 450) }) };
        Edited(plan, PlanColumn.Default, ",5d,", ",6d,").WorkItems.Single(item => item.Name == "Dig").Duration.Minutes.ShouldBe(6 * 450);
    }

    [Fact]
    public void A_new_owner_is_added_to_the_resources_and_the_others_stay()
    {
        var updated = Edited(Made(), PlanColumn.Default, "Ann Amber", "Cy Coral");
        updated.Resources.Select(resource => resource.Name).Order(StringComparer.Ordinal).ShouldBe(["Ann Amber", "Bo Blue", "Cy Coral"]);
    }

    [Fact]
    public void A_row_that_left_the_sheet_goes_with_its_links_and_assignments_and_a_new_one_comes()
    {
        var imported = Read.Import("Task Name,Duration,Predecessors,Resource Names\nRed,3d,,Ann\nBlue,2d,1,Bo\nGreen,2d,2,", "plan.csv").Plan;
        var text = Text(Sheet(imported, "csv", PlanColumn.Default));
        var lines = text.Split("\r\n").ToList();
        lines.RemoveAll(line => line.Contains("Red", StringComparison.Ordinal));
        var start = lines.FindIndex(line => line.Contains("Blue", StringComparison.Ordinal));
        lines[start] = lines[start].Replace($"{imported.WorkItems.Single(item => item.Name == "Red").Key}", "", StringComparison.Ordinal);
        lines.Insert(start + 1, ",1,White,4d");
        var updated = Laid(imported, Bytes(string.Join("\r\n", lines)), "csv");
        updated.WorkItems.OrderBy(item => item.Order, StringComparer.Ordinal).Select(item => item.Name).ShouldBe(["Blue", "White", "Green"]);
        updated.Dependencies.ShouldHaveSingleItem().Lag.ShouldBe(imported.Dependencies.First().Lag);
        updated.Assignments.ShouldHaveSingleItem();
        updated.Resources.Count.ShouldBe(2);
    }

    [Fact]
    public void Lag_of_a_link_and_share_of_a_resource_are_taken_from_their_cells()
    {
        var plan = Made();
        var columns = PlanColumn.Chosen(["key", "level", "name", "duration", "predecessors", "resources"]);
        var lag = Edited(plan, columns, "HERON-2", "HERON-2FS+2d", line: "Pour");
        PlanDifference.Between(plan, lag).ShouldHaveSingleItem().Target.Kind.ShouldBe(EntityKind.Dependency);
        lag.Dependencies.ShouldHaveSingleItem().Lag.Minutes.ShouldBe(960);
        var share = Edited(plan, columns, "Bo Blue[50%]", "Bo Blue");
        PlanDifference.Between(plan, share).ShouldHaveSingleItem().Target.Kind.ShouldBe(EntityKind.Assignment);
        share.Assignments.ShouldHaveSingleItem().Units.ShouldBe(1);
    }

    private static void ShouldStay(Plan plan, string format, string columns, string name = "")
    {
        var sheet = Sheet(plan, format, columns == "all" ? PlanColumn.All : PlanColumn.Default);
        var difference = PlanDifference.Between(plan, Laid(plan, sheet, format));
        difference.ShouldBeEmpty($"{plan.Program.Name} {name}: {string.Join("\n", difference.Take(5).Select(change => Describe(change, plan)))}");
    }

    private static string Describe(Change change, Plan plan) => change is Change.Put { Entity: var entity } && plan.Find(entity.Ref) is { } was
        ? $"{entity.Ref}: {string.Join("; ", EntityFields.Changed(was, entity).Select(field => $"{field} {EntityFields.Of(was)[field]?.ToJsonString()} -> {EntityFields.Of(entity)[field]?.ToJsonString()}"))}"
        : change.ToString();

    private static Plan Edited(Plan plan, ImmutableArray<PlanColumn> columns, string was, string becomes, string line = "Dig")
    {
        var text = Text(Sheet(plan, "csv", columns));
        var row = text.Split("\r\n").Single(row => row.Contains(line, StringComparison.Ordinal));
        row.ShouldContain(was);
        return Laid(plan, Bytes(text.Replace(row, row.Replace(was, becomes, StringComparison.Ordinal), StringComparison.Ordinal)), "csv");
    }

    private static Plan Laid(Plan plan, byte[] sheet, string format)
    {
        var request = new ImportRequest { Program = plan.Program.Id, Today = Today, Over = plan.Program };
        return PlanUpdate.Onto(plan, Read.Import(sheet, "plan." + format, request));
    }

    private static byte[] Sheet(Plan plan, string format, ImmutableArray<PlanColumn> columns)
    {
        using var stream = new MemoryStream();
        var outlook = Outlook.Of(plan, new Surroundings(Today));
        if (format == "csv") SheetWriter.WriteCsv(outlook, new SheetExport { Columns = columns }, stream);
        else SheetWriter.WriteXlsx(outlook, new SheetExport { Columns = columns }, stream);
        return stream.ToArray();
    }

    private static string Text(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes);

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static Plan Made()
    {
        var (ann, bo) = (Person("Ann Amber"), Person("Bo Blue"));
        var night = new PlanCalendar { Id = new(Guid.NewGuid()), Name = "Night" };
        var (phase, pour) = (Item("HERON-1", "Phase", "V"), Item("HERON-3", "Pour", "B"));
        var dig = Item("HERON-2", "Dig", "A") with
        {
            Duration = Duration.OfDays(5),
            Owner = ann.Id,
            Notes = "by hand",
            Deadline = new(2026, 2, 27, 17, 0, 0),
            Constraint = Engine.Networks.ConstraintKind.StartNoEarlierThan,
            ConstraintDate = new(2026, 1, 12, 8, 0, 0),
            Commitment = new(new(2026, 3, 2, 17, 0, 0), "Wren Amber", new(2026, 1, 2)),
            Priority = 700,
            PhysicalPercentComplete = 10,
            CustomFields = [new("7", "kept")],
            External = new("mspdi", "2"),
        };
        return new Plan
        {
            Program = new ProgramDetails { Id = new(Guid.NewGuid()), Name = "Copper Heron", KeyPrefix = "HERON", Start = new(2026, 1, 5, 8, 0, 0), NextNumber = 4, CustomFields = [new("7", "Text1")] },
            Calendars = EntityTable<PlanCalendar>.Of([night]),
            Resources = EntityTable<Resource>.Of([ann, bo]),
            WorkItems = EntityTable<WorkItem>.Of([phase, dig with { Parent = phase.Id }, pour with { Parent = phase.Id }]),
            Dependencies = EntityTable<Dependency>.Of([new Dependency { Id = new(Guid.NewGuid()), Predecessor = dig.Id, Successor = pour.Id }]),
            Assignments = EntityTable<Assignment>.Of([new Assignment { Id = new(Guid.NewGuid()), WorkItem = dig.Id, Resource = bo.Id, Units = 0.5, WorkMinutes = 1200 }]),
            Baselines = EntityTable<Baseline>.Of([new Baseline { Id = new(Guid.NewGuid()), Name = "Plan", Number = 0, Items = [new BaselineItem(dig.Id, new(2026, 1, 12, 8, 0, 0), new(2026, 1, 16, 17, 0, 0), 2400, 1200, null)] }]),
        };
    }

    private static WorkItem Item(string key, string name, string order) => new() { Id = new(Guid.NewGuid()), Key = key, Name = name, Order = order };

    private static Resource Person(string name) => new() { Id = new(Guid.NewGuid()), Name = name, Kind = ResourceKind.Work };
}
