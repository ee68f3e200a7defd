using System.Collections.Frozen;
using Throughline.Programs;

namespace Throughline.Interchange;

/// <summary>What a file says about a task besides its dates, where it can explain why our dates differ.</summary>
[Flags]
public enum FileFacts
{
    /// <summary>Nothing of note.</summary>
    None = 0,

    /// <summary>The work is interrupted: it stops and resumes later.</summary>
    Split = 1,

    /// <summary>The effort of an assignment is not spread evenly.</summary>
    Contoured = 2,

    /// <summary>A link of the task was not kept.</summary>
    LinkDropped = 4,

    /// <summary>The task stands for one of another project.</summary>
    External = 8,

    /// <summary>The file says the task started although nothing of it is done.</summary>
    StartWithoutProgress = 16,

    /// <summary>An assignment starts or ends elsewhere than the task.</summary>
    AssignmentApart = 32,

    /// <summary>The task has no name and no dates in the file.</summary>
    Blank = 64,
}

/// <summary>The dates a file holds for one task.</summary>
/// <param name="Start">Its start. Null: the file holds none.</param>
/// <param name="Finish">Its finish. Null: the file holds none.</param>
/// <param name="Facts">What can explain a difference.</param>
public sealed record StoredDate(DateTime? Start, DateTime? Finish, FileFacts Facts = FileFacts.None);

/// <summary>The dates a file holds for its tasks.</summary>
/// <param name="Tasks">By work item.</param>
public sealed record StoredDates(FrozenDictionary<WorkItemId, StoredDate> Tasks)
{
    /// <summary>A file that holds no dates.</summary>
    public static StoredDates None { get; } = new(FrozenDictionary<WorkItemId, StoredDate>.Empty);

    /// <summary>The dates of a task, if the file holds any.</summary>
    public StoredDate? Of(WorkItemId item) => Tasks.GetValueOrDefault(item);
}
