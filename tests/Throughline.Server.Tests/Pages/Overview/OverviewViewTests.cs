using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Server.Pages.Overview;

namespace Throughline.Server.Tests.Pages.Overview;

public sealed class OverviewViewTests
{
    [Fact]
    public void Missed_commitments_stand_first_open_ones_next_and_what_is_reached_last()
    {
        var kickoff = new WorkItem
        {
            Id = SmallPlan.Id(5), Key = "KIT-5", Name = "Kickoff", Order = "0", IsMilestone = true, Duration = Duration.OfDays(0), PercentComplete = 100, ActualStart = SmallPlan.Start, ActualFinish = SmallPlan.Start,
        };
        var sail = SmallPlan.Outlook.Item(2) with { Commitment = new Commitment(new DateTime(2027, 1, 10), "Ms Teal") };
        var plan = SmallPlan.Plan with { Program = SmallPlan.Plan.Program with { NextNumber = 6 }, WorkItems = SmallPlan.Plan.WorkItems.Put(kickoff).Put(sail) };
        var revision = Revision.Of(1, plan, SmallPlan.Outlook.Surroundings);

        var picture = new OverviewView("en-GB").Of(new ProgramSnapshot(revision, plan, revision.Outlook, null));

        picture.Milestones.Select(line => line.Name).ShouldBe(["Sail", "First flight", "Kickoff"]);
        picture.Milestones[0].IsGoal.ShouldBeTrue();
    }
}
