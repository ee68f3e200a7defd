using Throughline.Engine.Networks;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;
using Throughline.Server.Pages.Timeline.Edits;

namespace Throughline.Server.Tests.Pages;

/// <summary>A plan of four rows: a summary over two tasks in a row, and a milestone after them. Starts on Monday 4 January 2027.</summary>
internal static class SmallPlan
{
    public static readonly DateTime Start = new(2027, 1, 4, 8, 0, 0);

    public static Plan Plan { get; } = Make();

    public static Outlook Outlook => Outlook.Of(Plan, new Surroundings(new DateOnly(2027, 1, 4)));

    public static WorkItemId Id(int number) => new(new Guid(number, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0));

    public static Outlook After(PlanEditResult edit)
    {
        edit.Problem.ShouldBeNull();
        var revision = Revision.Of(1, Plan, new Surroundings(new DateOnly(2027, 1, 4)));
        var changes = new ChangeSet { Id = Guid.CreateVersion7(), BaseRevision = 1, Author = "Ms Teal", Changes = edit.Changes };
        var result = Revisions.Preview(revision, changes, []);
        result.Problems.ShouldBeEmpty();
        return result.Revision.ShouldNotBeNull().Outlook;
    }

    public static PlanEditResult Edit(PlanEditRequest request) => new PlanEdits(Outlook, "Ms Teal", Guid.CreateVersion7).Of(request);

    public static PlanEditResult Set(string key, string field, string text) => Edit(new PlanEditRequest { Kind = "set", Key = key, Field = field, Text = text });

    private static Plan Make()
    {
        var program = new ProgramDetails { Id = new ProgramId(new Guid(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)), Name = "Kite", KeyPrefix = "KIT", Start = Start, NextNumber = 5 };
        WorkItem[] items =
        [
            new() { Id = Id(1), Key = "KIT-1", Name = "Build", Order = "1" },
            new() { Id = Id(2), Key = "KIT-2", Name = "Frame", Order = "1", Parent = Id(1), Duration = Duration.OfDays(5) },
            new() { Id = Id(3), Key = "KIT-3", Name = "Sail", Order = "2", Parent = Id(1), Duration = Duration.OfDays(3) },
            new() { Id = Id(4), Key = "KIT-4", Name = "First flight", Order = "2", IsMilestone = true, Duration = Duration.OfDays(0), Commitment = new Commitment(new DateTime(2027, 1, 13), "Ms Teal") },
        ];
        return new Plan
        {
            Program = program,
            WorkItems = EntityTable<WorkItem>.Of(items),
            Dependencies = EntityTable<Dependency>.Of([Link(1, 2, 3), Link(2, 3, 4)]),
        };
    }

    private static Dependency Link(int number, int from, int to) =>
        new() { Id = new DependencyId(new Guid(number, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0)), Predecessor = Id(from), Successor = Id(to), Type = LinkType.FinishToStart };
}
