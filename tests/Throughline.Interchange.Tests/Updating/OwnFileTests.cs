using Throughline.Interchange.MsProject;
using Throughline.Interchange.Updating;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Demo;
using Throughline.Programs.Outlooks;
using Throughline.Testing;

namespace Throughline.Interchange.Tests.Updating;

/// <summary>A program's own Microsoft Project XML laid back over it.</summary>
public sealed class OwnFileTests
{
    private static readonly DateOnly Today = new(2026, 1, 5);

    [Fact]
    public void The_demo_s_own_files_change_nothing()
    {
        foreach (var demo in DemoPortfolio.Create(Today)) ShouldStay(demo.Plan);
    }

    [Fact]
    public void A_real_plan_s_own_file_changes_nothing()
    {
        if (CaseFiles.Folder is null) Assert.Skip(CaseFiles.Absent);
        foreach (var path in CaseFiles.Of("mspdi", "*.xml"))
            if (Read.Result(File.ReadAllBytes(path)).Import is { } import) ShouldStay(import.Plan, Path.GetFileName(path));
    }

    [Fact]
    public void A_program_that_came_from_a_sheet_is_not_changed_by_its_own_file() =>
        ShouldStay(Read.Import("Task Name,Outline Level,Duration,Predecessors,Resource Names\nPhase,1,,,\nRed,2,3d,,Ann\nBlue,2,2d,2,Bo[50%]", "plan.csv").Plan);

    [Fact]
    public void What_was_edited_or_taken_away_in_the_file_is_all_that_changes()
    {
        var plan = Read.Import("Task Name,Duration,Deadline,Predecessors\nRed,3d,2026-02-02,\nBlue,2d,,1\nGreen,2d,,1", "plan.csv").Plan;
        var text = System.Text.Encoding.UTF8.GetString(Written(plan));
        var deadline = text.IndexOf("<Deadline>", StringComparison.Ordinal);
        text = text.Remove(deadline, text.IndexOf("</Deadline>", StringComparison.Ordinal) + "</Deadline>".Length - deadline).Replace("<Name>Blue</Name>", "<Name>Navy</Name>", StringComparison.Ordinal);
        var updated = PlanUpdate.Onto(plan, Read.Import(text, "plan.xml", new ImportRequest { Program = plan.Program.Id, Today = Today }));
        string Fields(string name) => string.Join(" ", EntityFields.Changed(plan.WorkItems.Single(item => item.Name == (name == "Navy" ? "Blue" : name)), updated.WorkItems.Single(item => item.Name == name)));
        (Fields("Red"), Fields("Navy"), Fields("Green")).ShouldBe(("deadline external", "name external", ""));
        PlanDifference.Between(plan, updated).Length.ShouldBe(2);
    }

    [Fact]
    public void A_program_made_here_is_not_changed_by_its_own_file()
    {
        var ann = new Resource { Id = new(Guid.NewGuid()), Name = "Ann Amber", Kind = ResourceKind.Work };
        var (phase, dig, pour) = (Item("HERON-1", "Phase", "V"), Item("HERON-2", "Dig", "A"), Item("HERON-3", "Pour", "B"));
        ShouldStay(new Plan
        {
            Program = new ProgramDetails { Id = new(Guid.NewGuid()), Name = "Copper Heron", KeyPrefix = "HERON", Start = new(2026, 1, 5, 8, 0, 0), NextNumber = 4 },
            Resources = EntityTable<Resource>.Of([ann]),
            WorkItems = EntityTable<WorkItem>.Of([phase, dig with { Parent = phase.Id, Owner = ann.Id, Notes = "deep" }, pour with { Parent = phase.Id, Mode = SchedulingMode.Manual, ManualStart = new(2026, 1, 12, 8, 0, 0) }]),
            Dependencies = EntityTable<Dependency>.Of([new Dependency { Id = new(Guid.NewGuid()), Predecessor = dig.Id, Successor = pour.Id }]),
            Assignments = EntityTable<Assignment>.Of([new Assignment { Id = new(Guid.NewGuid()), WorkItem = dig.Id, Resource = ann.Id, Units = 1, WorkMinutes = 480 }]),
        });
    }

    private static void ShouldStay(Plan plan, string name = "")
    {
        var import = Read.Import(Written(plan), "plan.xml", new ImportRequest { Program = plan.Program.Id, Today = Today, Over = plan.Program });
        var difference = PlanDifference.Between(plan, PlanUpdate.Onto(plan, import));
        difference.ShouldBeEmpty($"{plan.Program.Name} {name}: {string.Join("\n", difference.Take(5).Select(change => Describe(change, plan)))}");
    }

    private static byte[] Written(Plan plan)
    {
        using var stream = new MemoryStream();
        MspdiWriter.Write(plan, Outlook.Of(plan, new Surroundings(Today)), stream);
        return stream.ToArray();
    }

    private static string Describe(Change change, Plan plan) => change is Change.Put { Entity: var entity } && plan.Find(entity.Ref) is { } was
        ? $"{entity.Ref}: {string.Join("; ", EntityFields.Changed(was, entity).Select(field => $"{field} {EntityFields.Of(was)[field]?.ToJsonString()} -> {EntityFields.Of(entity)[field]?.ToJsonString()}"))}"
        : change.ToString();

    private static WorkItem Item(string key, string name, string order) => new() { Id = new(Guid.NewGuid()), Key = key, Name = name, Order = order };
}
