using System.Collections.Immutable;
using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Throughline.Programs;
using Throughline.Storage.Tables;

namespace Throughline.Storage;

/// <summary>Finding work items by what people call them.</summary>
internal sealed partial class RevisionStore
{
    private const string Escape = "\\";

    public async Task<ImmutableArray<StoredName>> Find(string text, int take, CancellationToken cancel)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return [];
        await using var context = database.Open();
        var items = context.Set<WorkItem>().AsNoTracking().Where(item => !EF.Property<bool>(item, EntityRows.IsRemoved));
        foreach (var word in words) items = items.Where(Named(word));
        var whole = Literal(string.Join(' ', words));
        var start = whole + "%";
        var found = await items
            .Join(context.Heads, item => EF.Property<Guid>(item, EntityRows.Program), head => head.ProgramId, (item, head) => new { head.ProgramId, Program = head.Name, item.Key, item.Name })
            .OrderBy(item => EF.Functions.Like(item.Key, whole, Escape) ? 0 : EF.Functions.Like(item.Key, start, Escape) ? 1 : EF.Functions.Like(item.Name, start, Escape) ? 2 : 3)
            .ThenBy(item => item.Name).ThenBy(item => item.Key).Take(take)
            .ToListAsync(cancel);
        return [.. found.Select(item => new StoredName(new ProgramId(item.ProgramId), item.Program, item.Key, item.Name))];
    }

    /// <summary>LIKE tells capitals from small letters beyond ASCII, so a word with such letters is looked for in its usual spellings.</summary>
    private static Expression<Func<WorkItem, bool>> Named(string word)
    {
        var typed = Containing(word);
        if (word.All(char.IsAscii)) return item => EF.Functions.Like(item.Name, typed, Escape) || EF.Functions.Like(item.Key, typed, Escape);
        var (small, large) = (Containing(word.ToLowerInvariant()), Containing(word.ToUpperInvariant()));
        var title = Containing(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(word.ToLowerInvariant()));
        return item => EF.Functions.Like(item.Name, typed, Escape) || EF.Functions.Like(item.Name, small, Escape) || EF.Functions.Like(item.Name, large, Escape) || EF.Functions.Like(item.Name, title, Escape);
    }

    private static string Containing(string word) => $"%{Literal(word)}%";

    private static string Literal(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
