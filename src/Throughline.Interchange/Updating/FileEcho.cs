using Throughline.Interchange.MsProject;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;

namespace Throughline.Interchange.Updating;

/// <summary>What a program's own Microsoft Project XML says when it is read again: where a newer file says the same, nothing was edited there, however the format writes it.</summary>
internal sealed record FileEcho(Plan Plan, StoredDates StoredDates)
{
    /// <param name="current">The program.</param>
    public static FileEcho Of(Plan current)
    {
        var surroundings = new Surroundings(DateOnly.FromDateTime(current.Program.Start));
        using var stream = new MemoryStream();
        MspdiWriter.Write(current, Outlook.Of(current, surroundings), stream);
        stream.Position = 0;
        var request = new ImportRequest { Program = current.Program.Id, Today = surroundings.Today };
        return PlanReader.Read(stream, "", request, null, CancellationToken.None).Import is { } import && PlanUpdate.Aligned(current, import) is { } aligned
            ? new FileEcho(aligned.Plan, aligned.StoredDates)
            : new FileEcho(current, StoredDates.None);
    }

    /// <summary>The file without the calendars and assignments that only the format needs: those that the program's own file has too, and the program has not.</summary>
    public Plan WithoutOwn(Plan current, Plan file)
    {
        var used = file.WorkItems.Where(item => !EntityFields.AreSame(item, Plan.WorkItems.TryGet(item.Id.Value, out var shown) ? shown : null)).Select(item => item.Calendar)
            .Concat(file.Resources.Where(resource => !Plan.Resources.Contains(resource.Id.Value)).Select(resource => resource.Calendar))
            .Concat(file.Calendars.Where(calendar => !Plan.Calendars.Contains(calendar.Id.Value)).Select(calendar => calendar.Base))
            .Append(file.Program.Calendar == Plan.Program.Calendar ? null : file.Program.Calendar).ToHashSet();
        return file with
        {
            Calendars = Without(file.Calendars, current.Calendars, Plan.Calendars, calendar => used.Contains(calendar.Id)),
            Assignments = Without(file.Assignments, current.Assignments, Plan.Assignments, _ => false),
        };
    }

    /// <summary>An entity with the fields in which a newer file differs from what the program's own file says. An identifier of the file alone is no edit.</summary>
    /// <param name="mine">As it is.</param>
    /// <param name="theirs">As the newer file has it.</param>
    /// <param name="shown">As the program's own file has it. Null: it has it not.</param>
    public static T Edited<T>(T mine, T theirs, T? shown) where T : Entity
    {
        if (shown is null) return theirs;
        if (EntityFields.AreSame(theirs, shown)) return mine;
        var edited = EntityFields.Changed(shown, theirs).Where(field => field is not ("external" or "order")).ToList();
        if (edited.Count == 0) return mine;
        var (fields, news) = (EntityFields.Of(mine), EntityFields.Of(theirs));
        foreach (var field in edited.Append("external").Where(news.ContainsKey)) fields[field] = news[field]?.DeepClone();
        return (T)EntityFields.ToEntity(fields);
    }

    private static EntityTable<T> Without<T>(EntityTable<T> file, EntityTable<T> current, EntityTable<T> own, Func<T, bool> isUsed) where T : Entity =>
        EntityTable<T>.Of(file.Where(theirs => current.Contains(theirs.Ref.Id) || isUsed(theirs) || !own.TryGet(theirs.Ref.Id, out var shown) || !EntityFields.AreSame(theirs, shown)));
}
