using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Throughline.Programs.Outlooks;
using Throughline.Server.Words;

namespace Throughline.Server.Pages.Start;

/// <summary>How each program stands, one row each.</summary>
public sealed partial class ProgramTable
{
    /// <summary>The programs, in the order to show.</summary>
    [Parameter, EditorRequired] public required ImmutableArray<ProgramSummary> Programs { get; set; }

    /// <summary>The reader's now.</summary>
    [Parameter, EditorRequired] public required DateTimeOffset Now { get; set; }

    private DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>Days from the promise to the forecast, with a sign: <c>+5</c> is late.</summary>
    private static string Margin(CommitmentOutlook commitment)
    {
        var held = commitment.Promised.TimeOfDay == TimeSpan.Zero ? commitment.Promised.AddDays(1) : commitment.Promised;
        var days = DayText.DaysBetween(held, commitment.Forecast);
        return days switch { 0 => "0", > 0 => days.ToString("'+'0", CultureInfo.CurrentCulture), _ => "−" + (-days).ToString(CultureInfo.CurrentCulture) };
    }
}
