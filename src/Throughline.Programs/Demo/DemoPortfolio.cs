using System.Collections.Immutable;

namespace Throughline.Programs.Demo;

/// <summary>Three plainly fictional programs to look at: some weeks under way, with people, calendars, progress, slips, baselines and promises of which some are kept and some missed; each with the changes of its last weeks.</summary>
public static class DemoPortfolio
{
    /// <summary>The programs, as of a day: the same day gives the same programs, to the last identifier.</summary>
    /// <param name="today">The day; status is recorded up to the Friday before it.</param>
    public static ImmutableArray<DemoProgram> Create(DateOnly today) => [Lantern.Create(today), Orchard.Create(today), Meridian.Create(today)];
}
