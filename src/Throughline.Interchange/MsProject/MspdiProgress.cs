namespace Throughline.Interchange.MsProject;

/// <summary>Progress that a converter wrote but nobody recorded.</summary>
internal static class MspdiProgress
{
    private const int FewestTasks = 10;

    /// <summary>
    /// Some converters write every task's planned start as its actual start. Where nine of ten untouched tasks (0 % done) "started" exactly at their planned start,
    /// these starts are no facts: kept, they would pin the whole plan.
    /// </summary>
    public static void DropConverterStarts(List<MspdiTask> tasks, MspdiOutline outline, LedgerBuilder ledger)
    {
        var untouched = tasks.FindAll(task => !outline.IsSummary(task.Uid) && task.Item.PercentComplete == 0);
        var started = untouched.FindAll(task => task.Item.ActualStart is { } start && start == task.Start);
        if (started.Count < FewestTasks || started.Count * 10 < untouched.Count * 9) return;
        foreach (var task in started)
        {
            task.Item = task.Item with { ActualStart = null };
            task.Facts |= FileFacts.StartWithoutProgress;
            ledger.Changed("Task", "ActualStart", "Nearly every task that is not begun has its planned start as actual start; such starts are the work of a converter and were left out.", task.Label, task.Line);
        }
    }
}
