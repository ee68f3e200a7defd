using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.Explanations;
using Throughline.Programs.Outlooks;

namespace Throughline.Server.Api;

/// <summary>Why a date is what it is.</summary>
/// <param name="Explanation">The chain as data, from the date asked for to a fact that somebody decided or recorded.</param>
/// <param name="Items">What the items of the chain are called.</param>
/// <param name="Text">The chain in sentences.</param>
public sealed record WhyView(Explanation Explanation, ImmutableArray<EntityName> Items, string Text);

/// <summary>The whole chain behind a date.</summary>
internal static class WhyApi
{
    public static void MapWhy(this RouteGroupBuilder programs) =>
        programs.MapGroup("/{program:guid}/work-items/{id:guid}").WithTags("Work items")
            .MapGet("/why", Explain).AnswersKnown().WithSummary("Why a date of a work item is what it is").WithDescription("date is start, finish, lateStart or lateFinish.");

    private static async Task<Results<Ok<WhyView>, ProblemHttpResult>> Explain(
        Guid program, Guid id, [FromServices] ChangeDoor door, HttpContext context, [FromQuery] string date = "finish", [FromQuery] bool draft = false)
    {
        if (!Enum.TryParse<DateKind>(date, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
            return Problems.BadRequest("unknownDate", $"date is '{date}'; it is start, finish, lateStart or lateFinish.", "/date");
        if (await door.Ask(program, new Chain(new(id), kind), draft ? Scope.WithDraft : Scope.Committed) is not { } answer) return Problems.NotFound($"program {program}");
        if (answer.View is not { } view) return Problems.NotFound($"work item {id} in this program");
        RevisionTag.Write(context, answer.Revision);
        return TypedResults.Ok(view);
    }

    private sealed record Chain(WorkItemId Item, DateKind Kind) : IProgramView<WhyView?>
    {
        public WhyView? Of(ProgramSnapshot snapshot)
        {
            if (snapshot.Outlook.RowOf(Item) < 0) return null;
            var explanation = Why.Of(snapshot.Outlook, Item, Kind);
            var items = explanation.Steps.Select(step => step.Item).Append(Item).Distinct()
                .Select(item => new EntityName(EntityKind.WorkItem, item.Value, EntityNames.Of(snapshot.Plan, new(EntityKind.WorkItem, item.Value)))).ToImmutableArray();
            return new WhyView(explanation, items, ExplanationText.Render(explanation, snapshot.Outlook));
        }
    }
}
