using System.Collections.Immutable;
using Throughline.Grains;
using Throughline.Programs.Validation;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Desk;

/// <summary>Asks for problems as sentences, with the names the reader knows.</summary>
/// <param name="Problems">The problems.</param>
public sealed record ProblemsView(ImmutableArray<PlanProblem> Problems) : IProgramView<ImmutableArray<string>>
{
    /// <inheritdoc/>
    public ImmutableArray<string> Of(ProgramSnapshot snapshot) => [.. Problems.Select(problem => ProblemWords.Of(problem, snapshot.Plan))];
}
