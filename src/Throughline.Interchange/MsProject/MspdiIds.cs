using System.Globalization;
using Throughline.Programs;
using Throughline.Programs.Outlooks;

namespace Throughline.Interchange.MsProject;

/// <summary>The identifiers of a plan's things in the file: those they came with, the number of a work item's key, else the next free ones.</summary>
internal sealed class MspdiIds
{
    private readonly Dictionary<Guid, int> _uids = [];

    public MspdiIds(Plan plan, Outlook outlook)
    {
        var items = Enumerable.Range(0, outlook.Count).Select(outlook.Item).ToList();
        Number(items, item => item.External, item => KeyNumber(item.Key));
        Number(plan.Calendars.ById(), calendar => calendar.External, _ => null);
        Number(plan.Resources.ById(), resource => resource.External, _ => null);
        Number(plan.Assignments.ById(), assignment => assignment.External, _ => null);
        HasItemZero = items.Exists(item => Of(item.Id.Value) == 0);
    }

    /// <summary>Whether a work item holds the identifier that otherwise stands for the whole project.</summary>
    public bool HasItemZero { get; }

    public int Of(Guid id) => _uids[id];

    public int? Find(Guid? id) => id is { } known && _uids.TryGetValue(known, out var uid) ? uid : null;

    private void Number<T>(IEnumerable<T> entities, Func<T, ExternalReference?> external, Func<T, int?> otherwise) where T : Entity
    {
        var taken = new HashSet<int>();
        var waiting = new List<T>();
        foreach (var entity in entities)
            if (FileId(external(entity)) is { } uid && taken.Add(uid)) _uids[entity.Ref.Id] = uid;
            else waiting.Add(entity);
        var next = 1;
        foreach (var entity in waiting)
        {
            var uid = otherwise(entity) is { } wish && taken.Add(wish) ? wish : -1;
            while (uid < 0)
                if (taken.Add(next++)) uid = next - 1;
            _uids[entity.Ref.Id] = uid;
        }
    }

    private static int? FileId(ExternalReference? external) =>
        external is { Source: MspdiSource.Name } && int.TryParse(external.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var uid) ? uid : null;

    private static int? KeyNumber(string key) =>
        int.TryParse(key.AsSpan(key.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
