using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.Outlooks;

namespace Throughline.Server.Api;

/// <summary>A work item: what people decided, and what follows from it.</summary>
/// <param name="Item">What people decided or recorded.</param>
/// <param name="Computed">What follows.</param>
public sealed record WorkItemView(WorkItem Item, ComputedItem Computed);

/// <summary>What follows for one work item. Dates are local wall-clock times; they are null when the plan has no dates.</summary>
/// <param name="Wbs">Work breakdown code.</param>
/// <param name="Level">Depth in the outline, 0 at the top.</param>
/// <param name="IsSummary">Whether there are items below it.</param>
/// <param name="WorkMinutes">Effort in working minutes of one person.</param>
/// <param name="Cost">Cost in the program's currency.</param>
/// <param name="PercentComplete">Percent of the duration that is done.</param>
/// <param name="IsCommitmentMissed">Whether the promised date is not kept.</param>
/// <param name="Dates">The dates. Null: the plan has none.</param>
public sealed record ComputedItem(
    string Wbs, int Level, bool IsSummary, long WorkMinutes, decimal Cost, double PercentComplete, bool IsCommitmentMissed, ComputedDates? Dates)
{
    internal static ComputedItem Of(Outlook outlook, int row) => new(
        outlook.Wbs(row), outlook.Level(row), outlook.IsSummary(row), outlook.WorkMinutes(row), outlook.Cost(row), outlook.PercentComplete(row),
        outlook.IsCommitmentMissed(row), outlook.HasDates ? ComputedDates.Of(outlook, row) : null);
}

/// <summary>The computed dates of one work item.</summary>
/// <param name="Start">When it starts.</param>
/// <param name="Finish">When it finishes.</param>
/// <param name="EarlyStart">The earliest start that logic allows.</param>
/// <param name="EarlyFinish">The earliest finish that logic allows.</param>
/// <param name="LateStart">The latest start that keeps the program's finish and hard dates.</param>
/// <param name="LateFinish">The latest finish that keeps them.</param>
/// <param name="DurationMinutes">Working minutes from start to finish.</param>
/// <param name="TotalFloatMinutes">How far it may slip before the program's finish or a hard date moves, in working minutes.</param>
/// <param name="FreeFloatMinutes">How far it may slip before another item moves, in working minutes.</param>
/// <param name="IsCritical">Whether a slip moves the program's finish.</param>
/// <param name="IsNearCritical">Whether it is nearly so.</param>
/// <param name="IsOnLongestPath">Whether it lies on the chain of driving links to the latest finish.</param>
/// <param name="StartDriver">What set the start.</param>
/// <param name="FinishDriver">What set the finish.</param>
public sealed record ComputedDates(
    DateTime Start, DateTime Finish, DateTime EarlyStart, DateTime EarlyFinish, DateTime LateStart, DateTime LateFinish, long DurationMinutes,
    long TotalFloatMinutes, long FreeFloatMinutes, bool IsCritical, bool IsNearCritical, bool IsOnLongestPath, DateDriver StartDriver, DateDriver FinishDriver)
{
    internal static ComputedDates Of(Outlook outlook, int row) => new(
        outlook.Start(row), outlook.Finish(row), outlook.EarlyStart(row), outlook.EarlyFinish(row), outlook.LateStart(row), outlook.LateFinish(row),
        outlook.DurationMinutes(row), outlook.TotalFloat(row), outlook.FreeFloat(row), outlook.IsCritical(row), outlook.IsNearCritical(row), outlook.OnLongestPath(row),
        outlook.Driver(row, DateKind.Start), outlook.Driver(row, DateKind.Finish));
}

/// <summary>Work items: summaries, tasks and milestones.</summary>
internal static class WorkItemsApi
{
    public static void MapWorkItems(this RouteGroupBuilder programs)
    {
        var group = programs.MapGroup("/{program:guid}/work-items").WithTags("Work items");
        group.MapGet("/", List).AnswersKnown().WithSummary("List work items in outline order");
        group.MapGet("/{id:guid}", Read).AnswersKnown().WithSummary("Read a work item");
        new EntityEndpoints<WorkItem>(EntityKind.WorkItem, "work item", "work-items").MapChanges(group);
    }

    private static async Task<Results<Ok<Page<WorkItemView>>, ProblemHttpResult>> List(
        Guid program, [FromServices] ChangeDoor door, HttpContext context, [FromQuery] string? cursor = null, [FromQuery] int? limit = null, [FromQuery] bool draft = false)
    {
        if (!PageRequest.TryRead(cursor, limit, out var request, out var problem)) return problem!;
        if (await door.Ask(program, new WorkItemPage(request), draft ? Scope.WithDraft : Scope.Committed) is not { } answer) return Problems.NotFound($"program {program}");
        RevisionTag.Write(context, answer.Revision);
        return TypedResults.Ok(answer.View);
    }

    private static async Task<Results<Ok<WorkItemView>, ProblemHttpResult>> Read(Guid program, Guid id, [FromServices] ChangeDoor door, HttpContext context)
    {
        if (await door.Ask(program, new OneWorkItem(new(id))) is not { } answer) return Problems.NotFound($"program {program}");
        if (answer.View is not { } item) return Problems.NotFound($"work item {id} in this program");
        RevisionTag.Write(context, answer.Revision);
        return TypedResults.Ok(item);
    }

    private sealed record OneWorkItem(WorkItemId Id) : IProgramView<WorkItemView?>
    {
        public WorkItemView? Of(ProgramSnapshot snapshot) =>
            snapshot.Outlook.RowOf(Id) is >= 0 and var row ? new WorkItemView(snapshot.Outlook.Item(row), ComputedItem.Of(snapshot.Outlook, row)) : null;
    }

    private sealed record WorkItemPage(PageRequest Request) : IProgramView<Page<WorkItemView>>
    {
        public Page<WorkItemView> Of(ProgramSnapshot snapshot)
        {
            var outlook = snapshot.Outlook;
            var known = Request.Position < 0 ? -1 : outlook.RowOf(new(Request.After));
            var first = Math.Min((known >= 0 ? known : Request.Position) + 1, outlook.Count);
            var end = Math.Min(first + Request.Limit, outlook.Count);
            var items = Enumerable.Range(first, end - first).Select(row => new WorkItemView(outlook.Item(row), ComputedItem.Of(outlook, row))).ToImmutableArray();
            return new Page<WorkItemView>(items, outlook.Count, end < outlook.Count ? PageRequest.Cursor(end - 1, outlook.Item(end - 1).Id.Value) : null);
        }
    }
}
