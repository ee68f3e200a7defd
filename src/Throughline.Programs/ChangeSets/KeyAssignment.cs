using System.Globalization;
using Throughline.Programs.Validation;

namespace Throughline.Programs.ChangeSets;

/// <summary>Gives new work items their keys: an empty key, or one that somebody else's new item got first, becomes the program's next number.</summary>
internal static class KeyAssignment
{
    // Up to here looking through the keys costs less than an index of them.
    private const int FewItems = 4;

    /// <summary>Completes what is put; the program is put too when its next number grows.</summary>
    public static void Complete(Plan current, Dictionary<EntityRef, Entity> put, bool mayRenumber)
    {
        var added = put.Values.OfType<WorkItem>().Where(item => !current.WorkItems.Contains(item.Id.Value)).ToList();
        var program = put.TryGetValue(current.Program.Ref, out var changed) ? (ProgramDetails)changed : current.Program;
        // A number never goes back, except one that no key can get.
        long next = Math.Max(program.NextNumber, current.Program.NextNumber <= WorkItemKey.LargestNumber ? current.Program.NextNumber : 1);
        if (added.Count > 0)
        {
            next = Math.Max(next, added.Max(item => NumberOf(item.Key, program.KeyPrefix)) + 1);
            var taken = added.Count > FewItems ? current.WorkItems.Select(item => item.Key).ToHashSet(StringComparer.OrdinalIgnoreCase) : null;
            bool IsTaken(string key) => taken?.Contains(key) ?? current.WorkItems.Any(item => string.Equals(item.Key, key, StringComparison.OrdinalIgnoreCase));
            foreach (var item in added)
            {
                if (item.Key.Length > 0 && !(mayRenumber && IsTaken(item.Key) && NumberOf(item.Key, program.KeyPrefix) > 0)) continue;
                while (IsTaken(KeyOf(program, next))) next++;
                put[item.Ref] = item with { Key = KeyOf(program, next++) };
            }
        }

        if (next != program.NextNumber) put[program.Ref] = program with { NextNumber = (int)Math.Min(next, int.MaxValue) };
    }

    private static string KeyOf(ProgramDetails program, long number) => string.Create(CultureInfo.InvariantCulture, $"{program.KeyPrefix}-{number}");

    private static int NumberOf(string text, string prefix) => WorkItemKey.TryParse(text, out var key) && key.Prefix == prefix && key.Number < WorkItemKey.LargestNumber ? key.Number : 0;
}
