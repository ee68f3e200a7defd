namespace Throughline.Programs.Outlooks;

/// <summary>What an assignment costs by its resource's rates, where the source stated no cost.</summary>
internal static class AssignmentCost
{
    /// <summary>Work times the standard rate in force first, plus the cost per use; for material units times the rate. 0 without rates.</summary>
    public static decimal Of(Assignment assignment, Resource? resource, ProgramDetails program)
    {
        if (resource is null || resource.Kind == ResourceKind.Cost || resource.Rates.IsDefaultOrEmpty) return 0;
        var rate = resource.Rates.FirstOrDefault(rate => rate.Table == assignment.RateTable);
        if (rate is null) return 0;
        return resource.Kind == ResourceKind.Material
            ? rate.PerUse + rate.Standard * (decimal)assignment.Units
            : rate.PerUse * (decimal)Math.Ceiling(assignment.Units) + rate.Standard * assignment.WorkMinutes / MinutesOf(rate.StandardUnit, program);
    }

    private static decimal MinutesOf(RateUnit unit, ProgramDetails program) => unit switch
    {
        RateUnit.Minute => 1,
        RateUnit.Hour => 60,
        RateUnit.Day => program.MinutesPerDay,
        RateUnit.Week => program.MinutesPerWeek,
        RateUnit.Month => (decimal)program.MinutesPerDay * program.DaysPerMonth,
        RateUnit.Year => program.MinutesPerWeek * 52m,
        _ => 60,
    };
}
