using System.Text;
using Throughline.Programs;

namespace Throughline.Interchange.Tests;

/// <summary>Short ways to read a plan in tests.</summary>
internal static class Read
{
    public static readonly ImportRequest Request = new() { Program = new ProgramId(new Guid("11111111-1111-1111-1111-111111111111")), Today = new DateOnly(2026, 1, 5) };

    public static ImportResult Result(byte[] bytes, string name = "plan.xml", ImportRequest? request = null) =>
        PlanReader.Read(new MemoryStream(bytes), name, request ?? Request, null, TestContext.Current.CancellationToken);

    public static ImportResult Result(string text, string name = "plan.xml", ImportRequest? request = null) => Result(Encoding.UTF8.GetBytes(text), name, request);

    public static PlanImport Import(byte[] bytes, string name = "plan.xml", ImportRequest? request = null)
    {
        var result = Result(bytes, name, request);
        result.Import.ShouldNotBeNull(string.Join("\n", result.Problems));
        return result.Import;
    }

    public static PlanImport Import(string text, string name = "plan.xml", ImportRequest? request = null) => Import(Encoding.UTF8.GetBytes(text), name, request);

    /// <summary>A project of these tasks, written as short as possible.</summary>
    public static string Mspdi(string tasks, string before = "", string after = "") =>
        $"""<Project xmlns="http://schemas.microsoft.com/project"><Name>Small</Name><StartDate>2025-06-02T08:00:00</StartDate>{before}<Tasks>{tasks}</Tasks>{after}</Project>""";

    public static WorkItem Item(this PlanImport import, string name) => import.Plan.WorkItems.Single(item => item.Name == name);
}
