using System.Globalization;
using Throughline.Engine.Networks;
using Throughline.Programs;

namespace Throughline.Interchange.Sheets;

/// <summary>Finds rows by number or identifier and reads the links between them.</summary>
internal sealed class SheetNames
{
    private readonly List<SheetItem> _items;
    private readonly SheetColumns _columns;
    private readonly ProgramDetails _program;
    private readonly SheetMapping _mapping;
    private readonly Dictionary<string, int> _rows = new(StringComparer.OrdinalIgnoreCase);

    public SheetNames(List<SheetItem> items, SheetColumns columns, ProgramDetails program, SheetMapping mapping)
    {
        (_items, _columns, _program, _mapping) = (items, columns, program, mapping);
        for (var index = 0; index < items.Count; index++)
            if (items[index].Id is { Length: > 0 } id && !_rows.TryAdd(id, index))
                columns.Refuse(items[index].Row, columns.Of(SheetField.Id).First().Header, id, "duplicate-id", "Another row has the same identifier.", "a different identifier in each row");
        var hasNumbers = items.Exists(item => int.TryParse(item.Id, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        for (var index = 0; index < items.Count && !hasNumbers; index++) _rows.TryAdd(items[index].Number.ToString(CultureInfo.InvariantCulture), index);
        foreach (var (item, index) in items.Select((item, index) => (item, index)))
            if (item.Wbs.Length > 0) _rows.TryAdd(item.Wbs, index);
    }

    public void ReadLinks()
    {
        foreach (var item in _items)
        {
            foreach (var column in _columns.Of(SheetField.Predecessors))
                foreach (var text in SheetLinks.Split(item.Row.At(column.Index).Text ?? "")) Read(item, column.Header, text, isSuccessor: false);
            foreach (var column in _columns.Of(SheetField.Successors))
                foreach (var text in SheetLinks.Split(item.Row.At(column.Index).Text ?? "")) Read(item, column.Header, text, isSuccessor: true);
        }
    }

    private void Read(SheetItem item, string header, string text, bool isSuccessor)
    {
        var (row, type, lag, form) = SheetLinks.Read(text, name => _rows.GetValueOrDefault(name, -1), _program, _mapping.DurationUnit);
        if (row < 0)
        {
            _columns.Refuse(item.Row, header, text, form ? "link-unknown-row" : "value-not-a-link", form ? "No row has this number or identifier." : "This is not a link.", SheetLinks.Forms);
            return;
        }
        var (predecessor, successor) = isSuccessor ? (item, _items[row]) : (_items[row], item);
        if (ReferenceEquals(predecessor, successor) || IsAbove(predecessor, successor) || IsAbove(successor, predecessor))
            _columns.Refuse(item.Row, header, text, "link-to-itself", "A row cannot wait for itself or for a row above or inside it.", "another row");
        else if (!successor.Links.Contains((predecessor, type, lag))) successor.Links.Add((predecessor, type, lag));
    }

    private static bool IsAbove(SheetItem upper, SheetItem lower)
    {
        for (var at = lower.Parent; at is not null; at = at.Parent)
            if (ReferenceEquals(at, upper)) return true;
        return false;
    }
}
