using System.Collections.Immutable;
using Throughline.Programs;
using Throughline.Programs.Validation;

namespace Throughline.Interchange;

/// <summary>Checks a plan that was read as a whole, and says where in the file each problem stands.</summary>
public static class ImportChecks
{
    /// <summary>All problems of the plan: circles of links, calendars without working time, impossible values.</summary>
    /// <param name="import">What was read.</param>
    /// <param name="fileName">The file's name.</param>
    public static ImmutableArray<ImportProblem> Of(PlanImport import, string fileName) =>
        [.. PlanValidation.Check(import.Plan).Select(problem => new ImportProblem
        {
            Code = problem.Code,
            Severity = problem.Severity == Severity.Error ? ImportSeverity.Error : ImportSeverity.Warning,
            File = fileName,
            Line = import.Lines.TryGetValue(PlaceOf(problem, import.Plan), out var line) ? line : null,
            Entity = ProblemText.Name(problem.At, import.Plan),
            Field = problem.Field,
            Message = ProblemText.Render(problem, import.Plan),
        })];

    /// <summary>What was read with the problems of the plan as a whole; without the plan where one is an error.</summary>
    /// <param name="result">What was read.</param>
    /// <param name="fileName">The file's name.</param>
    public static ImportResult Checked(ImportResult result, string fileName)
    {
        if (result.Import is null) return result;
        var problems = Of(result.Import, fileName);
        if (problems.IsEmpty) return result;
        return result with { Import = problems.Any(problem => problem.Severity == ImportSeverity.Error) ? null : result.Import, Problems = result.Problems.AddRange(problems) };
    }

    // A circle of links stands where its last link does: that one closes it.
    private static EntityRef PlaceOf(PlanProblem problem, Plan plan)
    {
        if (problem is not PlanProblem.DependencyCycle { Path: [var first, .., var last] }) return problem.At;
        var closing = plan.Dependencies.FirstOrDefault(link => link.Predecessor == last && link.Successor == first);
        return closing?.Ref ?? problem.At;
    }
}
