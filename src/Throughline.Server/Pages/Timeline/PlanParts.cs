using System.Collections.Immutable;

namespace Throughline.Server.Pages.Timeline;

/// <summary>The modules of the plan, fetched side by side with the page instead of one after another. A test holds this list against the folder.</summary>
public static class PlanParts
{
    /// <summary>Addresses of all modules.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        .. new[]
        {
            "axis", "chooser", "clipboard", "columns", "dates", "dom", "early", "editor", "export", "frame", "grid", "host", "index", "keyboard", "legend", "links", "marks", "menu", "model", "mouse", "notice", "outline", "palette", "plan",
            "pointer", "scale", "settings", "share", "speak", "surface", "toolbar", "vector",
        }.Select(name => $"/plan/{name}.js"),
    ];
}
