using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.Impacts;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;

namespace Throughline.Server.Api;

/// <summary>What follows from a plan, in short.</summary>
/// <param name="Today">The day on which it is taken.</param>
/// <param name="HasDates">Whether dates could be computed; if not, <paramref name="Problems"/> says why.</param>
/// <param name="Start">The first start.</param>
/// <param name="Finish">The last finish.</param>
/// <param name="Cost">Total cost in the program's currency.</param>
/// <param name="WorkItems">How many summaries, tasks and milestones there are.</param>
/// <param name="CriticalItems">How many tasks move the program's finish when they slip.</param>
/// <param name="Commitments">Promised dates beside the forecast.</param>
/// <param name="Problems">What is wrong, and what deserves a look.</param>
public sealed record OutlookSummary(
    DateOnly Today, bool HasDates, DateTime? Start, DateTime? Finish, decimal Cost, int WorkItems, int CriticalItems,
    ImmutableArray<CommitmentView> Commitments, ImmutableArray<ProblemView> Problems)
{
    internal static OutlookSummary Of(ProgramSnapshot snapshot)
    {
        var outlook = snapshot.Outlook;
        var isDated = outlook is { HasDates: true, Count: > 0 };
        var rows = Enumerable.Range(0, outlook.Count);
        return new OutlookSummary(
            outlook.Surroundings.Today, outlook.HasDates, isDated ? outlook.ProgramStart : null, isDated ? outlook.ProgramFinish : null, outlook.TotalCost, outlook.Count,
            isDated ? rows.Count(row => !outlook.IsSummary(row) && outlook.IsCritical(row)) : 0,
            [.. rows.Where(row => outlook.Item(row).Commitment is not null).Select(row => CommitmentView.Of(outlook, row))],
            [.. outlook.Problems.Select(problem => ProblemView.Of(problem, snapshot.Plan))]);
    }
}

/// <summary>A promised date beside the forecast.</summary>
/// <param name="Item">The item.</param>
/// <param name="Key">Its key.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Commitment">What was promised.</param>
/// <param name="Forecast">The finish as computed. Null: no dates.</param>
/// <param name="IsMissed">Whether the promise is not kept.</param>
public sealed record CommitmentView(WorkItemId Item, string Key, string Name, Commitment Commitment, DateTime? Forecast, bool IsMissed)
{
    internal static CommitmentView Of(Outlook outlook, int row)
    {
        var item = outlook.Item(row);
        return new CommitmentView(item.Id, item.Key, item.Name, item.Commitment!, outlook.HasDates ? outlook.Finish(row) : null, outlook.IsCommitmentMissed(row));
    }
}

/// <summary>A problem of the plan.</summary>
/// <param name="Severity">error: there are no dates; warning: it deserves a look.</param>
/// <param name="Fault">What is wrong and where.</param>
public sealed record ProblemView(Severity Severity, Fault Fault)
{
    internal static ProblemView Of(PlanProblem problem, Plan plan) => new(problem.Severity, Api.Problems.Fault(problem, plan));
}

/// <summary>What follows from a plan: in short, and what changed since.</summary>
internal static class OutlookApi
{
    public static void MapOutlook(this RouteGroupBuilder programs)
    {
        var group = programs.MapGroup("/{program:guid}").WithTags("Outlook");
        group.MapGet("/outlook", Read).AnswersKnown().WithSummary("What follows from the plan, in short")
            .WithDescription("draft=true lays your draft over it; at=N shows a past revision. The dates of each item are with the work items.");
        group.MapGet("/outlook/since/{revision:long}", Since).ProducesProblem(StatusCodes.Status404NotFound).WithSummary("What happened to dates, commitments and cost since a revision");
    }

    private static async Task<Results<Ok<OutlookSummary>, ProblemHttpResult>> Read(
        Guid program, [FromServices] ChangeDoor door, HttpContext context, [FromQuery] bool draft = false, [FromQuery] long? at = null)
    {
        if (await door.Ask(program, new OutlookPage(), new Scope(draft, at)) is not { } answer) return Problems.NotFound(program, at);
        RevisionTag.Write(context, answer.Revision);
        return TypedResults.Ok(answer.View);
    }

    private static async Task<Results<Ok<Impact>, ProblemHttpResult>> Since(Guid program, long revision, [FromServices] ChangeDoor door) =>
        (await door.Program(program).Since(revision, door.Principal)).Value is { } impact ? TypedResults.Ok(impact) : Problems.NotFound(program, revision);

    private sealed record OutlookPage : IProgramView<OutlookSummary>
    {
        public OutlookSummary Of(ProgramSnapshot snapshot) => OutlookSummary.Of(snapshot);
    }
}
