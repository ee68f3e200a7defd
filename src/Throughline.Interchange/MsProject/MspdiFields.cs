namespace Throughline.Interchange.MsProject;

/// <summary>The fields of each kind of element: which are read and which follow from others. What is in neither list is reported as dropped.</summary>
internal static class MspdiFields
{
    public static readonly FieldSet Project = new("Project",
        """
        UID Name Title ScheduleFromStart StartDate FinishDate CalendarUID MinutesPerDay MinutesPerWeek DaysPerMonth StatusDate CurrencyCode CriticalSlackLimit
        HonorConstraints MultipleCriticalPaths DurationFormat
        """,
        "CurrentDate SaveVersion BuildNumber CreationDate LastSaved ExtendedCreationDate CurrencySymbol CurrencyDigits CurrencySymbolPosition Revision GUID");

    public static readonly FieldSet Task = new("Task",
        """
        UID ID Name Type IsNull WBS OutlineNumber OutlineLevel Priority Start Finish Duration DurationFormat Estimated Milestone EffortDriven FixedCost Cost ActualCost
        PercentComplete PhysicalPercentComplete ActualStart ActualFinish ActualDuration RemainingDuration Stop Resume Work ConstraintType ConstraintDate CalendarUID
        IgnoreResourceCalendar Deadline LevelingDelay Notes HyperlinkAddress HyperlinkSubAddress Active Manual ManualStart ManualFinish ManualDuration ExternalTask
        IsSubproject SubprojectName Contact
        """,
        """
        Summary Critical EarlyStart EarlyFinish LateStart LateFinish TotalSlack FreeSlack StartSlack FinishSlack StartVariance FinishVariance WorkVariance CV ACWP BCWS BCWP
        VAC PercentWorkComplete ActualWork RemainingWork RegularWork RemainingCost OverAllocated ResumeValid ActualOvertimeWork RemainingOvertimeWork LevelingDelayFormat
        PreLeveledStart PreLeveledFinish ActualWorkProtected ActualOvertimeWorkProtected StartText FinishText DurationText FreeformDurationFormat GUID CreateDate
        DisplayAsSummary OvertimeWork OvertimeCost ActualOvertimeCost RemainingOvertimeCost EarnedValueMethod IsPublished CommitmentType
        """);

    public static readonly FieldSet Link = new("Link", "PredecessorUID Type CrossProject CrossProjectName LinkLag LagFormat");

    public static readonly FieldSet TaskBaseline = new("Baseline", "Number Start Finish Duration Work Cost", "DurationFormat EstimatedDuration BCWS BCWP FixedCost Interim");

    public static readonly FieldSet CustomDefinition = new("Custom field", "FieldID FieldName Alias", "Guid SecondaryPID SecondaryGuid UserDef CFType ElemType MaxMultiValues");

    public static readonly FieldSet CustomValue = new("Custom value", "FieldID Value", "UID DurationFormat ValueGUID ValueID");

    public static readonly FieldSet Calendar = new("Calendar", "UID Name IsBaseCalendar BaseCalendarUID", "GUID IsBaselineCalendar");

    public static readonly FieldSet Day = new("Calendar day", "DayType DayWorking");

    public static readonly FieldSet Period = new("Period", "FromDate ToDate");

    public static readonly FieldSet Time = new("Working time", "FromTime ToTime");

    public static readonly FieldSet Exception = new("Calendar exception",
        "Name Type DayWorking EnteredStartDate EnteredFinishDate Occurrences Period DaysOfWeek MonthItem MonthPosition Month MonthDay", "EnteredByOccurrences ExceptionType");

    public static readonly FieldSet WorkWeek = new("Work week", "Name");

    public static readonly FieldSet Resource = new("Resource",
        """
        UID ID Name Type IsNull Initials MaterialLabel Group EmailAddress MaxUnits AccrueAt StandardRate StandardRateFormat OvertimeRate OvertimeRateFormat CostPerUse
        CalendarUID Notes IsGeneric IsCostResource AvailableFrom AvailableTo
        """,
        """
        Work RegularWork OvertimeWork ActualWork RemainingWork ActualOvertimeWork RemainingOvertimeWork PercentWorkComplete Cost OvertimeCost ActualCost ActualOvertimeCost
        RemainingCost RemainingOvertimeCost WorkVariance CostVariance SV CV ACWP BCWS BCWP PeakUnits OverAllocated Start Finish GUID CreationDate ActualWorkProtected
        ActualOvertimeWorkProtected
        """);

    public static readonly FieldSet Rate = new("Rate", "RatesFrom RatesTo RateTable StandardRate StandardRateFormat OvertimeRate OvertimeRateFormat CostPerUse");

    public static readonly FieldSet Availability = new("Availability", "AvailableFrom AvailableTo AvailableUnits");

    public static readonly FieldSet Assignment = new("Assignment",
        "UID TaskUID ResourceUID Units Work ActualWork RemainingWork Delay LevelingDelay ActualStart ActualFinish Start Finish WorkContour Cost ActualCost CostRateTable",
        """
        ACWP BCWS BCWP CV CostVariance WorkVariance StartVariance FinishVariance VAC RegularWork RemainingCost PercentWorkComplete Overallocated Milestone GUID CreationDate
        LevelingDelayFormat ActualOvertimeWork RemainingOvertimeWork ActualOvertimeCost RemainingOvertimeCost OvertimeCost ActualWorkProtected ActualOvertimeWorkProtected
        Stop Resume Summary ResponsePending UpdateNeeded Confirmed
        """);

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["TimephasedData"] = "Effort per day is not kept; total effort and the kind of contour are.",
        ["OutlineCode"] = "Values of outline codes are not kept; custom fields are.",
        ["OutlineCodes"] = "Definitions of outline codes are not kept; custom fields are.",
        ["WBSMasks"] = "The outline numbers the work; own codes are kept as a custom field.",
        ["Baseline"] = "Baselines are kept for tasks only.",
        ["Recurring"] = "Each occurrence is an ordinary task.",
        ["RecurrenceData"] = "Each occurrence is an ordinary task.",
        ["Formula"] = "Values of calculated fields are kept as they were computed.",
        ["OvertimeWork"] = "Overtime is part of the effort, not kept apart.",
    };

    private static readonly HashSet<string> Preferences = new("""
        FYStartDate DefaultStartTime DefaultFinishTime WorkFormat DefaultFixedCostAccrual TaskUpdatesResource AutoAddNewResourcesAndTasks FixedCostAccrual NewTasksEstimated
        MicrosoftProjectServerURL LevelingCanSplit LevelAssignments WeekStartDay SplitsInProgressTasks SplitInProgressTasks CanLevel InsertedProjectsLikeSummary Autolink
        HasFixedRateUnits NewTasksEffortDriven UpdateManuallyScheduledTasksWhenEditingLinks ActualsInSync Views VBAProjects Tables Reports NewTasksAreManual Maps Groups
        Filters Drawings DataLinks Rollup DefaultStandardRate DefaultOvertimeRate DefaultTaskType ProjectExternallyEdited HideBar Hidden BoldFont ItalicFont BarInfos cbarid
        RecommendationId ProjectDateFormat ProjectTimeFormat KeepTaskOnNearestWorkingTimeWhenMadeAutoScheduled FiscalYearStart EditableActualCosts SpreadActualCost
        SpreadPercentComplete MoveCompletedEndsBack MoveCompletedEndsForward MoveRemainingStartsBack MoveRemainingStartsForward BaselineForEarnedValue RemoveFileProperties
        AdminProject NewTaskStartDate DefaultTaskEVMethod EarnedValueMethod LinkedFields BookingType WorkGroup IsInactive BoardStatusColumnOrderingID SprintColumnOrderingID
        NextAvailableBoardStatusColumnOrderingID NextAvailableSprintOrderingID LoadRealTimeCollaboration PPLCalendarDays PPLWorkingTimes AppendNewValues RestrictValues
        CalculationType RollupType
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>Whether an element is a preference at the value it has where nobody chose one; our own files hold these.</summary>
    public static bool IsUsual(string element, string value) => (element, value) is ("FYStartDate", "1") or ("DefaultStartTime", "08:00:00") or ("DefaultFinishTime", "17:00:00") or ("WorkFormat", "2");

    /// <summary>Whether an element says only how the source tool shows, defaults or keeps something.</summary>
    public static bool IsPreference(string entity, string element) => Preferences.Contains(element) && entity is not "Link";

    /// <summary>Why an element is not kept.</summary>
    public static string Reason(string element) => Reasons.GetValueOrDefault(element, "The plan has no place for it.");
}
