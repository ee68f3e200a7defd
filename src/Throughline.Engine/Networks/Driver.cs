namespace Throughline.Engine.Networks;

/// <summary>What set a date.</summary>
/// <param name="Kind">The kind of cause.</param>
/// <param name="Index">Which one, where there are several: see <see cref="DriverKind"/>. −1 where the kind says it all.</param>
public readonly record struct Driver(DriverKind Kind, int Index = -1);

/// <summary>The kinds of causes of a date. The remarks say what <see cref="Driver.Index"/> means.</summary>
public enum DriverKind : byte
{
    /// <summary>The project start: nothing else holds the activity back.</summary>
    ProjectStart = 0,

    /// <summary>The status date: unfinished work may not lie before it.</summary>
    StatusDate = 1,

    /// <summary>A link; index: its ordinal. Early dates: its predecessor. Late dates: its successor. The link may be tied to a summary above the activity.</summary>
    Link = 2,

    /// <summary>The activity's own date constraint.</summary>
    Constraint = 3,

    /// <summary>The date constraint of a summary above; index: its ordinal.</summary>
    ParentConstraint = 4,

    /// <summary>The recorded start.</summary>
    ActualStart = 5,

    /// <summary>The recorded finish.</summary>
    ActualFinish = 6,

    /// <summary>The date people set for a manual activity.</summary>
    Manual = 7,

    /// <summary>The leveling delay, on top of what <see cref="Schedule.DelayBase"/> names.</summary>
    LevelingDelay = 8,

    /// <summary>The wish to be as late as possible: the start equals the latest that successors (see the late finish's driver) allow.</summary>
    AsLateAsPossible = 9,

    /// <summary>The other edge and the duration: a finish follows from the start, a late start from the late finish.</summary>
    Duration = 10,

    /// <summary>The assignment that ends last (starts first in a late start); index: its position in <see cref="Activity.Assignments"/>.</summary>
    Assignment = 11,

    /// <summary>A child of a summary; index: its ordinal.</summary>
    Child = 12,

    /// <summary>The latest early finish of the project.</summary>
    ProjectFinish = 13,

    /// <summary>The date by which the project must finish.</summary>
    MustFinishBy = 14,

    /// <summary>The deadline.</summary>
    Deadline = 15,

    /// <summary>The recorded date on which stopped work resumes.</summary>
    Resume = 16,

    /// <summary>The own early finish of an activity without successor, under <see cref="ScheduleOptions.OpenEndsAreCritical"/>.</summary>
    OpenEnd = 17,

    /// <summary>Inactive: not scheduled.</summary>
    Inactive = 18,
}
