using Throughline.Programs.Outlooks;

namespace Throughline.Programs.Tests;

/// <summary>An outlook as text: every column, driver, link and problem, in its order.</summary>
internal static class OutlookSketch
{
    public static string Of(Outlook outlook) => string.Join('\n', Enumerable.Range(0, outlook.Count).Select(row => Row(outlook, row))
        .Concat(Links(outlook))
        .Concat(outlook.Problems.Select(problem => problem.ToString())));

    private static string Row(Outlook outlook, int row) => string.Join(
        ' ', outlook.Item(row).Key, outlook.Wbs(row), outlook.Start(row), outlook.Finish(row), outlook.LateStart(row), outlook.LateFinish(row), outlook.TotalFloat(row), outlook.FreeFloat(row), outlook.IsCritical(row),
        outlook.OnLongestPath(row), string.Join(' ', Enum.GetValues<DateKind>().Select(kind => outlook.Driver(row, kind))), outlook.WorkMinutes(row), outlook.Cost(row), outlook.PercentComplete(row),
        string.Join(' ', outlook.Assignments(row).ToArray().Select(assignment => assignment.Id)));

    private static IEnumerable<string> Links(Outlook outlook) => outlook.Links.ToArray().Select(link => link.ToString());
}
