using System.Collections.Immutable;
using Throughline.Programs.Impacts;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Validation;

namespace Throughline.Programs.ChangeSets;

/// <content>The steps of applying.</content>
public static partial class Revisions
{
    private static (CommitResult Result, ImmutableArray<EntityChange> Recorded) Compute(Revision current, ChangeSet changes, IReadOnlyList<LogEntry> since)
    {
        if (since.FirstOrDefault(entry => entry.ChangeSetId == changes.Id) is { } repeated) return (Repeated(current, repeated), []);
        var problems = ProblemsOf(current, changes, since);
        if (!problems.IsEmpty) return (new CommitResult { Problems = problems }, []);
        var merge = Merge.Of(since.Count == 0 ? current.Plan : PlanBefore(current.Plan, since), current.Plan, changes.Changes);
        var (result, recorded) = Adopt(current, merge, changes);
        return merge.Conflicts.IsEmpty ? (result, recorded) : (result with { Entry = null, Conflicts = merge.Conflicts.Named(since) }, []);
    }

    private static (CommitResult Result, ImmutableArray<EntityChange> Recorded) Adopt(Revision current, Merge merge, ChangeSet changes)
    {
        KeyAssignment.Complete(current.Plan, merge.Put, mayRenumber: changes.Kind == LogEntryKind.Change);
        var recorded = Recorded(current.Plan, merge);
        if (recorded.IsEmpty) return (new CommitResult { Revision = current, Impact = Impact.Between(current.Outlook, current.Outlook) }, []);
        var plan = current.Plan.With(recorded, change => change.After);
        var outlook = Outlook.Of(plan, current.Surroundings, current.Outlook);
        ImmutableArray<PlanProblem> errors = [.. changes.Kind == LogEntryKind.Change ? KeysChanged(recorded) : [], .. ErrorsOf(outlook)];
        if (!errors.IsEmpty) return (new CommitResult { Problems = errors }, []);
        var revision = new Revision(current.Number + 1, plan, current.Surroundings, outlook);
        return (new CommitResult { Revision = revision, Impact = Impact.Between(current.Outlook, outlook) }, recorded);
    }

    private static ImmutableArray<PlanProblem> ErrorsOf(Outlook outlook) => outlook.HasDates ? [] : [.. outlook.Problems.Where(problem => problem.Severity == Severity.Error)];

    // Only an edit can ask for that: undo and imports bring back what was.
    private static IEnumerable<PlanProblem> KeysChanged(ImmutableArray<EntityChange> recorded) => recorded
        .Where(change => change is { Before: WorkItem before, After: WorkItem after } && before.Key != after.Key)
        .Select(change => new PlanProblem.KeyChanged(change.Before!.Ref, "key", ((WorkItem)change.Before).Key));

    /// <summary>What really changes, in the order of the change set and then of the closure.</summary>
    private static ImmutableArray<EntityChange> Recorded(Plan current, Merge merge)
    {
        var recorded = ImmutableArray.CreateBuilder<EntityChange>();
        foreach (var (at, entity) in merge.Put)
        {
            var before = current.Find(at);
            if (!EntityFields.AreSame(before, entity)) recorded.Add(new EntityChange(before, WithSharedNotes(before, entity)));
        }

        foreach (var at in merge.Removed)
            if (current.Find(at) is { } before)
                recorded.Add(new EntityChange(before, null));
        return recorded.DrainToImmutable();
    }

    // Notes can be long, and each version remembered would hold a copy of its own.
    private static Entity WithSharedNotes(Entity? before, Entity entity) => (before, entity) switch
    {
        (WorkItem was, WorkItem item) when string.Equals(was.Notes, item.Notes, StringComparison.Ordinal) => item with { Notes = was.Notes },
        (Resource was, Resource resource) when string.Equals(was.Notes, resource.Notes, StringComparison.Ordinal) => resource with { Notes = was.Notes },
        _ => entity,
    };

    private static ImmutableArray<PlanProblem> ProblemsOf(Revision current, ChangeSet changes, IReadOnlyList<LogEntry> since)
    {
        var problems = ImmutableArray.CreateBuilder<PlanProblem>();
        var program = current.Plan.Program.Ref;
        if (changes.BaseRevision > current.Number || (changes.BaseRevision < current.Number && (since.Count == 0 || since[0].Revision > changes.BaseRevision + 1)))
            problems.Add(new PlanProblem.UnknownRevision(program, "baseRevision", changes.BaseRevision, current.Number));
        var seen = new HashSet<EntityRef>();
        foreach (var change in changes.Changes)
        {
            if (!seen.Add(change.Target)) problems.Add(new PlanProblem.ContradictoryChanges(change.Target, ""));
            if (change.Target.Kind != EntityKind.Program) continue;
            if (change.Target != program) problems.Add(new PlanProblem.AnotherProgram(change.Target, "id"));
            else if (change is Change.Remove)
                problems.Add(changes.Undoes is { } undone ? new PlanProblem.NotUndoable(program, "undoes", undone) : new PlanProblem.ProgramCannotBeRemoved(program, ""));
        }

        return problems.DrainToImmutable();
    }

    private static CommitResult Repeated(Revision current, LogEntry entry) => new()
    {
        Revision = current, Entry = entry, Impact = Impact.Between(current.Outlook, current.Outlook), IsRepeated = true,
    };
}
