namespace Throughline.Engine.Networks;

/// <summary>Which edge of the predecessor holds back which edge of the successor. Codes as in Microsoft Project XML (PredecessorLink/Type).</summary>
public enum LinkType
{
    /// <summary>The successor finishes no earlier than the predecessor finishes.</summary>
    FinishToFinish = 0,

    /// <summary>The successor starts no earlier than the predecessor finishes.</summary>
    FinishToStart = 1,

    /// <summary>The successor finishes no earlier than the predecessor starts.</summary>
    StartToFinish = 2,

    /// <summary>The successor starts no earlier than the predecessor starts.</summary>
    StartToStart = 3,
}
