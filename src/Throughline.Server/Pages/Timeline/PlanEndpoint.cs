using Throughline.Grains;
using Throughline.Interchange.Reports;
using Throughline.Programs;
using Throughline.Server.Api;
using Throughline.Server.Pages.Desk;

namespace Throughline.Server.Pages.Timeline;

/// <summary>Where the browser fetches the plan: the whole payload, or what changed since a version it has.</summary>
internal static class PlanEndpoint
{
    public static void MapPlan(this IEndpointRouteBuilder app) => app.MapGet("/app/programs/{id:guid}/plan", Get).ExcludeFromDescription();

    private static async Task<IResult> Get(Guid id, string? since, string? columns, ProgramDesk desk, PlanPictures pictures)
    {
        var program = new ProgramId(id);
        var asked = string.Join(',', PlanColumn.Named(columns ?? "", out var unknown).Select(column => column.Id));
        if (!unknown.IsEmpty) return Problems.BadRequest("unknownColumn", PlanColumn.Refusal(unknown), "/columns");
        if (await desk.Ask(program, new PlanVersionView(asked), Scope.WithDraft) is not { View: var version }) return TypedResults.NotFound();
        if (string.Equals(since, version, StringComparison.Ordinal)) return TypedResults.NoContent();
        if (pictures.Find(program, desk.Person, version) is not { } kept)
        {
            if (await desk.Ask(program, new PlanPictureView(asked), Scope.WithDraft) is not { View: var drawn }) return TypedResults.NotFound();
            kept = pictures.Keep(program, desk.Person, drawn);
        }

        var picture = kept.Picture;
        var before = since is null ? null : pictures.Find(program, desk.Person, since)?.Picture;
        if (before is null || !IsComparable(before.Header, picture.Header)) return CompressedJson.Answer(kept.Document);
        return CompressedJson.Answer(CompressedJson.Brotli(PlanPacker.Delta(before.Header.Version, before.Rows, picture.Header, picture.Rows)));
    }

    private static bool IsComparable(PlanHeader before, PlanHeader after) =>
        string.Equals(before.Epoch, after.Epoch, StringComparison.Ordinal) && before.Columns.SequenceEqual(after.Columns, StringComparer.Ordinal);
}
