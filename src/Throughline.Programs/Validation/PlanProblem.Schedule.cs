using Throughline.Engine.Networks;
using Throughline.Programs.Outlooks;

namespace Throughline.Programs.Validation;

/// <content>What computed dates show. Warnings all: the dates stand.</content>
public abstract partial record PlanProblem
{
    /// <summary>Progress is recorded without a start: it is not used, and a recorded finish gives its start by the duration.</summary>
    /// <param name="At">The work item.</param>
    /// <param name="Field">Always <c>actualStart</c>.</param>
    public sealed record ProgressWithoutStart(EntityRef At, string Field) : PlanProblem(At, Field)
    {
        /// <inheritdoc/>
        public override Severity Severity => Severity.Warning;
    }

    /// <summary>Work is recorded as finished but some remains; the finish holds.</summary>
    /// <param name="At">The work item.</param>
    /// <param name="Field">Always <c>remainingMinutes</c>.</param>
    public sealed record FinishedWithRemainder(EntityRef At, string Field) : PlanProblem(At, Field)
    {
        /// <inheritdoc/>
        public override Severity Severity => Severity.Warning;
    }

    /// <summary>Predecessors make a constraint impossible to keep.</summary>
    /// <param name="At">The work item.</param>
    /// <param name="Field">Always <c>constraint</c>.</param>
    /// <param name="Constraint">The constraint.</param>
    /// <param name="Date">Its date.</param>
    /// <param name="Computed">The start or finish as computed.</param>
    public sealed record ConstraintMissed(EntityRef At, string Field, ConstraintKind Constraint, DateTime Date, DateTime Computed) : PlanProblem(At, Field)
    {
        /// <inheritdoc/>
        public override Severity Severity => Severity.Warning;
    }

    /// <summary>A link does not hold: a constraint, a manual date or a recorded date set the successor before what the link allows.</summary>
    /// <param name="At">The dependency.</param>
    /// <param name="Field">Always <c>successor</c>.</param>
    /// <param name="Successor">The item that lies too early.</param>
    /// <param name="Cause">What set its start.</param>
    /// <param name="AllowedStart">The start the link allows.</param>
    public sealed record LinkBroken(EntityRef At, string Field, WorkItemId Successor, DateDriver Cause, DateTime AllowedStart) : PlanProblem(At, Field)
    {
        /// <inheritdoc/>
        public override Severity Severity => Severity.Warning;
    }

    /// <summary>The deadline is missed.</summary>
    /// <param name="At">The work item.</param>
    /// <param name="Field">Always <c>deadline</c>.</param>
    /// <param name="Deadline">The deadline.</param>
    /// <param name="Finish">The computed finish.</param>
    public sealed record DeadlineMissed(EntityRef At, string Field, DateTime Deadline, DateTime Finish) : PlanProblem(At, Field)
    {
        /// <inheritdoc/>
        public override Severity Severity => Severity.Warning;
    }

    /// <summary>A manual item's dates differ from those its links and constraint would give.</summary>
    /// <param name="At">The work item.</param>
    /// <param name="Field">Always <c>mode</c>.</param>
    /// <param name="AutomaticStart">The start it would have.</param>
    /// <param name="AutomaticFinish">The finish it would have.</param>
    public sealed record ManualDatesDiffer(EntityRef At, string Field, DateTime AutomaticStart, DateTime AutomaticFinish) : PlanProblem(At, Field)
    {
        /// <inheritdoc/>
        public override Severity Severity => Severity.Warning;
    }
}
