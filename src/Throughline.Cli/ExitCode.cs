namespace Throughline.Cli;

/// <summary>What the process tells its caller. The numbers are part of the contract: docs/guide/command-line.md lists them.</summary>
public enum ExitCode
{
    /// <summary>Done; warnings may stand on standard error.</summary>
    Done = 0,

    /// <summary>A fault of Throughline itself.</summary>
    Fault = 1,

    /// <summary>The command line is not understood, or names a task that is not there.</summary>
    Usage = 2,

    /// <summary>The file cannot be opened or holds no plan.</summary>
    Unreadable = 3,

    /// <summary>The plan was read but has errors, so that it has no dates.</summary>
    PlanHasErrors = 4,

    /// <summary>The result cannot be written.</summary>
    Unwritable = 5,

    /// <summary>The server does not answer.</summary>
    NoServer = 6,

    /// <summary>The server refused; its problems are on standard error.</summary>
    Refused = 7,

    /// <summary>The server cannot start: its port or its data folder is in use, or not usable.</summary>
    CannotServe = 8,

    /// <summary>Stopped with Ctrl+C.</summary>
    Canceled = 130,
}
