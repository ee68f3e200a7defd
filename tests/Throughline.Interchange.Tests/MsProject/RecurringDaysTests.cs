using Throughline.Testing;

namespace Throughline.Interchange.Tests.MsProject;

public sealed class RecurringDaysTests
{
    [Fact]
    public void Recurring_exceptions_fall_on_the_days_Microsoft_Project_computed()
    {
        if (CaseFiles.Folder is null) Assert.Skip(CaseFiles.Absent);
        var xml = File.ReadAllText(Path.Combine(CaseFiles.Folder, "mspdi", "mpxj-calendar-recurring-exceptions-2016.xml"));
        var byRule = Days(Read.Import(xml));
        var start = xml.IndexOf("<Exceptions>", StringComparison.Ordinal);
        var end = xml.IndexOf("</Exceptions>", StringComparison.Ordinal);
        var expanded = Days(Read.Import(xml.Remove(start, end - start + "</Exceptions>".Length)));
        expanded.Count.ShouldBeGreaterThan(130);
        byRule.ShouldBe(expanded);
    }

    private static List<(DateOnly Day, int Minutes)> Days(PlanImport import) =>
    [
        .. import.Plan.Calendars.Single().Exceptions
            .SelectMany(exception => Enumerable.Range(0, exception.To.DayNumber - exception.From.DayNumber + 1).Select(day => (exception.From.AddDays(day), exception.Day.Minutes)))
            .Distinct().Order(),
    ];
}
