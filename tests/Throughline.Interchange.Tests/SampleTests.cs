using Throughline.Interchange.MsProject;
using Throughline.Interchange.Sheets;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;
using Throughline.Testing;

namespace Throughline.Interchange.Tests;

/// <summary>The plans in samples/: one source as CSV, written by our own writers as Microsoft Project XML and as a workbook.</summary>
public sealed class SampleTests
{
    private static readonly Surroundings Today = new(new DateOnly(2026, 3, 2));

    [Fact]
    public void The_sample_in_Microsoft_Project_XML_is_what_the_writer_gives()
    {
        var plan = Sample();
        using var stream = new MemoryStream();
        MspdiWriter.Write(plan, Outlook.Of(plan, Today), stream);
        Approved.ShouldMatch(System.Text.Encoding.UTF8.GetString(stream.ToArray()), "samples/kite-festival.xml");
    }

    [Fact]
    public void The_sample_workbook_holds_the_same_plan()
    {
        var path = Checkout.Path("samples", "kite-festival.xlsx");
        var plan = Sample();
        if (Environment.GetEnvironmentVariable("THROUGHLINE_APPROVE") == "1")
        {
            using var file = File.Create(path);
            SheetWriter.WriteXlsx(Outlook.Of(plan, Today), new SheetExport(), file);
        }
        var workbook = Read.Import(File.ReadAllBytes(path), "kite-festival.xlsx").Plan;
        workbook.WorkItems.Select(Facts).Order().ShouldBe(plan.WorkItems.Select(Facts).Order());
        workbook.Dependencies.Count.ShouldBe(plan.Dependencies.Count);
    }

    [Fact]
    public void The_sample_has_dates_and_a_commitment_that_does_not_hold()
    {
        var outlook = Outlook.Of(Sample(), Today);
        outlook.HasDates.ShouldBeTrue();
        Enumerable.Range(0, outlook.Count).Where(outlook.IsCommitmentMissed).Select(row => outlook.Item(row).Name).ShouldBe(["Festival opens"]);
        outlook.Finish(outlook.RowOf(Sample().WorkItems.Single(item => item.Name == "Permission granted").Id)).ShouldBe(new DateTime(2026, 3, 25, 17, 0, 0));
    }

    [Fact]
    public void The_samples_in_both_formats_give_the_same_dates()
    {
        var sheet = Outlook.Of(Sample(), Today);
        var xml = Outlook.Of(Read.Import(File.ReadAllBytes(Checkout.Path("samples", "kite-festival.xml")), "kite-festival.xml").Plan, Today);
        Enumerable.Range(0, xml.Count).Select(row => (xml.Item(row).Name, xml.Start(row), xml.Finish(row)))
            .ShouldBe(Enumerable.Range(0, sheet.Count).Select(row => (sheet.Item(row).Name, sheet.Start(row), sheet.Finish(row))));
    }

    private static Plan Sample() => Read.Import(File.ReadAllBytes(Checkout.Path("samples", "kite-festival.csv")), "Kite festival.csv").Plan;

    private static string Facts(WorkItem item) => $"{item.Key} {item.Name} {item.Duration} {item.Deadline} {item.Commitment} {item.Constraint} {item.ConstraintDate}";
}
