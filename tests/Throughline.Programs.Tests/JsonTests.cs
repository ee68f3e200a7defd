using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Throughline.Programs.ChangeSets;
using Throughline.Programs.Demo;
using Throughline.Programs.Impacts;
using Throughline.Programs.Outlooks;

namespace Throughline.Programs.Tests;

public sealed class JsonTests
{
    [Fact]
    public void Every_entity_of_every_plan_comes_back_as_it_was() => PlanGen.Plans.Sample(
        plan =>
        {
            foreach (var entity in plan.Entities()) RoundTrip(entity);
        },
        iter: 30);

    [Fact]
    public void Every_entity_of_the_demo_comes_back_as_it_was()
    {
        foreach (var (plan, _) in DemoPortfolio.Create(new DateOnly(2026, 11, 23)))
            foreach (var entity in plan.Entities())
                RoundTrip(entity);
    }

    [Fact]
    public void Problems_of_every_kind_drivers_and_impacts_come_back_as_they_were()
    {
        var plan = new TestPlan().Task("A", "5d").Task("M", "2d", "A", with: item => item with { Mode = SchedulingMode.Manual, ManualStart = TestPlan.June(4, 8), ManualFinish = TestPlan.June(5), Deadline = TestPlan.June(4) });
        var outlook = plan.Outlook;
        foreach (var problem in outlook.Problems) JsonSerializer.Deserialize<Programs.Validation.PlanProblem>(JsonSerializer.Serialize(problem, PlanJson.Options), PlanJson.Options).ShouldBe(problem);
        outlook.Problems.Length.ShouldBeGreaterThan(1);
        var driver = outlook.Driver(1, DateKind.Start);
        JsonSerializer.Deserialize<DateDriver>(JsonSerializer.Serialize(driver, PlanJson.Options), PlanJson.Options).ShouldBe(driver);
        var impact = Impact.Between(outlook, new TestPlan().Task("A", "6d").Outlook);
        var text = JsonSerializer.Serialize(impact, PlanJson.Options);
        JsonSerializer.Serialize(JsonSerializer.Deserialize<Impact>(text, PlanJson.Options), PlanJson.Options).ShouldBe(text);
        var why = Programs.Explanations.Why.Of(outlook, plan["M"], DateKind.LateFinish);
        var whyText = JsonSerializer.Serialize(why, PlanJson.Options);
        JsonSerializer.Serialize(JsonSerializer.Deserialize<Programs.Explanations.Explanation>(whyText, PlanJson.Options), PlanJson.Options).ShouldBe(whyText);
    }

    [Fact]
    public void A_log_entry_comes_back_with_both_sides_of_each_change()
    {
        var plan = new TestPlan().Task("A", "3d");
        var log = new ChangeSets.Log(plan.Plan);
        log.Commit(new Change.Put(plan.Of("A") with { Name = "Dig" }), new Change.Put(plan.Plan.Program with { Purpose = "holes" }));
        var entry = log.Since(1).Single();
        var back = JsonSerializer.Deserialize<LogEntry>(JsonSerializer.Serialize(entry, PlanJson.Options), PlanJson.Options)!;
        back.Changes.Length.ShouldBe(2);
        EntityFields.AreSame(back.Changes[0].Before, entry.Changes[0].Before).ShouldBeTrue();
        EntityFields.AreSame(back.Changes[1].After, entry.Changes[1].After).ShouldBeTrue();
    }

    [Fact]
    public void It_reads_as_people_would_write_it()
    {
        var fields = EntityFields.Of(new TestPlan().Task("A", "3d", with: item => item with { Deadline = TestPlan.June(4) }).Of("A"));
        fields["entity"]!.GetValue<string>().ShouldBe("workItem");
        fields["deadline"]!.GetValue<string>().ShouldBe("2025-06-04T17:00:00");
        fields["constraint"]!.GetValue<string>().ShouldBe("asSoonAsPossible");
        fields["parent"].ShouldBeNull();
        fields.ContainsKey("parent").ShouldBeTrue();
        fields.ContainsKey("ref").ShouldBeFalse();
    }

    [Theory]
    [InlineData("\"2025-06-04T17:00:00Z\"")]
    [InlineData("\"2025-06-04T17:00:00+02:00\"")]
    [InlineData("\"yesterday\"")]
    [InlineData("17")]
    public void A_plan_date_with_a_zone_or_no_date_is_refused(string text) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<DateTime>(text, PlanJson.Options));

    [Theory]
    [InlineData("\"2025-06-04T17:00\"")]
    [InlineData("\"2025-06-04T17:00:00\"")]
    public void A_plan_date_to_the_minute_or_second_is_understood(string text) =>
        JsonSerializer.Deserialize<DateTime>(text, PlanJson.Options).ShouldBe(TestPlan.June(4));

    [Fact]
    public void A_list_that_is_null_is_refused()
    {
        var fields = EntityFields.Of(new TestPlan().Task("A").Of("A"));
        fields["customFields"] = null;
        Should.Throw<JsonException>(() => EntityFields.ToEntity(fields));
    }

    [Fact]
    public void A_missing_key_and_an_unknown_kind_are_refused()
    {
        var fields = EntityFields.Of(new TestPlan().Task("A").Of("A"));
        fields.Remove("key");
        Should.Throw<JsonException>(() => EntityFields.ToEntity(fields)).Message.ShouldContain("key");
        Should.Throw<JsonException>(() => EntityFields.ToEntity(new JsonObject { ["entity"] = "invoice" }));
    }

    [Fact]
    public void A_whole_plan_comes_back()
    {
        var plan = DemoPortfolio.Create(new DateOnly(2026, 11, 23))[0].Plan;
        var back = JsonSerializer.Deserialize<Plan>(JsonSerializer.Serialize(plan, PlanJson.Options), PlanJson.Options)!;
        PlanDifference.Between(plan, back).ShouldBeEmpty();
    }

    private static void RoundTrip(Entity entity)
    {
        var text = JsonSerializer.Serialize(entity, PlanJson.Options);
        var back = JsonSerializer.Deserialize<Entity>(text, PlanJson.Options)!;
        back.Ref.ShouldBe(entity.Ref);
        JsonNode.DeepEquals(JsonNode.Parse(JsonSerializer.Serialize(back, PlanJson.Options)), JsonNode.Parse(text)).ShouldBeTrue(text);
    }
}
