namespace Throughline.Programs.Outlooks;

/// <summary>Assignments grouped by the row of their work item, in one array.</summary>
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
        var table = plan.Assignments;
        var offsets = new int[outline.Ordinals.Length + 1];
        var rows = new int[table.OrdinalLimit];
        for (var ordinal = 0; ordinal < table.OrdinalLimit; ordinal++)
        {
            rows[ordinal] = table[ordinal] is { } assignment && plan.WorkItems.OrdinalOf(assignment.WorkItem.Value) is >= 0 and var item ? outline.Rows[item] : -1;
            if (rows[ordinal] >= 0) offsets[rows[ordinal] + 1]++;
        }

        for (var row = 0; row + 1 < offsets.Length; row++) offsets[row + 1] += offsets[row];
        var assignments = new Assignment[offsets[^1]];
        var next = offsets.AsSpan(..^1).ToArray();
        for (var ordinal = 0; ordinal < rows.Length; ordinal++)
            if (rows[ordinal] >= 0)
                assignments[next[rows[ordinal]]++] = table[ordinal]!;
        return new AssignmentsByRow(assignments, offsets);
    }
}
