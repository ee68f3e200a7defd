namespace Throughline.Engine.Networks;

/// <summary>The conventions by which dates are computed. Tools differ in each of them, so each is a choice and no choice is silent. The defaults are those of Microsoft Project.</summary>
public sealed record ScheduleOptions
{
    /// <summary>The conventions of Microsoft Project.</summary>
    public static ScheduleOptions MicrosoftProject { get; } = new();

    /// <summary>The conventions of Primavera P6 as installed.</summary>
    public static ScheduleOptions Primavera { get; } = new()
    {
        Constraints = ConstraintRule.MandatoryOverLogic,
        LagCalendar = LagCalendar.Predecessor,
        StartFloor = StartFloor.StatusDate,
        Progress = ProgressRule.RetainedLogic,
        TotalFloat = FloatKind.Finish,
        FreeFloatOfOpenEnds = OpenEndRule.ProjectFinish,
        AsLateAsPossible = AsLateAsPossibleRule.ZeroFreeFloat,
        Inactive = InactiveRule.Drop,
    };

    /// <summary>The default of new programs: calendars and units as in Microsoft Project, no unfinished work before the status date, logic wins over every constraint, critical is the longest path.</summary>
    public static ScheduleOptions Recommended { get; } = new()
    {
        Constraints = ConstraintRule.LogicOverDates,
        StartFloor = StartFloor.StatusDate,
        Progress = ProgressRule.RetainedLogic,
        Critical = CriticalRule.LongestPath,
        AsLateAsPossible = AsLateAsPossibleRule.ZeroFreeFloat,
    };

    /// <summary>Whether a constraint may pull work before its predecessors. Default: every date holds.</summary>
    public ConstraintRule Constraints { get; init; }

    /// <summary>The calendar on which working lag counts. Default: the successor's.</summary>
    public LagCalendar LagCalendar { get; init; }

    /// <summary>What unfinished work may not start before. Default: nothing; only work without predecessors begins at the project start.</summary>
    public StartFloor StartFloor { get; init; }

    /// <summary>When the rest of started work goes on. Default: right after what is done.</summary>
    public ProgressRule Progress { get; init; }

    /// <summary>Whether started work leaves aside what it has not waited for.</summary>
    internal bool IgnoresUnfinished => Progress is ProgressRule.ProgressOverride or ProgressRule.ActualDates;

    /// <summary>What a start-to-start lag counts from once the predecessor has started. Default: its actual start.</summary>
    public StartedLagRule StartedLag { get; init; }

    /// <summary>Which float is the total float. Default: the smaller of start and finish float.</summary>
    public FloatKind TotalFloat { get; init; }

    /// <summary>What free float is measured against where nothing follows. Default: the total float.</summary>
    public OpenEndRule FreeFloatOfOpenEnds { get; init; }

    /// <summary>What makes an activity critical. Default: its total float.</summary>
    public CriticalRule Critical { get; init; }

    /// <summary>Total float up to which an activity is critical, working minutes. Default 0.</summary>
    public long CriticalFloatMinutes { get; init; }

    /// <summary>Total float up to which an activity that is not critical is nearly so, working minutes. Default 2400, five days of eight hours.</summary>
    public long NearCriticalFloatMinutes { get; init; } = 2400;

    /// <summary>Whether every activity without successor must finish at its early finish. Default: no.</summary>
    public bool OpenEndsAreCritical { get; init; }

    /// <summary>How late "as late as possible" is. Default: as late as the project allows, moving what follows.</summary>
    public AsLateAsPossibleRule AsLateAsPossible { get; init; }

    /// <summary>What becomes of the links of inactive work. Default: its predecessors hold back its successors.</summary>
    public InactiveRule Inactive { get; init; }
}

/// <summary>Whether a date constraint may break logic.</summary>
public enum ConstraintRule
{
    /// <summary>Every constraint holds, also against predecessors (Microsoft Project, "tasks will always honor their constraint dates").</summary>
    DatesOverLogic = 0,

    /// <summary>Only must-start-on and must-finish-on hold against predecessors (Primavera's mandatory constraints).</summary>
    MandatoryOverLogic = 1,

    /// <summary>Predecessors always hold; a constraint that cannot be met shows as negative float and a warning.</summary>
    LogicOverDates = 2,
}

/// <summary>The calendar on which working lag counts.</summary>
public enum LagCalendar
{
    /// <summary>The successor's (Microsoft Project).</summary>
    Successor = 0,

    /// <summary>The predecessor's.</summary>
    Predecessor = 1,

    /// <summary>The project's.</summary>
    Project = 2,

    /// <summary>Around the clock.</summary>
    Continuous = 3,
}

/// <summary>What unfinished work may not start before.</summary>
public enum StartFloor
{
    /// <summary>Nothing: a lead may pull work before the project start (Microsoft Project).</summary>
    None = 0,

    /// <summary>The status date, or the project start where that is later or no status date is given (Primavera).</summary>
    StatusDate = 1,
}

/// <summary>When the rest of started work goes on.</summary>
public enum ProgressRule
{
    /// <summary>Right after what is done, whatever the status date and the predecessors say (Microsoft Project).</summary>
    AsPlanned = 0,

    /// <summary>After the status date and after unfinished predecessors (Primavera, retained logic).</summary>
    RetainedLogic = 1,

    /// <summary>After the status date; unfinished predecessors are ignored (Primavera, progress override).</summary>
    ProgressOverride = 2,

    /// <summary>As <see cref="ProgressOverride"/>, but an unfinished predecessor should have made room for the records of what follows: its late dates end there, so that work out of sequence shows as negative float (Primavera, actual dates).</summary>
    ActualDates = 3,
}

/// <summary>What a start-to-start lag counts from once the predecessor has started.</summary>
public enum StartedLagRule
{
    /// <summary>The predecessor's actual start.</summary>
    ActualStart = 0,

    /// <summary>The status date, less what the predecessor has done so far.</summary>
    ActualDuration = 1,
}

/// <summary>Which float is the total float.</summary>
public enum FloatKind
{
    /// <summary>The smaller of start and finish float; the finish float once started.</summary>
    Smaller = 0,

    /// <summary>Late start less early start.</summary>
    Start = 1,

    /// <summary>Late finish less early finish.</summary>
    Finish = 2,
}

/// <summary>What free float is measured against where nothing follows.</summary>
public enum OpenEndRule
{
    /// <summary>Free float equals total float (Microsoft Project).</summary>
    TotalFloat = 0,

    /// <summary>The project finish (Primavera).</summary>
    ProjectFinish = 1,
}

/// <summary>What makes an activity critical.</summary>
public enum CriticalRule
{
    /// <summary>Total float not above <see cref="ScheduleOptions.CriticalFloatMinutes"/>.</summary>
    TotalFloat = 0,

    /// <summary>Lying on the chain of driving links that ends at the latest finish.</summary>
    LongestPath = 1,
}

/// <summary>How late "as late as possible" is.</summary>
public enum AsLateAsPossibleRule
{
    /// <summary>At the late dates, moving what follows (Microsoft Project).</summary>
    ZeroTotalFloat = 0,

    /// <summary>Only so late that nothing that follows moves (Primavera).</summary>
    ZeroFreeFloat = 1,
}

/// <summary>What becomes of the links of inactive work.</summary>
public enum InactiveRule
{
    /// <summary>Successors start after the predecessors' finish, whatever the links were (Microsoft Project 2013 and later).</summary>
    BridgeFinishToStart = 0,

    /// <summary>Links and lags hold as if the inactive work took no time.</summary>
    BridgeKeepingLinks = 1,

    /// <summary>Links of inactive work do not exist (Microsoft Project 2010).</summary>
    Drop = 2,
}
