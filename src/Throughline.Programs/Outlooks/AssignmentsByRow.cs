namespace Throughline.Programs.Outlooks;

/// <summary>Assignments grouped by the row of their work item, in one array; within a row by identifier.</summary>
internal sealed class AssignmentsByRow
{
    private readonly Assignment[] _assignments;
    private readonly int[] _offsets;

    private AssignmentsByRow(Assignment[] assignments, int[] offsets) => (_assignments, _offsets) = (assignments, offsets);

    public ReadOnlySpan<Assignment> this[int row] => _assignments.AsSpan(_offsets[row].._offsets[row + 1]);

    /// <summary>The same where rows without assignments follow.</summary>
    public AssignmentsByRow For(int rows)
    {
        if (rows + 1 == _offsets.Length) return this;
        var offsets = new int[rows + 1];
        _offsets.CopyTo(offsets, 0);
        offsets.AsSpan(_offsets.Length).Fill(_assignments.Length);
        return new AssignmentsByRow(_assignments, offsets);
    }

    public static AssignmentsByRow Of(Plan plan, Outline outline)
    {
        Assignment[] assignments = [.. plan.Assignments];
        var rows = new int[assignments.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = plan.WorkItems.OrdinalOf(assignments[i].WorkItem.Value) is >= 0 and var item ? outline.Rows[item] : -1;
        var (offsets, grouped) = RowGroups.Of<Assignment>(assignments, rows, outline.Ordinals.Length, static (left, right) => left.Id.Value.CompareTo(right.Id.Value));
        return new AssignmentsByRow(grouped, offsets);
    }
}
