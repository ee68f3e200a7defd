using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Pages.Timeline;
using Throughline.Server.Pages.Timeline.Edits;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests.Pages;

/// <summary>A reader at a plan of two tasks, Dig (5d) and Pour (3d), at revision 3; and everybody else.</summary>
internal sealed class PlanVisit(ProgramId program, ProgramDesk desk)
{
    public ProgramId Program => program;

    public ProgramDesk Desk => desk;

    public PlanSession Session { get; } = new(program, desk);

    public static async Task<PlanVisit> Begin(ServerFixture server)
    {
        var address = await server.Rest.NewProgram();
        await server.Rest.NewTask(address, "Dig", days: 5);
        await server.Rest.NewTask(address, "Pour", days: 3);
        var visit = new PlanVisit(new ProgramId(Guid.Parse(address[(address.LastIndexOf('/') + 1)..])), server.App.Services.GetRequiredService<ProgramDesk>());
        await visit.Session.Load();
        return visit;
    }

    /// <summary>Types into a cell; it must be taken.</summary>
    public async Task Set(string key, string field, string text) =>
        (await Session.Edit(new PlanEditRequest { Kind = "set", Key = key, Field = field, Text = text })).ShouldBeNull();

    /// <summary>Somebody else commits, on the plan as it is.</summary>
    public Task Commit(Entity entity) => Commit([new Change.Put(entity)]);

    /// <summary>Somebody else commits, on the plan as it is.</summary>
    public async Task Commit(ImmutableArray<Change> changes)
    {
        (await desk.Commit(program, changes, (await Glance()).Revision, "Measured")).ShouldBeOfType<ChangeOutcome.Done>();
        await Session.Load();
    }

    /// <summary>A task as it is committed, in the order of keys.</summary>
    public async Task<WorkItem> Item(int row) => (await Plan()).WorkItems.OrderBy(item => item.Key, StringComparer.Ordinal).ElementAt(row);

    /// <summary>The plan as it is committed.</summary>
    public async Task<Plan> Plan() => (await Glance()).View.Plan;

    private async Task<Answer<(long Revision, DateTime? Finish, DateOnly Today, Plan Plan)>> Glance() => (await desk.Ask(program, new Glance(), Scope.Committed)).ShouldNotBeNull();
}
