using Throughline.Programs.ChangeSets;
using Throughline.Programs.Demo;
using Throughline.Programs.Outlooks;

namespace Throughline.Programs.Tests.ChangeSets;

public sealed class ManyAtOnceTests
{
    [Fact]
    public void Previews_beside_each_other_give_what_each_gives_alone()
    {
        var today = new DateOnly(2026, 11, 23);
        var revision = Revision.Of(1, DemoPortfolio.Create(today)[2].Plan, new Surroundings(today));
        var items = revision.Plan.WorkItems.Where(item => item.Duration.Minutes > 0).Take(60).ToList();
        var alone = items.Select(item => Finish(revision, item)).ToList();
        var together = items.AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(item => Finish(revision, item)).ToList();
        together.ShouldBe(alone);
        alone.Distinct().Count().ShouldBeGreaterThan(1);
    }

    // Each preview also puts an item and a calendar that no other version knows.
    private static (DateTime, int, int) Finish(Revision revision, WorkItem item)
    {
        var calendar = revision.Plan.Calendars.First() with { Id = new CalendarId(Flip(item.Id.Value)), Name = "Own" };
        var result = Revisions.Preview(
            revision,
            Log.ChangesOf(
                1,
                Log.Put(item with { ActualStart = null, ActualFinish = null, PercentComplete = 0, Duration = new Duration(item.Duration.Minutes * 20), Calendar = calendar.Id }),
                Log.Put(calendar),
                Log.Put(new WorkItem { Id = new WorkItemId(Flip(item.Id.Value)), Key = "", Name = "New", Order = "0", Parent = item.Parent })),
            []);
        return (result.Revision!.Outlook.ProgramFinish, result.Impact!.ItemsMoved, result.Revision.Plan.WorkItems.Count);
    }

    private static Guid Flip(Guid id)
    {
        var bytes = id.ToByteArray();
        bytes[8] ^= 0x3f;
        return new Guid(bytes);
    }
}
