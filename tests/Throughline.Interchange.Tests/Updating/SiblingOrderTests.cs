using CsCheck;
using Throughline.Interchange.Updating;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Outlooks;

namespace Throughline.Interchange.Tests.Updating;

public sealed class SiblingOrderTests
{
    private static readonly Surroundings Monday = new(new DateOnly(2026, 1, 5));

    [Fact]
    public void A_row_inserted_between_others_is_one_new_row_and_none_moved()
    {
        var current = Sheet(["Red", "Blue", "Gold"]).Plan;

        var updated = PlanUpdate.Onto(current, Sheet(["Red", "Green", "Blue", "Gold"]));

        Names(updated).ShouldBe(["Red", "Green", "Blue", "Gold"]);
        Moved(current, updated).ShouldBeEmpty();
        PlanDifference.Between(current, updated).Where(change => change.Target.Kind == EntityKind.WorkItem).ShouldHaveSingleItem().Target.ShouldBe(updated.WorkItems.Single(item => item.Name == "Green").Ref);
    }

    [Fact]
    public void Of_rows_of_which_one_went_to_the_end_that_one_moved()
    {
        var current = Sheet(["Red", "Blue", "Gold", "Grey"]).Plan;

        var updated = PlanUpdate.Onto(current, Sheet(["Blue", "Gold", "Grey", "Red"]));

        Names(updated).ShouldBe(["Blue", "Gold", "Grey", "Red"]);
        Moved(current, updated).ShouldBe(["Red"]);
    }

    [Fact]
    public void A_row_removed_moves_none()
    {
        var current = Sheet(["Red", "Blue", "Gold"]).Plan;

        Moved(current, PlanUpdate.Onto(current, Sheet(["Red", "Gold"]))).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_made_here_stays_between_the_rows_it_stood_between()
    {
        var current = Sheet(["Red", "Blue"]).Plan;
        var (red, blue) = (Order(current, "Red"), Order(current, "Blue"));
        var own = new WorkItem { Id = new(new Guid("0f8fad5b-d9cb-469f-a165-70867728950e")), Key = "PLA-9", Name = "Made here", Order = FractionalKey.Between(red, blue) };
        current = current with { WorkItems = current.WorkItems.Put(own) };

        var updated = PlanUpdate.Onto(current, Sheet(["Red", "Green", "Blue"]));

        Names(updated).ShouldBe(["Red", "Green", "Made here", "Blue"]);
        updated.WorkItems.Select(item => item.Order).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public void Two_thousand_rows_inserted_in_one_place_get_short_keys_in_order()
    {
        var names = Enumerable.Range(0, 2000).Select(number => $"New {number}").ToList();
        var current = Sheet(["Red", "Blue"]).Plan;

        var updated = PlanUpdate.Onto(current, Sheet(["Red", .. names, "Blue"]));

        Names(updated).ShouldBe(["Red", .. names, "Blue"]);
        updated.WorkItems.Max(item => item.Order.Length).ShouldBeLessThanOrEqualTo(20);
    }

    [Fact]
    public void However_rows_are_shuffled_removed_and_added_the_file_s_order_holds_and_as_few_as_possible_moved()
    {
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, 6], Gen.Int[0, 1_000_000]).Sample((before, added, seed) =>
        {
            var shuffled = Enumerable.Range(0, before + added).OrderBy(number => Mixed(number, seed)).Where(number => number >= before || Mixed(number, seed + 1) % 4 != 0).ToList();
            if (shuffled.Count == 0) return;
            var current = Sheet(Enumerable.Range(0, before).Select(Name)).Plan;

            var updated = PlanUpdate.Onto(current, Sheet(shuffled.Select(Name)));

            Names(updated).ShouldBe(shuffled.Select(Name));
            var stayed = shuffled.Where(number => number < before).ToList();
            Moved(current, updated).Count.ShouldBe(stayed.Count - LongestRising(stayed));
        }, iter: 300);

        static string Name(int number) => $"Row {number}";
    }

    /// <summary>By trying every subset of up to twelve rows.</summary>
    private static int LongestRising(List<int> numbers)
    {
        var longest = 0;
        for (var subset = 0; subset < 1 << numbers.Count; subset++)
        {
            var chosen = numbers.Where((_, at) => (subset >> at & 1) == 1).ToList();
            if (chosen.SequenceEqual(chosen.Order())) longest = Math.Max(longest, chosen.Count);
        }
        return longest;
    }

    private static uint Mixed(int number, int seed)
    {
        var mixed = unchecked((uint)(number * 73_856_093 ^ seed * 19_349_663));
        mixed = unchecked((mixed ^ mixed >> 15) * 2_246_822_519u);
        return mixed ^ mixed >> 13;
    }

    private static PlanImport Sheet(IEnumerable<string> names) => Read.Import("Name,Duration\n" + string.Join("\n", names.Select(name => name + ",2d")), "plan.csv");

    private static List<string> Names(Plan plan)
    {
        var outlook = Outlook.Of(plan, Monday);
        return [.. Enumerable.Range(0, outlook.Count).Select(row => outlook.Item(row).Name)];
    }

    private static string Order(Plan plan, string name) => plan.WorkItems.Single(item => item.Name == name).Order;

    private static List<string> Moved(Plan before, Plan after) =>
        [.. after.WorkItems.Where(item => before.WorkItems.TryGet(item.Id.Value, out var was) && was.Order != item.Order).Select(item => item.Name)];
}
