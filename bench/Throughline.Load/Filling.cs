using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Throughline.Programs;

namespace Throughline.Load;

/// <summary>Creates the programs that are then measured.</summary>
internal static class Filling
{
    private const int Successors = 200;

    public static async Task<int> Run(Uri address, string file, int count, string ids)
    {
        var plan = Reading.Read(file);
        var made = new List<LoadedProgram>();
        var watch = Stopwatch.StartNew();
        using var programs = new Programs(address);
        for (var number = 0; number < count; number++)
        {
            var id = Guid.NewGuid();
            await programs.Create(id, string.Create(CultureInfo.InvariantCulture, $"{plan.Program.Name}, copy {number + 1}"));
            var (entities, head) = Copy(plan);
            await programs.Put(id, entities);
            made.Add(new LoadedProgram(id, head, entities.OfType<WorkItem>().Last().Id.Value));
        }
        await File.WriteAllTextAsync(ids, JsonSerializer.Serialize(made));
        return Sample.Print(new { programs = count, workItems = plan.WorkItems.Count + 1 + Successors, eachMilliseconds = Math.Round(watch.Elapsed.TotalMilliseconds / count) });
    }

    /// <summary>The plan with identifiers of its own, and a chain behind one more task.</summary>
    private static (List<Entity> Entities, Guid Head) Copy(Plan plan)
    {
        var names = plan.WorkItems.ToDictionary(item => item.Id, _ => new WorkItemId(Guid.NewGuid()));
        var entities = new List<Entity>();
        entities.AddRange(plan.WorkItems.Select(item => item with { Id = names[item.Id], Parent = item.Parent is { } parent ? names[parent] : null, Calendar = null, Owner = null }));
        entities.AddRange(plan.Dependencies.Select(link => link with { Id = new DependencyId(Guid.NewGuid()), Predecessor = names[link.Predecessor], Successor = names[link.Successor] }));
        var order = FractionalKey.Between(plan.WorkItems.Where(item => item.Parent is null).Select(item => item.Order).Max(StringComparer.Ordinal), null);
        var chain = new List<WorkItem>();
        for (var step = 0; step <= Successors; step++)
        {
            chain.Add(new WorkItem { Id = new WorkItemId(Guid.NewGuid()), Key = Invariant($"CHAIN-{step + 1}"), Name = Invariant($"Chain step {step}"), Order = order, Duration = Duration.OfDays(1 + step % 3) });
            order = FractionalKey.Between(order, null);
        }
        entities.AddRange(chain);
        entities.AddRange(chain.Zip(chain.Skip(1)).Select(pair => new Dependency { Id = new DependencyId(Guid.NewGuid()), Predecessor = pair.First.Id, Successor = pair.Second.Id }));
        return (entities, chain[0].Id.Value);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
