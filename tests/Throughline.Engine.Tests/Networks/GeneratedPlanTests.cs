using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Throughline.Engine.Calendars;
using Throughline.Engine.Networks;
using Activity = Throughline.Engine.Networks.Activity;

namespace Throughline.Engine.Tests.Networks;

/// <summary>Synthetic programs whose dates and slack another program computed, in whole days by its own rules.</summary>
public sealed class GeneratedPlanTests
{
    [Theory]
    [InlineData(100, 1)]
    [InlineData(1000, 1)]
    [InlineData(1000, 2)]
    public void Dates_and_slack_equal_those_of_the_generator(int size, int seed)
    {
        using var folder = new Generated(size, seed);
        foreach (var variant in new[] { "", "_res" })
        {
            using var plan = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, $"prog_{size}{variant}.json")));
            var (schedule, ordinals) = Compute(plan.RootElement);
            foreach (var task in plan.RootElement.GetProperty("tasks").EnumerateArray()) Compare(schedule, ordinals[task.GetProperty("id").GetInt32()], task);
        }
    }

    private static void Compare(Schedule schedule, int i, JsonElement task)
    {
        schedule.EarlyStart(i).ShouldBe(Date(task, "earlyStart"));
        schedule.EarlyFinish(i).ShouldBe(Date(task, "earlyFinish"));
        if (task.GetProperty("summary").GetBoolean()) return;
        schedule.LateStart(i).ShouldBe(Date(task, "lateStart"));
        schedule.LateFinish(i).ShouldBe(Date(task, "lateFinish"));
        schedule.TotalFloat(i).ShouldBe(task.GetProperty("totalSlackDays").GetInt64() * 480);
    }

    private static (Schedule Schedule, Dictionary<int, int> Ordinals) Compute(JsonElement plan)
    {
        var holidays = plan.GetProperty("calendar").GetProperty("holidays").EnumerateArray()
            .Select(holiday => DateOnly.Parse(holiday.GetProperty("date").GetString()!, CultureInfo.InvariantCulture))
            .Select(day => new CalendarException(day, day, DayPattern.NonWorking));
        var builder = new NetworkBuilder(Date(plan, "start"), ChartPlan.Week(5, [.. holidays]), ScheduleOptions.MicrosoftProject);
        var tasks = plan.GetProperty("tasks").EnumerateArray().ToList();
        var ordinals = tasks.Select((task, i) => (Id: task.GetProperty("id").GetInt32(), Ordinal: i)).ToDictionary(pair => pair.Id, pair => pair.Ordinal);
        foreach (var task in tasks)
            builder.AddActivity(new Activity
            {
                DurationMinutes = task.TryGetProperty("durationDays", out var days) ? days.GetInt64() * 480 : 0,
                Parent = task.GetProperty("parent").ValueKind == JsonValueKind.Number ? ordinals[task.GetProperty("parent").GetInt32()] : null,
            });
        foreach (var link in plan.GetProperty("dependencies").EnumerateArray())
            builder.AddLink(new Link(ordinals[link.GetProperty("from").GetInt32()], ordinals[link.GetProperty("to").GetInt32()], Type(link.GetProperty("type").GetString()!), LinkLag.Working(link.GetProperty("lagDays").GetInt64() * 480)));
        return (Schedule.Of(builder.Build().Value!).Value!, ordinals);
    }

    private static DateTime Date(JsonElement element, string name) => DateTime.Parse(element.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static LinkType Type(string code) => code switch { "SS" => LinkType.StartToStart, "FF" => LinkType.FinishToFinish, "SF" => LinkType.StartToFinish, _ => LinkType.FinishToStart };

    /// <summary>A folder with freshly generated plans, removed afterwards. Skips the test where generator or Python is absent.</summary>
    private sealed class Generated : IDisposable
    {
        public Generated(int size, int seed)
        {
            var generator = CaseFiles.Folder is { } cases ? System.IO.Path.Combine(cases, "..", "peers", "gen.py") : "";
            if (!File.Exists(generator)) Assert.Skip("The plan generator is not here: it lies beside the case files.");
            Path = Directory.CreateTempSubdirectory("throughline-generated").FullName;
            try
            {
                var start = new ProcessStartInfo("python3", [generator, size.ToString(CultureInfo.InvariantCulture), "--seed", seed.ToString(CultureInfo.InvariantCulture), "--out", Path]) { RedirectStandardOutput = true, UseShellExecute = false };
                using var python = Process.Start(start)!;
                python.StandardOutput.ReadToEnd();
                python.WaitForExit();
                python.ExitCode.ShouldBe(0);
            }
            catch (Win32Exception)
            {
                Dispose();
                Assert.Skip("There is no python3 to run the plan generator.");
            }
        }

        public string Path { get; } = "";

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
