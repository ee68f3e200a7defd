namespace Throughline.Engine.Networks;

/// <summary>What each constraint limits. One row per kind; the passes read it in both directions.</summary>
internal static class ConstraintRules
{
    // Kind -> (on the finish, lower limit, upper limit, mandatory)
    private static readonly (bool OnFinish, bool Lower, bool Upper, bool Mandatory)[] Rows =
    [
        /* AsSoonAsPossible    */ (false, false, false, false),
        /* AsLateAsPossible    */ (false, false, false, false),
        /* MustStartOn         */ (false, true, true, true),
        /* MustFinishOn        */ (true, true, true, true),
        /* StartNoEarlierThan  */ (false, true, false, false),
        /* StartNoLaterThan    */ (false, false, true, false),
        /* FinishNoEarlierThan */ (true, true, false, false),
        /* FinishNoLaterThan   */ (true, false, true, false),
        /* StartOn             */ (false, true, true, false),
        /* FinishOn            */ (true, true, true, false),
    ];

    public static bool IsOnFinish(ConstraintKind kind) => Rows[(int)kind].OnFinish;

    public static bool IsLowerLimit(ConstraintKind kind) => Rows[(int)kind].Lower;

    public static bool IsUpperLimit(ConstraintKind kind) => Rows[(int)kind].Upper;

    /// <summary>Whether the date stands whatever the logic says.</summary>
    public static bool Holds(ConstraintKind kind, ConstraintRule rule) => Rows[(int)kind].Mandatory && rule != ConstraintRule.LogicOverDates;

    /// <summary>Whether the date pulls an activity before its predecessors. Primavera's soft kinds never do.</summary>
    public static bool PullsForward(ConstraintKind kind, ConstraintRule rule) =>
        rule == ConstraintRule.DatesOverLogic && Rows[(int)kind].Upper && kind < ConstraintKind.StartOn;
}
