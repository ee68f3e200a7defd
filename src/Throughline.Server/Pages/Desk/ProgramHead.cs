using System.Collections.Immutable;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Programs.Validation;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Desk;

/// <summary>What every page of a program shows around itself.</summary>
/// <param name="Name">The program's name.</param>
/// <param name="Today">The day the outlook is taken.</param>
/// <param name="StatusDate">Facts are recorded up to this date. Null: not stated.</param>
/// <param name="Answer">Will we make it?</param>
/// <param name="Errors">What keeps the plan from having dates, as sentences.</param>
/// <param name="Rows">How many rows there are, the draft's included.</param>
/// <param name="IsDemo">Whether it is a demonstration.</param>
public sealed record ProgramHead(string Name, DateOnly Today, DateTime? StatusDate, ProgramAnswer Answer, ImmutableArray<string> Errors, int Rows, bool IsDemo)
{
    /// <summary>The program.</summary>
    public required ProgramId Id { get; init; }
}

/// <summary>Asks for a <see cref="ProgramHead"/>.</summary>
/// <param name="Culture">The reader's culture; the view is computed elsewhere.</param>
public sealed record ProgramHeadView(string Culture) : IProgramView<ProgramHead>
{
    /// <inheritdoc/>
    public ProgramHead Of(ProgramSnapshot snapshot) => Cultures.In(Culture, () =>
    {
        var committed = snapshot.Revision.Outlook;
        var errors = snapshot.Outlook.Problems.Where(problem => problem.Severity == Severity.Error).Take(20).Select(problem => ProblemWords.Of(problem, snapshot.Plan));
        var program = snapshot.Plan.Program;
        return new ProgramHead(program.Name, committed.Surroundings.Today, program.StatusDate, ProgramAnswer.Of(committed, snapshot.Outlook), [.. errors], snapshot.Outlook.Count, program.IsDemo) { Id = program.Id };
    });
}
