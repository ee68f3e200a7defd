namespace Throughline.Load;

/// <summary>How long a program takes that is not in memory yet.</summary>
internal static class Activation
{
    public static async Task<int> Run(Uri address, string ids)
    {
        using var programs = new Programs(address);
        var first = new Sample();
        var others = new Sample();
        foreach (var program in Programs.Known(ids)) await (first.Count == 0 ? first : others).Time(() => programs.ReadTask(program));
        return Sample.Print(new { firstOfTheProcess = first.Figures(), others = others.Figures() });
    }
}
