using System.Text.RegularExpressions;

namespace Throughline.Programs.Validation;

/// <summary>What holds for the program itself.</summary>
internal static partial class ProgramRules
{
    private const long MinutesPerWeekAtMost = 7 * 1440;

    public static void Check(Plan plan, ProblemList problems)
    {
        var program = plan.Program;
        problems.Text(program, "name", program.Name, 500, required: true);
        problems.Text(program, "purpose", program.Purpose, 100_000);
        if (!WorkItemKey.IsPrefix(program.KeyPrefix)) problems.Add(new PlanProblem.TextMalformed(program.Ref, "keyPrefix", program.KeyPrefix, "APX"));
        problems.Date(program, "start", program.Start);
        problems.Date(program, "finish", program.Finish);
        problems.Date(program, "statusDate", program.StatusDate);
        problems.Number(program, "minutesPerDay", program.MinutesPerDay, 1, 1440);
        problems.Number(program, "minutesPerWeek", program.MinutesPerWeek, 1, MinutesPerWeekAtMost);
        problems.Number(program, "daysPerMonth", program.DaysPerMonth, 1, 31);
        problems.Number(program, "nextNumber", program.NextNumber, 1, WorkItemKey.LargestNumber);
        problems.Reference(program, "calendar", plan.Calendars, EntityKind.Calendar, program.Calendar?.Value);
        if (program.ScheduleFrom == ScheduleFrom.Finish && program.Finish is null) problems.Add(new PlanProblem.ValueMissing(program.Ref, "finish"));
        if (program.ScheduleFrom == ScheduleFrom.Start) problems.Order(program, "finish", program.Start, program.Finish);
        if (!Currency().IsMatch(program.Currency)) problems.Add(new PlanProblem.TextMalformed(program.Ref, "currency", program.Currency, "EUR"));
    }

    [GeneratedRegex("^(?:[A-Z]{3})?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Currency();
}
