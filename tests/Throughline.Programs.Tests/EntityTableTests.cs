using CsCheck;

namespace Throughline.Programs.Tests;

public sealed class EntityTableTests
{
    private static readonly Gen<(bool IsPut, int Number, int Value)[]> Steps = Gen.Select(Gen.Bool, Gen.Int[0, 600], Gen.Int).Array[0, 400];

    [Fact]
    public void A_table_holds_what_a_dictionary_holds_and_older_versions_stay() => Steps.Sample(steps =>
    {
        var table = EntityTable<Resource>.Empty;
        var expected = new Dictionary<Guid, string>();
        var versions = new List<(EntityTable<Resource> Table, Dictionary<Guid, string> Expected)>();
        foreach (var (isPut, number, value) in steps)
        {
            table = isPut ? table.Put(Row(number, value)) : table.Remove(Id(number));
            if (isPut) expected[Id(number)] = $"{value}";
            else expected.Remove(Id(number));
            versions.Add((table, new Dictionary<Guid, string>(expected)));
        }

        foreach (var (version, rows) in versions)
        {
            version.Count.ShouldBe(rows.Count);
            version.ToDictionary(row => row.Id.Value, row => row.Name).ShouldBe(rows, ignoreOrder: true);
            foreach (var id in rows.Keys) version[version.OrdinalOf(id)]!.Name.ShouldBe(rows[id]);
        }
    }, iter: 40);

    [Fact]
    public void Versions_derived_from_one_parent_at_the_same_time_do_not_see_each_other()
    {
        var parent = EntityTable<Resource>.Of(Enumerable.Range(0, 500).Select(number => Row(number, 0)));
        var versions = Enumerable.Range(1, 64).AsParallel().WithDegreeOfParallelism(8)
            .Select(version => (Version: version, Table: Enumerable.Range(0, 50).Aggregate(parent.Put(Row(version, version)), (table, added) => table.Put(Row(1000 * version + added, version)))))
            .ToList();
        foreach (var (version, table) in versions)
        {
            table.Count.ShouldBe(550);
            table.Count(row => row.Name == $"{version}").ShouldBe(51);
            table.TryGet(Id(1000 * (version + 1)), out _).ShouldBeFalse();
        }

        parent.Count.ShouldBe(500);
        parent.ShouldAllBe(row => row.Name == "0");
    }

    [Fact]
    public void Ordinals_that_differ_are_those_that_were_put_or_removed()
    {
        var table = EntityTable<Resource>.Of(Enumerable.Range(0, 1000).Select(number => Row(number, 0)));
        var changed = table.Put(Row(3, 1)).Remove(Id(700)).Put(Row(5000, 1));
        changed.OrdinalsThatDiffer(table).ShouldBe([3, 700, 1000]);
        table.OrdinalsThatDiffer(table).ShouldBeEmpty();
        Should.Throw<ArgumentException>(() => table.OrdinalsThatDiffer(EntityTable<Resource>.Of(table)));
    }

    [Fact]
    public void Numbers_of_rows_that_were_never_kept_are_given_up_in_time()
    {
        var kept = EntityTable<Resource>.Of([Row(0, 0)]);
        for (var number = 1; number < 20_000; number++) kept.Put(Row(number, 1));
        var next = kept.Put(Row(30_000, 1));
        next.Count.ShouldBe(2);
        next.OrdinalLimit.ShouldBeLessThan(1000);
    }

    internal static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    private static Resource Row(int number, int value) => new() { Id = new ResourceId(Id(number)), Name = $"{value}" };
}
