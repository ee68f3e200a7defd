using System.Globalization;
using Throughline.Programs;

namespace Throughline.Interchange.Sheets;

/// <summary>Makes resources of the names in a sheet, and assignments and owners of their cells.</summary>
internal sealed class SheetPeople(IdSource ids, LedgerBuilder ledger, SheetColumns columns, string source)
{
    private readonly Dictionary<string, Resource> _byName = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<Resource> Resources => _byName.Values;

    public ResourceId? OwnerOf(SheetItem item)
    {
        if (columns.Text(item.Row, SheetField.Owner) is { Length: > 0 } owner) return Person(owner);
        if (columns.Has(SheetField.Owner) || item.Children.Count > 0 || Shares(item).ToList() is not [var only]) return null;
        ledger.Changed("Task", "Owner", "Where a task has one resource and the sheet no owners, the resource is accountable.", item.ToString(), item.Row.Line);
        return Person(only.Name);
    }

    public IEnumerable<Assignment> AssignmentsOf(SheetItem item)
    {
        if (item.Children.Count > 0) yield break;
        foreach (var (name, units) in Shares(item).DistinctBy(share => share.Name, StringComparer.OrdinalIgnoreCase))
        {
            var duration = item.Item!.Duration;
            yield return new Assignment
            {
                Id = ids.Assignment($"{item.Item.Id.Value:N}-{name.ToUpperInvariant()}"), WorkItem = item.Item.Id, Resource = Person(name), Units = units,
                WorkMinutes = duration.IsElapsed ? 0 : (long)Math.Round(duration.Minutes * units),
            };
        }
    }

    // "Red Team[50%]; Blue Team": shares stand in brackets.
    private IEnumerable<(string Name, double Units)> Shares(SheetItem item)
    {
        var text = columns.Text(item.Row, SheetField.Resources);
        foreach (var part in text.Split(text.Contains(';', StringComparison.Ordinal) ? [';', '\n'] : [',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            var name = (bracket < 0 ? part : part[..bracket]).Trim();
            if (name.Length == 0) continue;
            var share = bracket < 0 ? "" : part[(bracket + 1)..].TrimEnd(']').Trim();
            var isShare = double.TryParse(share.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1_000_000;
            yield return (name, !isShare ? 1 : share.EndsWith('%') ? number / 100 : number);
        }
    }

    private ResourceId Person(string name)
    {
        if (!_byName.TryGetValue(name, out var resource))
            _byName[name] = resource = new Resource { Id = ids.Resource(name.ToUpperInvariant()), Name = name, Kind = ResourceKind.Work, External = new ExternalReference(source, name) };
        return resource.Id;
    }
}
