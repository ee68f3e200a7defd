using CsCheck;

namespace Throughline.Programs.Tests;

public sealed class FractionalKeyTests
{
    [Fact]
    public void A_key_always_fits_between_two_others() => Gen.Int[0, 1_000_000].Array[1, 200].Sample(places =>
    {
        var keys = new List<string>();
        foreach (var place in places)
        {
            var at = place % (keys.Count + 1);
            keys.Insert(at, FractionalKey.Between(at == 0 ? null : keys[at - 1], at == keys.Count ? null : keys[at]));
        }

        for (var at = 1; at < keys.Count; at++) string.CompareOrdinal(keys[at - 1], keys[at]).ShouldBeLessThan(0);
    });

    [Fact]
    public void A_sequence_is_in_order_and_leaves_room() => Gen.Int[1, 5000].Sample(
        count =>
        {
            var keys = FractionalKey.Sequence(count).ToList();
            keys.Count.ShouldBe(count);
            for (var at = 1; at < keys.Count; at++) string.CompareOrdinal(keys[at - 1], keys[at]).ShouldBeLessThan(0);
            string.CompareOrdinal(FractionalKey.Between(keys[^1], null), keys[^1]).ShouldBeGreaterThan(0);
            string.CompareOrdinal(FractionalKey.Between(null, keys[0]), keys[0]).ShouldBeLessThan(0);
        },
        iter: 30);
}
