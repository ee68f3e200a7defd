using System.Globalization;
using Throughline.Engine.Networks;
using Throughline.Programs;
using Throughline.Programs.Validation;
using Throughline.Server.Pages.Timeline;
using Throughline.Server.Words;
using Throughline.Testing;

namespace Throughline.Server.Tests.Pages;

public sealed class TextTests
{
    [Theory]
    [InlineData("2027-01-05", "2027-01-05T00:00")]
    [InlineData(" 2027-01-05 13:30 ", "2027-01-05T13:30")]
    [InlineData("5 Jan 2027", "2027-01-05T00:00")]
    [InlineData("Jan 5, 2027", "2027-01-05T00:00")]
    [InlineData("5.1.2027", "2027-01-05T00:00")]
    public void Dates_are_read_as_people_write_them(string text, string date) =>
        DateText.Parse(text, CultureInfo.GetCultureInfo("en-GB")).ShouldBe(DateTime.Parse(date, CultureInfo.InvariantCulture));

    [Fact]
    public void Slashes_follow_the_readers_order()
    {
        DateText.Parse("5/1/2027", CultureInfo.GetCultureInfo("en-GB")).ShouldBe(new DateTime(2027, 1, 5));
        DateText.Parse("5/1/2027", CultureInfo.GetCultureInfo("en-US")).ShouldBe(new DateTime(2027, 5, 1));
        DateText.Parse("soon", CultureInfo.GetCultureInfo("en-US")).ShouldBeNull();
    }

    [Theory]
    [InlineData("SNET 2027-01-05", ConstraintKind.StartNoEarlierThan)]
    [InlineData("finish no later than 5 Jan 2027", ConstraintKind.FinishNoLaterThan)]
    [InlineData("Must start on 2027-01-05", ConstraintKind.MustStartOn)]
    public void Constraints_are_read_in_words_and_in_short(string text, ConstraintKind kind) => ConstraintText.Parse(text).ShouldBe((kind, new DateTime(2027, 1, 5)));

    [Fact]
    public void A_constraint_that_needs_a_date_is_not_read_without_one()
    {
        ConstraintText.Parse("SNET").ShouldBeNull();
        ConstraintText.Parse("").ShouldBe((ConstraintKind.AsSoonAsPossible, null));
        ConstraintText.Parse("ALAP").ShouldBe((ConstraintKind.AsLateAsPossible, null));
    }

    [Fact]
    public void Work_that_ends_at_midnight_ends_on_the_day_before()
    {
        DayText.LastDay(new DateTime(2027, 1, 14)).ShouldBe(new DateOnly(2027, 1, 13));
        DayText.DaysBetween(new DateTime(2027, 1, 14), new DateTime(2027, 1, 15, 17, 0, 0)).ShouldBe(2);
        DayText.Lateness(-1).ShouldBe("1 day early");
    }

    [Theory]
    [InlineData("2027-12-31", "31 Dec 2027")]
    [InlineData("2028-01-03", "3 Jan")]
    public void A_day_of_another_year_is_shown_with_its_year(string day, string text) =>
        Cultures.In("en-GB", () => DayText.Short(DateTime.Parse(day, CultureInfo.InvariantCulture), new DateOnly(2028, 1, 2))).ShouldBe(text);

    /// <summary>The plan's own dates say the same: see PlanColumnsTests.</summary>
    [Theory]
    [InlineData("en-GB", "3 Dec", "3 Dec 2031", "3 Dec 2031, 14:30", "3 December 2031")]
    [InlineData("en-US", "Dec 3", "Dec 3, 2031", "Dec 3, 2031, 2:30", "December 3, 2031")]
    public void Day_and_month_stand_in_the_order_of_the_readers_language(string culture, string day, string withYear, string exact, string inFull) => Cultures.In(culture, () =>
    {
        var date = new DateTime(2031, 12, 3, 14, 30, 0);
        DayText.Short(date, new DateOnly(2031, 1, 1)).ShouldBe(day);
        DayText.Short(date, new DateOnly(2030, 1, 1)).ShouldBe(withYear);
        DayText.WithYear(date).ShouldBe(withYear);
        DayText.Exact(date).ShouldStartWith(exact);
        DayText.Long(date).ShouldContain(inFull);
        SmallPlan.Set("KIT-2", "actualStart", "2031-12-03").Label.ShouldEndWith(withYear);
        ProblemWords.Of(new PlanProblem.DeadlineMissed(new EntityRef(EntityKind.WorkItem, SmallPlan.Id(2).Value), "deadline", date.Date, date), SmallPlan.Plan).ShouldContain($"misses its deadline {withYear}: it finishes {exact}");
        return true;
    });

    [Fact]
    public void A_move_within_a_day_is_told_by_its_times() => Cultures.In("en-GB", () =>
    {
        var (noon, evening, today) = (new DateTime(2027, 12, 3, 12, 0, 0), new DateTime(2027, 12, 3, 17, 0, 0), new DateOnly(2027, 11, 1));
        DayText.Move(noon, evening, today).ShouldBe("from 12:00 to 17:00 on 3 Dec");
        DayText.Move(noon, evening.AddDays(2), today).ShouldBe("from 3 Dec to 5 Dec");
        DayText.Shift(evening, noon).ShouldBe("5 h earlier");
        DayText.Shift(noon, evening.AddDays(1)).ShouldBe("1 d later");
        return true;
    });

    [Fact]
    public void Every_module_of_the_plan_is_fetched_with_the_page() =>
        Directory.EnumerateFiles(Checkout.Path("src", "Throughline.Server", "wwwroot", "plan"), "*.js").Select(file => "/plan/" + Path.GetFileName(file)).ShouldBe(PlanParts.All, ignoreOrder: true);
}
