using System.Globalization;
using Throughline.Load;

// Each verb prints one JSON object: what was measured, in milliseconds unless the name says otherwise.
return args switch
{
    ["read", var file] => Reading.Run(file),
    ["fill", var address, var file, var programs, var ids] => await Filling.Run(new Uri(address), file, int.Parse(programs, CultureInfo.InvariantCulture), ids),
    ["latency", var address, var ids] => await Latency.Run(new Uri(address), ids),
    ["writers", var address, var ids, var rounds] => await Latency.RunWriters(new Uri(address), ids, int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["activate", var address, var ids] => await Activation.Run(new Uri(address), ids),
    ["create", var address, var ids, var clients, var seconds] => await Creating.Run(new Uri(address), ids, int.Parse(clients, CultureInfo.InvariantCulture), int.Parse(seconds, CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        read FILE                            reads a plan: cold, then warm
        fill ADDRESS FILE PROGRAMS IDS       creates programs from a plan, each with a chain of 200 successors; writes their ids
        latency ADDRESS IDS                  previews, reads beside previews, commits, commits of 16 writers
        writers ADDRESS IDS ROUNDS           only the commits of 16 writers
        activate ADDRESS IDS                 the first request to each program of a fresh server
        create ADDRESS IDS CLIENTS SECONDS   tasks created per second, each client on its own program
        """);
    return 2;
}
