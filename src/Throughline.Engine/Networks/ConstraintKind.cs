namespace Throughline.Engine.Networks;

/// <summary>A date constraint of an activity. Codes 0–7 as in Microsoft Project XML (ConstraintType); 8 and 9 are Primavera's soft forms.</summary>
public enum ConstraintKind
{
    /// <summary>As soon as possible.</summary>
    AsSoonAsPossible = 0,

    /// <summary>As late as possible.</summary>
    AsLateAsPossible = 1,

    /// <summary>Must start on the date.</summary>
    MustStartOn = 2,

    /// <summary>Must finish on the date.</summary>
    MustFinishOn = 3,

    /// <summary>Start no earlier than the date.</summary>
    StartNoEarlierThan = 4,

    /// <summary>Start no later than the date.</summary>
    StartNoLaterThan = 5,

    /// <summary>Finish no earlier than the date.</summary>
    FinishNoEarlierThan = 6,

    /// <summary>Finish no later than the date.</summary>
    FinishNoLaterThan = 7,

    /// <summary>Primavera "Start On": no earlier and no later, logic wins.</summary>
    StartOn = 8,

    /// <summary>Primavera "Finish On": no earlier and no later, logic wins.</summary>
    FinishOn = 9,
}
