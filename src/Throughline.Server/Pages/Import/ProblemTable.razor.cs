using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Throughline.Interchange;

namespace Throughline.Server.Pages.Import;

/// <summary>Everything in a file that is not as it should be, with its place and what would be right.</summary>
public sealed partial class ProblemTable
{
    private const int Most = 20;
    private bool _showsAll;

    /// <summary>The problems.</summary>
    [Parameter, EditorRequired] public required ImmutableArray<ImportProblem> Problems { get; set; }

    private IEnumerable<ImportProblem> Shown => Problems.OrderByDescending(problem => problem.Severity).Take(_showsAll ? int.MaxValue : Most);

    private int Errors => Problems.Count(IsError);

    private string Title => Errors > 0 ? "What stands in the way" : "What deserves a look";

    private string Label => Errors > 0 ? "nothing is imported until these are right; change the file or the columns and check again" : "the rest can be imported as it is";

    private static bool IsError(ImportProblem problem) => problem.Severity == ImportSeverity.Error;
}
