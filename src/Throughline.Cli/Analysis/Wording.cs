using System.Globalization;
using Throughline.Engine.Networks;
using Throughline.Programs;
using Throughline.Programs.Outlooks;
using Throughline.Programs.Text;

namespace Throughline.Cli.Analysis;

/// <summary>Numbers, dates and drivers in words; the same in every locale.</summary>
internal static class Wording
{
    /// <summary>A date and time to the minute.</summary>
    public static string Date(DateTime date) => date.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A date of a machine-readable result.</summary>
    public static string Iso(DateTime date) => date.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Working minutes as days of the program: <c>2.5d</c>.</summary>
    public static string Days(long minutes, ProgramDetails program) =>
        (minutes / (decimal)program.MinutesPerDay).ToString("0.##", CultureInfo.InvariantCulture) + "d";

    /// <summary>A count with its noun.</summary>
    public static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>The file's own identifier of an item; its key where it has none.</summary>
    public static string Uid(WorkItem item) => item.External?.Id ?? item.Key;

    /// <summary>What set the start of an item.</summary>
    public static string Driver(Outlook outlook, int row) => Sentence(DriverFacts.Of(outlook, row, DateKind.Start), outlook);

    /// <summary>The link's type as people write it.</summary>
    public static string Code(LinkType type) => type switch
    {
        LinkType.FinishToStart => "FS",
        LinkType.StartToStart => "SS",
        LinkType.FinishToFinish => "FF",
        LinkType.StartToFinish => "SF",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static string Sentence(DriverFacts facts, Outlook outlook) => facts.Kind switch
    {
        "predecessor" => "after " + Name(facts, outlook) + Link(facts, outlook),
        "successor" => "before " + Name(facts, outlook) + Link(facts, outlook),
        "levelingDelay" => "leveling delay" + (facts.Row < 0 ? "" : " after " + Name(facts, outlook)),
        "constraint" => Words(facts.Constraint.ToString()!) + On(facts),
        "parentConstraint" => Words(facts.Constraint.ToString()!) + On(facts) + " of " + Name(facts, outlook),
        "child" => "first of its items: " + Name(facts, outlook),
        "resourceCalendar" => facts.Resource is null ? "its resources" : "calendar and work of " + facts.Resource,
        var kind => Words(kind) + On(facts),
    };

    private static string On(DriverFacts facts) => facts.Date is { } date ? " " + Date(date) : "";

    private static string Name(DriverFacts facts, Outlook outlook) => facts.Row < 0 ? "?" : outlook.Wbs(facts.Row) + " " + outlook.Item(facts.Row).Name;

    private static string Link(DriverFacts facts, Outlook outlook) =>
        facts.Link is { } link && (link.Type != LinkType.FinishToStart || link.Lag.Minutes != 0 || link.Lag.Percent is not null) ? " " + Code(link.Type) + LagOf(link.Lag, outlook.Plan.Program) : "";

    private static string LagOf(Lag lag, ProgramDetails program)
    {
        if (lag.Percent is { } percent) return percent.ToString("+0.##;-0.##", CultureInfo.InvariantCulture) + "%";
        if (lag.Minutes == 0) return "";
        return (lag.Minutes < 0 ? "-" : "+") + DurationText.Format(new Duration(Math.Abs(lag.Minutes), lag.Unit), program);
    }

    /// <summary><c>programStart</c> and <c>StartNoEarlierThan</c> as words.</summary>
    private static string Words(string name) => string.Concat(name.Select((letter, index) => char.IsUpper(letter) ? (index == 0 ? "" : " ") + char.ToLowerInvariant(letter) : letter.ToString()));
}
