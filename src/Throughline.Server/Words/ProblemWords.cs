using Throughline.Programs;
using Throughline.Programs.Validation;

namespace Throughline.Server.Words;

/// <summary>Problems as sentences on pages: the same as everywhere, with dates as the reader writes them.</summary>
internal static class ProblemWords
{
    /// <summary>The sentence, in the current culture.</summary>
    public static string Of(PlanProblem problem, Plan plan) => ProblemText.Render(problem, plan, DayText.Exact);
}
