using System.Globalization;

namespace Throughline.Server.Words;

/// <summary>Runs a computation that makes texts in a reader's culture, on whatever thread it happens to be.</summary>
internal static class Cultures
{
    /// <summary>The name of the culture of the page being answered.</summary>
    public static string Current => CultureInfo.CurrentCulture.Name;

    public static T In<T>(string culture, Func<T> compute)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return compute();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
