namespace Throughline.Programs.Outlooks;

/// <summary>A link between rows.</summary>
/// <param name="Predecessor">Row of the item that holds back.</param>
/// <param name="Successor">Row of the item that waits.</param>
/// <param name="Dependency">The link.</param>
internal readonly record struct PlacedLink(int Predecessor, int Successor, Dependency Dependency)
{
    /// <summary>The links of a plan whose references hold: by successor, then predecessor, as the outline goes; of several between two items by identifier.</summary>
    public static PlacedLink[] Of(Plan plan, Outline outline)
    {
        var links = new PlacedLink[plan.Dependencies.Count];
        var successors = new int[links.Length];
        var count = 0;
        foreach (var link in plan.Dependencies)
        {
            links[count] = new PlacedLink(RowOf(link.Predecessor), RowOf(link.Successor), link);
            successors[count] = links[count].Successor;
            count++;
        }

        return RowGroups.Of<PlacedLink>(links, successors, outline.Ordinals.Length, Compare).Values;

        int RowOf(WorkItemId item) => outline.Rows[plan.WorkItems.OrdinalOf(item.Value)];
    }

    private static int Compare(PlacedLink left, PlacedLink right)
    {
        var rows = left.Predecessor.CompareTo(right.Predecessor);
        return rows != 0 ? rows : left.Dependency.Id.Value.CompareTo(right.Dependency.Id.Value);
    }
}
