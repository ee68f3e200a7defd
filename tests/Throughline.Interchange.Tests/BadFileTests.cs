using System.Text;

namespace Throughline.Interchange.Tests;

public sealed class BadFileTests
{
    [Fact]
    public void A_truncated_file_is_refused_with_line_and_task()
    {
        var problem = Only(Read.Result("<Project>\n<Tasks>\n<Task><UID>4</UID><Name>Red</Name>\n<Duration>PT8H"));
        (problem.Code, problem.Line, problem.Entity).ShouldBe(("xml-broken", 4, "Task 4 \"Red\""));
    }

    [Fact]
    public void A_document_type_is_refused_before_anything_in_it_can_grow()
    {
        var problem = Only(Read.Result("""
            <?xml version="1.0"?><!DOCTYPE Project [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><Project><Name>&b;</Name></Project>
            """));
        problem.Code.ShouldBe("xml-dtd");
        problem.Line.ShouldBe(1);
        problem.Message.ShouldNotContain("DtdProcessing");
    }

    [Fact]
    public void Deep_nesting_is_refused() =>
        Only(Read.Result("<Project>" + string.Concat(Enumerable.Repeat("<a>", 100_000)))).Code.ShouldBe("too-deep");

    [Fact]
    public void A_tag_with_endless_attributes_is_refused()
    {
        var text = new StringBuilder("<Project ");
        for (var number = 0; text.Length < 9 << 20; number++) text.Append("a").Append(number).Append("='>' ");
        Only(Read.Result(text.ToString())).Code.ShouldBe("too-many-names");
        Only(Read.Result("<Project a='" + new string('>', 9 << 20))).Code.ShouldBe("value-too-long");
    }

    [Fact]
    public void Endless_kinds_of_elements_are_refused()
    {
        var text = new StringBuilder("<Project>");
        for (var number = 0; number < 20_000; number++) text.Append("<a").Append(number).Append("/>");
        Only(Read.Result(text.Append("</Project>").ToString())).Code.ShouldBe("too-many-names");
    }

    [Fact]
    public void A_value_that_is_too_long_names_the_task()
    {
        var problem = Only(Read.Result(Read.Mspdi($"<Task><UID>3</UID><Name>Red</Name><Notes>{new string('x', 2_000_000)}</Notes></Task>")));
        (problem.Code, problem.Entity).ShouldBe(("value-too-long", "Task 3 \"Red\""));
    }

    [Fact]
    public void A_stream_of_500_megabytes_is_refused_at_the_limit_without_being_held()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var stream = new EndlessTasks(500L << 20);
        var result = PlanReader.Read(stream, "huge.xml", Read.Request with { Limits = new ImportLimits { Bytes = 24 << 20, Items = int.MaxValue } }, null, TestContext.Current.CancellationToken);
        Only(result).Code.ShouldBe("file-too-large");
        stream.Given.ShouldBeLessThan(32 << 20);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1L << 30);
    }

    [Fact]
    public void Too_many_tasks_are_refused()
    {
        using var stream = new EndlessTasks(64 << 20);
        var result = PlanReader.Read(stream, "many.xml", Read.Request with { Limits = new ImportLimits { Items = 5_000 } }, null, TestContext.Current.CancellationToken);
        Only(result).Code.ShouldBe("too-many-items");
    }

    [Fact]
    public void A_binary_project_file_is_answered_with_the_steps_to_save_it_as_XML()
    {
        var problem = Only(Read.Result([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0], "plan.mpp"));
        problem.Code.ShouldBe("mpp");
        problem.Accepted!.ShouldContain("'XML Format (*.xml)'");
    }

    [Theory]
    [InlineData("<html><body>no plan</body></html>", "not-a-project")]
    [InlineData("<?xml version='1.0'?><APIBusinessObjects xmlns='x'/>", "primavera")]
    [InlineData("ERMHDR\t8.2\t2014", "primavera")]
    [InlineData("MPX,Microsoft Project,4.0", "unknown-format")]
    [InlineData("", "empty-file")]
    public void Other_files_are_answered_with_what_is_accepted(string text, string code)
    {
        var problem = Only(Read.Result(text));
        problem.Code.ShouldBe(code);
        problem.Accepted.ShouldNotBeNull();
    }

    [Fact]
    public void A_circle_of_links_names_its_line_and_the_whole_path()
    {
        var result = Read.Result("""
            <Project><Tasks>
            <Task><UID>1</UID><Name>Red</Name><PredecessorLink>
              <PredecessorUID>2</PredecessorUID></PredecessorLink></Task>
            <Task><UID>2</UID><Name>Blue</Name>
              <PredecessorLink><PredecessorUID>1</PredecessorUID></PredecessorLink></Task>
            </Tasks></Project>
            """, request: Read.Request with { ChecksPlan = true });
        var problem = Only(result);
        problem.Code.ShouldBe("dependencyCycle");
        problem.Line.ShouldNotBeNull();
        problem.Line.Value.ShouldBeInRange(2, 5);
        problem.Message.ShouldContain("Red");
        problem.Message.ShouldContain("Blue");
    }

    [Fact]
    public void A_calendar_without_working_time_names_its_line()
    {
        var result = Read.Result("""
            <Project><CalendarUID>1</CalendarUID>
            <Calendars>
            <Calendar><UID>1</UID><Name>Never</Name><WeekDays><WeekDay><DayType>2</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays></Calendar></Calendars>
            <Tasks><Task><UID>1</UID><Name>Red</Name></Task></Tasks></Project>
            """, request: Read.Request with { ChecksPlan = true });
        Only(result).Line.ShouldBe(3);
    }

    [Fact]
    public void Reading_stops_when_it_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Should.Throw<OperationCanceledException>(() => PlanReader.Read(new EndlessTasks(64 << 20), "many.xml", Read.Request, null, cancel.Token));
    }

    [Fact]
    public void Reading_tells_how_far_it_is()
    {
        var seen = new List<ImportProgress>();
        PlanReader.Read(new EndlessTasks(8 << 20), "many.xml", Read.Request, new Listener(seen.Add), TestContext.Current.CancellationToken);
        seen.Count.ShouldBeGreaterThan(4);
        seen[^1].Items.ShouldBeGreaterThan(seen[0].Items);
    }

    private static ImportProblem Only(ImportResult result)
    {
        result.Import.ShouldBeNull();
        return result.Problems.Where(problem => problem.Severity == ImportSeverity.Error).ShouldHaveSingleItem();
    }

    private sealed class Listener(Action<ImportProgress> heard) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => heard(value);
    }

    /// <summary>A well-formed beginning that goes on with tasks for a given length.</summary>
    private sealed class EndlessTasks(long length) : Stream
    {
        private readonly byte[] _task = Encoding.ASCII.GetBytes("<Task><Name>Red and blue and a name that is long enough to fill a line</Name><Duration>PT8H0M0S</Duration></Task>\n");
        private readonly byte[] _start = Encoding.ASCII.GetBytes("<Project><Tasks>\n");

        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var taken = 0;
            for (; taken < count && Given < length; taken++, Given++)
                buffer[offset + taken] = Given < _start.Length ? _start[Given] : _task[(Given - _start.Length) % _task.Length];
            return taken;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
