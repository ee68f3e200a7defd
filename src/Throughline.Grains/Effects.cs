using System.Text.Json;
using Throughline.Programs;
using Throughline.Programs.Impacts;

namespace Throughline.Grains;

/// <summary>The short form of an impact, as it is kept with the log.</summary>
internal static class Effects
{
    private const int Milestones = 10;

    public static ChangeEffect Of(Impact impact) => new(
        impact.ProgramFinishBefore, impact.ProgramFinishAfter, impact.ItemsMoved,
        [
            .. impact.Milestones.Where(move => move is { Before: not null, After: not null })
                .OrderByDescending(move => (move.After!.Value - move.Before!.Value).Duration()).Take(Milestones)
                .Select(move => new MilestoneShift(move.Id, move.Name, move.Before!.Value, move.After!.Value)),
        ],
        impact.CommitmentsMissed.Length, impact.CommitmentsKept.Length, impact.CostBefore, impact.CostAfter);

    public static string Write(ChangeEffect effect) => JsonSerializer.Serialize(effect, PlanJson.Options);

    public static ChangeEffect? Read(string json) => JsonSerializer.Deserialize<ChangeEffect>(json, PlanJson.Options);
}
