using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using CsCheck;
using Throughline.Server.Pages.Timeline;

namespace Throughline.Server.Tests.Pages;

public sealed class PlanPackerTests
{
    private static readonly PlanHeader Header = new() { Version = "1", Revision = 1, Count = 0, Epoch = "2027-01-03", Today = 0 };

    private static PlanHeader HeaderOf(int count, string version) => Header with { Version = version, Count = count };

    private static PlanRow Row(int key, int start = 0, params int[] after) => new()
    {
        Key = $"KIT-{key}", Name = $"Row {key}", Start = SmallPlan.Start.AddDays(start), Finish = SmallPlan.Start.AddDays(start + 1), Duration = "1d", TotalFloat = 0,
        Links = [.. after.Select(from => new PlanRowLink($"KIT-{from}", 1, "", true, false))],
    };

    /// <summary>Applies a delta as the browser does: drop, then replace or insert in ascending order.</summary>
    private static List<string> Apply(ImmutableArray<PlanRow> before, PlanDelta delta)
    {
        var rows = before.Select(row => row.Key).Where(key => !delta.Removed.Contains(key)).ToList();
        for (var i = 0; i < delta.Rows.Key.Length; i++)
        {
            var key = delta.Rows.KeyPrefix + delta.Rows.Key[i];
            if (!rows.Contains(key)) rows.Insert(delta.Rows.At.ShouldNotBeNull()[i], key);
        }

        return rows;
    }

    [Fact]
    public void Links_travel_as_distances_between_ordinals()
    {
        var packed = PlanPacker.Pack(HeaderOf(3, "1"), [Row(1), Row(2, 1, 1), Row(3, 2, 1, 2)]).Rows;
        packed.Links.Count.ShouldBe([0, 1, 2]);
        packed.Links.Back.ShouldBe([1, 2, 1]);
        packed.Links.Kind.ShouldBe([5, 5, 5]);
        packed.KeyPrefix.ShouldBe("KIT-");
        packed.Start[1].ShouldBe((2 * 24 + 8) * 60);
    }

    [Fact]
    public void A_delta_holds_only_what_changed()
    {
        ImmutableArray<PlanRow> before = [Row(1), Row(2, 1, 1), Row(3, 2)];
        var delta = PlanPacker.Delta("1", before, HeaderOf(3, "2"), [before[0], before[1] with { Name = "Other" }, before[2]]);
        delta.Removed.ShouldBeEmpty();
        delta.Rows.At.ShouldNotBeNull().ShouldBe([1]);
        delta.Rows.Name.ShouldBe(["Other"]);
    }

    [Fact]
    public void Asked_columns_travel_as_minutes_numbers_and_texts_and_count_as_changes()
    {
        ImmutableArray<PlanRow> before = [Row(1) with { Asked = [SmallPlan.Start, 7.5, "dry"] }, Row(2) with { Asked = [null, 8.0, null] }];
        var asked = PlanPacker.Pack(HeaderOf(2, "1"), before).Rows.Asked;
        (asked[0].Row.ShouldNotBeNull().Single(), asked[0].Value.Single()).ShouldBe((0, (24 + 8) * 60));
        asked[1].Row.ShouldBeNull();
        asked[1].Value.ShouldBe([7.5, 8]);
        asked[2].Texts.ShouldNotBeNull().Texts.ShouldBe(["", "dry"]);
        PlanPacker.Delta("1", before, HeaderOf(2, "2"), [before[0], before[1] with { Asked = [null, 9.0, null] }]).Rows.At.ShouldNotBeNull().ShouldBe([1]);
    }

    [Fact]
    public void Rows_that_only_shift_because_of_others_do_not_travel()
    {
        ImmutableArray<PlanRow> before = [Row(1), Row(2), Row(3)];
        var delta = PlanPacker.Delta("1", before, HeaderOf(4, "2"), [Row(9), .. before]);
        delta.Rows.Key.Length.ShouldBe(1);
        delta.Rows.At.ShouldNotBeNull().ShouldBe([0]);
    }

    [Fact]
    public void Applying_a_delta_gives_the_new_order_whatever_was_moved_added_or_removed() =>
        Gen.Select(Gen.Shuffle(Enumerable.Range(1, 12).ToArray()), Gen.Int[0, 12], Gen.Shuffle(Enumerable.Range(1, 15).ToArray()), Gen.Int[0, 15]).Sample((first, keep, second, take) =>
        {
            ImmutableArray<PlanRow> before = [.. first.Take(keep).Select(key => Row(key))];
            ImmutableArray<PlanRow> after = [.. second.Take(take).Select(key => Row(key))];
            Apply(before, PlanPacker.Delta("1", before, HeaderOf(after.Length, "2"), after)).ShouldBe(after.Select(row => row.Key));
        });

    [Fact]
    public void Ten_thousand_rows_and_fifteen_thousand_links_fit_a_quarter_of_a_megabyte()
    {
        var random = new Random(7);
        ImmutableArray<PlanRow> rows = [.. Enumerable.Range(1, 10_000).Select(key => Row(key, random.Next(900), [.. Enumerable.Range(0, key % 2 + 1).Select(_ => Math.Max(1, key - 1 - random.Next(40))).Where(from => from < key).Distinct()]) with
        {
            Name = $"Build part {random.Next(2000)} of the works", Duration = $"{random.Next(1, 20)}d", TotalFloat = random.Next(40) * 480, Percent = random.Next(101), Owner = $"Team {random.Next(30)}",
            Baseline = new PlanSpan(SmallPlan.Start.AddDays(random.Next(900)), SmallPlan.Start.AddDays(900)),
        })];
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true)) JsonSerializer.Serialize(gzip, PlanPacker.Pack(HeaderOf(rows.Length, "1"), rows), JsonSerializerOptions.Web);
        stream.Length.ShouldBeLessThan(250_000);
    }
}
