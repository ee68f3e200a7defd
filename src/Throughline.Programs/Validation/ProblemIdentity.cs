namespace Throughline.Programs.Validation;

/// <summary>What makes two problems the same problem though their facts (dates, paths) moved: the code, the entity and the field.</summary>
internal readonly record struct ProblemIdentity(Type Code, EntityRef At, string Field)
{
    public static ProblemIdentity Of(PlanProblem problem) => new(problem.GetType(), problem.At, problem.Field);
}
