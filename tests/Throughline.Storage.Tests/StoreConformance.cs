using System.Collections.Immutable;
using Throughline.Programs;
using Throughline.Programs.ChangeSets;

namespace Throughline.Storage.Tests;

/// <summary>What every store must do, whatever database is behind it. A provider derives from this and says how to open a fresh one.</summary>
public abstract class StoreConformance : IAsyncLifetime
{
    private static readonly ProgramId Heron = new(Samples.Number(10));

    /// <summary>The open store.</summary>
    protected IRevisionStore Store { get; private set; } = null!;

    private protected abstract Task<IDatabase> Open();

    private protected IDatabase Database { get; private set; } = null!;

    public async ValueTask InitializeAsync() => await Reopen();

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await CleanUp();
        GC.SuppressFinalize(this);
    }

    protected virtual ValueTask CleanUp() => ValueTask.CompletedTask;

    private protected async Task Reopen()
    {
        if (Database is not null) await Database.DisposeAsync();
        Database = await Open();
        Store = new RevisionStore(Database);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_field_of_every_entity_comes_back_after_reopening()
    {
        var entities = Samples.Everything(10);
        (await Store.Append(Samples.Adds(10, 1, entities), Cancel)).ShouldBe(AppendOutcome.Appended);
        await Reopen();
        var loaded = (await Store.Load(Heron, Cancel)).ShouldNotBeNull();
        loaded.Revision.ShouldBe(1);
        loaded.Surroundings.ShouldBe(Samples.Monday);
        Samples.Text(loaded.Plan).ShouldBe(string.Join('\n', entities.Select(Samples.Text).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Work_items_of_all_programs_are_found_by_key_and_words_the_best_first()
    {
        await Programs(("Heron", 10, ["Weave the roof", "Roof inspection", "Thatch 100% of it"]), ("Lantern", 20, ["Raise the roof beams", "Über_prüfung"]));

        (await Names("roof")).ShouldBe(["Roof inspection", "Raise the roof beams", "Weave the roof"]);
        (await Names("the ROOF")).ShouldBe(["Raise the roof beams", "Weave the roof"]);
        (await Names("k20-1")).ShouldBe(["Raise the roof beams"]);
        (await Names("100%")).ShouldBe(["Thatch 100% of it"]);
        (await Names("_")).ShouldBe(["Über_prüfung"]);
        (await Names("über")).ShouldBe(["Über_prüfung"]);
        (await Names(" ")).ShouldBeEmpty();
        (await Store.Find("roof", 1, Cancel)).ShouldBe([new StoredName(Heron, "Heron", "K10-2", "Roof inspection")]);
    }

    [Fact]
    public async Task What_was_removed_is_not_found()
    {
        await Programs(("Heron", 10, ["Weave the roof"]));
        var item = (await Store.Load(Heron, Cancel))!.Plan.WorkItems.Single();
        await Store.Append(Samples.Revision(10, 2, new EntityChange(item, null)), Cancel);
        (await Names("roof")).ShouldBeEmpty();
    }

    private async Task<string[]> Names(string text) => [.. (await Store.Find(text, 20, Cancel)).Select(found => found.Name)];

    private async Task Programs(params (string Name, int Number, string[] Items)[] programs)
    {
        foreach (var (name, number, items) in programs)
            await Store.Append(
                Samples.Adds(number, 1, [Samples.Program(number, name), .. items.Select((item, index) => Samples.Item((number * 100) + index, item) with { Key = $"K{number}-{index + 1}", Parent = null })]) with { Summary = Samples.Summary(number, 1, name) },
                Cancel);
    }

    [Fact]
    public async Task Plan_dates_come_back_without_a_zone()
    {
        await Store.Append(Samples.Adds(10, 1, Samples.Everything(10)), Cancel);
        var plan = (await Store.Load(Heron, Cancel))!.Plan;
        plan.Program.Start.Kind.ShouldBe(DateTimeKind.Unspecified);
        plan.WorkItems.First(item => item.Commitment is not null).Commitment!.Date.Kind.ShouldBe(DateTimeKind.Unspecified);
    }

    [Fact]
    public async Task A_program_nobody_made_is_not_there()
    {
        (await Store.Load(Heron, Cancel)).ShouldBeNull();
        (await Store.Remove(Heron, Cancel)).ShouldBeFalse();
        (await Store.Headlines(Heron, long.MaxValue, 10, Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_revision_is_made_once_and_the_second_writes_nothing()
    {
        await Store.Append(Samples.Adds(10, 1, Samples.Program(10), Samples.Item(2)), Cancel);
        (await Store.Append(Samples.Adds(10, 1, Samples.Item(3)), Cancel)).ShouldBe(AppendOutcome.RevisionTaken);
        (await Store.Append(Samples.Adds(10, 3, Samples.Item(3)), Cancel)).ShouldBe(AppendOutcome.RevisionTaken);
        var loaded = (await Store.Load(Heron, Cancel))!;
        loaded.Revision.ShouldBe(1);
        loaded.Plan.WorkItems.Count.ShouldBe(1);
        (await Store.LogAfter(Heron, 0, Cancel)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_change_set_is_in_the_log_once()
    {
        var first = Samples.Adds(10, 1, Samples.Program(10));
        await Store.Append(first, Cancel);
        var again = Samples.Adds(10, 2, Samples.Item(2));
        again = again with { Entry = again.Entry with { ChangeSetId = first.Entry.ChangeSetId } };
        (await Store.Append(again, Cancel)).ShouldBe(AppendOutcome.RevisionTaken);
        (await Store.Load(Heron, Cancel))!.Plan.WorkItems.Count.ShouldBe(0);
        (await Store.FindChangeSet(Heron, first.Entry.ChangeSetId, Cancel))!.Revision.ShouldBe(1);
        (await Store.FindChangeSet(Heron, Samples.Number(77), Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task A_removed_entity_leaves_a_tombstone_and_can_come_back()
    {
        var item = Samples.Item(2);
        await Store.Append(Samples.Adds(10, 1, Samples.Program(10), item), Cancel);
        await Store.Append(Samples.Revision(10, 2, new EntityChange(item, null)), Cancel);
        (await Store.Load(Heron, Cancel))!.Plan.WorkItems.Count.ShouldBe(0);
        var back = item with { Name = "Back again", Commitment = null };
        (await Store.Append(Samples.Revision(10, 3, new EntityChange(null, back)), Cancel)).ShouldBe(AppendOutcome.Appended);
        Samples.Text((await Store.Load(Heron, Cancel))!.Plan.WorkItems.Single()).ShouldBe(Samples.Text(back));
    }

    [Fact]
    public async Task A_log_entry_comes_back_as_it_was_written()
    {
        var item = Samples.Item(2);
        await Store.Append(Samples.Adds(10, 1, Samples.Program(10), item), Cancel);
        var revision = Samples.Revision(10, 2, new EntityChange(item, item with { Name = "Thatch" }));
        revision = revision with { Entry = revision.Entry with { Kind = LogEntryKind.Undo, Undoes = 1, Surroundings = new(new DateOnly(2026, 3, 5)) } };
        await Store.Append(revision, Cancel);
        var read = (await Store.LogEntry(Heron, 2, Cancel))!;
        StorageJson.Write(read).ShouldBe(StorageJson.Write(revision.Entry));
        StorageJson.Write((await Store.LogAfter(Heron, 1, Cancel)).Single()).ShouldBe(StorageJson.Write(revision.Entry));
        (await Store.LogEntry(Heron, 3, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Headlines_come_newest_first_and_page_by_revision()
    {
        await Store.Append(Samples.Adds(10, 1, Samples.Program(10)), Cancel);
        for (var revision = 2; revision <= 7; revision++) await Store.Append(Samples.Adds(10, revision, Samples.Item(revision)), Cancel);
        (await Store.Headlines(Heron, long.MaxValue, 3, Cancel)).Select(line => line.Revision).ShouldBe([7, 6, 5]);
        var older = await Store.Headlines(Heron, 5, 10, Cancel);
        older.Select(line => line.Revision).ShouldBe([4, 3, 2, 1]);
        older[0].ShouldBe(new LogHeadline(4, Samples.Number(10_000_004), LogEntryKind.Import, "Wren Amber", Samples.At.AddSeconds(4), "because", null, 1, """{"itemsMoved":1}"""));
    }

    [Fact]
    public async Task Summaries_are_ordered_by_name_character_by_character()
    {
        foreach (var (number, name) in new[] { (11, "beta"), (12, "Alpha"), (13, "alpha"), (14, "Zeta") })
            await Store.Append(Samples.Adds(number, 1, Samples.Program(number, name)) with { Summary = Samples.Summary(number, 1, name) }, Cancel);
        var list = await Store.Summaries(Cancel);
        list.Select(summary => summary.Name).ShouldBe(["Alpha", "Zeta", "alpha", "beta"]);
        list[0].ShouldBe(Samples.Summary(12, 1, "Alpha"));
    }

    [Fact]
    public async Task A_draft_survives_reopening_is_replaced_and_goes_with_the_revision_that_commits_it()
    {
        await Store.Append(Samples.Adds(10, 1, Samples.Program(10)), Cancel);
        var draft = new StoredDraft(Heron, "Wren Amber", Samples.Number(5), 1, Samples.At, "[]");
        await Store.SaveDraft(draft, Cancel);
        await Store.SaveDraft(draft with { Edits = "[1]" }, Cancel);
        await Reopen();
        (await Store.Draft(Heron, "Wren Amber", Cancel)).ShouldBe(draft with { Edits = "[1]" });
        (await Store.Draft(Heron, "Finch Green", Cancel)).ShouldBeNull();
        await Store.Append(Samples.Adds(10, 2, Samples.Item(2)) with { DraftOf = "Wren Amber" }, Cancel);
        (await Store.Draft(Heron, "Wren Amber", Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task A_draft_that_is_forgotten_is_gone()
    {
        await Store.Append(Samples.Adds(10, 1, Samples.Program(10)), Cancel);
        await Store.SaveDraft(new StoredDraft(Heron, "Wren Amber", Samples.Number(5), 1, Samples.At, "[]"), Cancel);
        await Store.RemoveDraft(Heron, "Wren Amber", Cancel);
        (await Store.Draft(Heron, "Wren Amber", Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task An_import_keeps_the_file_byte_for_byte_and_its_ledger()
    {
        var import = new StoredImport(Samples.Number(6), "nest.xml", [0, 255, 1, 2], """{"kept":3}""");
        await Store.Append(Samples.Adds(10, 1, Samples.Program(10)) with { Import = import }, Cancel);
        (await Store.Imports(Heron, Cancel)).ShouldBe([new ImportHeadline(import.Id, 1, "nest.xml", 4, Samples.At.AddSeconds(1), "Wren Amber")]);
        var read = (await Store.Import(Heron, import.Id, Cancel)).ShouldNotBeNull();
        read.Content.ShouldBe(import.Content);
        read.Ledger.ShouldBe(import.Ledger);
        (await Store.Import(new(Samples.Number(11)), import.Id, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task A_saved_mapping_replaces_the_one_of_the_same_name()
    {
        await Store.SaveMapping(new("Wren Amber", "Nests", "{}"), Cancel);
        await Store.SaveMapping(new("Wren Amber", "Nests", """{"name":0}"""), Cancel);
        await Store.SaveMapping(new("Finch Green", "Nests", "[]"), Cancel);
        (await Store.Mappings("Wren Amber", Cancel)).ShouldBe([new("Wren Amber", "Nests", """{"name":0}""")]);
    }

    [Fact]
    public async Task Removing_a_program_takes_everything_of_it_and_nothing_of_others()
    {
        foreach (var number in new[] { 10, 11 })
        {
            await Store.Append(Samples.Adds(number, 1, Samples.Everything(number)) with { Import = new(Samples.Number(6), "a.xml", [1], "{}") }, Cancel);
            await Store.SaveDraft(new(new(Samples.Number(number)), "Wren Amber", Samples.Number(5), 1, Samples.At, "[]"), Cancel);
        }
        (await Store.Remove(Heron, Cancel)).ShouldBeTrue();
        (await Store.Load(Heron, Cancel)).ShouldBeNull();
        (await Store.LogAfter(Heron, 0, Cancel)).ShouldBeEmpty();
        (await Store.Imports(Heron, Cancel)).ShouldBeEmpty();
        (await Store.Draft(Heron, "Wren Amber", Cancel)).ShouldBeNull();
        (await Store.Load(new(Samples.Number(11)), Cancel))!.Plan.Entities().Count().ShouldBe(8);
        (await Store.Append(Samples.Adds(10, 1, Samples.Everything(10)), Cancel)).ShouldBe(AppendOutcome.Appended);
    }

    [Fact]
    public async Task Work_that_is_canceled_before_it_begins_writes_nothing()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Store.Append(Samples.Adds(10, 1, Samples.Program(10)), source.Token));
        (await Store.Load(Heron, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Sixteen_writers_on_sixteen_programs_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(100, 16).Select(async program =>
        {
            await Store.Append(Samples.Adds(program, 1, Samples.Program(program)), Cancel);
            for (var revision = 2; revision <= 12; revision++)
                (await Store.Append(Samples.Adds(program, revision, Samples.Item(revision)), Cancel)).ShouldBe(AppendOutcome.Appended);
        }));
        await Reopen();
        foreach (var program in Enumerable.Range(100, 16))
        {
            var loaded = (await Store.Load(new(Samples.Number(program)), Cancel))!;
            loaded.Revision.ShouldBe(12);
            loaded.Plan.WorkItems.Count.ShouldBe(11);
        }
    }

    [Fact]
    public async Task Of_many_writers_of_one_revision_exactly_one_wins()
    {
        await Store.Append(Samples.Adds(10, 1, Samples.Program(10)), Cancel);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(writer =>
        {
            var revision = Samples.Adds(10, 2, Samples.Item(200 + writer));
            return Store.Append(revision with { Entry = revision.Entry with { ChangeSetId = Samples.Number(700 + writer) } }, Cancel);
        }));
        outcomes.Count(outcome => outcome == AppendOutcome.Appended).ShouldBe(1);
        (await Store.Load(Heron, Cancel))!.Plan.WorkItems.Count.ShouldBe(1);
    }
}
