using System.Text;
using Throughline.Interchange.Reports;
using Throughline.Programs.Outlooks;

namespace Throughline.Interchange.Tests.Reports;

public sealed class PlanPdfTests
{
    private static readonly Surroundings Today = new(new DateOnly(2025, 6, 2));

    [Fact]
    public void A_long_plan_takes_several_pages_and_carries_its_typeface()
    {
        var pdf = Encoding.Latin1.GetString(Pdf(Many(100), new PlanPrint()));
        pdf.ShouldStartWith("%PDF-");
        pdf.Split("/Type /Page\n").Length.ShouldBe(1 + 3);
        // Text stays text: it can be searched and copied.
        pdf.ShouldContain("/ToUnicode");
    }

    [Fact]
    public void Columns_rows_and_paper_are_chosen()
    {
        var outlook = Many(100);
        Pages(Pdf(outlook, new PlanPrint { Rows = [.. Enumerable.Range(0, 10)], Columns = PlanColumn.Chosen(["name"]), Paper = Paper.A3 })).ShouldBe(1);
        Pages(Pdf(outlook, new PlanPrint { Columns = PlanColumn.All, ShowsBars = false })).ShouldBe(3);
    }

    [Fact]
    public void An_empty_plan_and_a_plan_without_dates_are_printed_too()
    {
        Pages(Pdf(Outlook.Of(Read.Import("<Project><Tasks/></Project>").Plan, Today), new PlanPrint())).ShouldBe(1);
        var circle = Outlook.Of(Read.Import(Read.Mspdi("""
            <Task><UID>1</UID><Name>Red</Name><PredecessorLink><PredecessorUID>2</PredecessorUID></PredecessorLink></Task>
            <Task><UID>2</UID><Name>Blue</Name><PredecessorLink><PredecessorUID>1</PredecessorUID></PredecessorLink></Task>
            """)).Plan, Today);
        circle.HasDates.ShouldBeFalse();
        Pages(Pdf(circle, new PlanPrint())).ShouldBe(1);
    }

    [Fact]
    public void The_plan_is_drawn_as_PNG_and_SVG_too()
    {
        using var png = new MemoryStream();
        PlanPdf.WritePng(Many(20), new PlanPrint(), png);
        png.ToArray().AsSpan(1, 3).SequenceEqual("PNG"u8).ShouldBeTrue();
        using var svg = new MemoryStream();
        PlanPdf.WriteSvg(Many(20), new PlanPrint(), svg);
        Encoding.UTF8.GetString(svg.ToArray()).ShouldContain("Task 20");
    }

    [Fact]
    public void Printing_stops_when_it_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Should.Throw<OperationCanceledException>(() => PlanPdf.Write(Many(5), new PlanPrint(), new MemoryStream(), cancel.Token));
    }

    private static Outlook Many(int count) => Outlook.Of(Read.Import("Name,Duration,Predecessors\n" + string.Join('\n', Enumerable.Range(1, count).Select(row => $"Task {row},{row % 5 + 1}d,{(row > 1 ? row - 1 : "")}")), "plan.csv").Plan, Today);

    private static byte[] Pdf(Outlook outlook, PlanPrint print)
    {
        using var stream = new MemoryStream();
        PlanPdf.Write(outlook, print, stream, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    private static int Pages(byte[] pdf) => Encoding.Latin1.GetString(pdf).Split("/Type /Page\n").Length - 1;
}
