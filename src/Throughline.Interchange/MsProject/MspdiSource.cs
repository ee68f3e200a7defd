using System.Globalization;

namespace Throughline.Interchange.MsProject;

/// <summary>What is the same in reading and writing Microsoft Project XML.</summary>
internal static class MspdiSource
{
    /// <summary>Name of this source in external references.</summary>
    public const string Name = "mspdi";

    /// <summary>Namespace of the format.</summary>
    public const string Namespace = "http://schemas.microsoft.com/project";

    /// <summary>The resource identifier that means nobody.</summary>
    public const int Nobody = -65535;

    /// <summary>Costs of tasks and assignments are written in hundredths; rates are not.</summary>
    public const decimal MoneyUnits = 100m;

    /// <summary>The first date of the format, written for "since ever".</summary>
    public static readonly DateTime SinceEver = new(1984, 1, 1);

    /// <summary>The last date of the format, written for "for ever".</summary>
    public static readonly DateTime ForEver = new(2049, 12, 31, 23, 59, 0);

    /// <summary>An identifier of the file as text.</summary>
    public static string Id(int uid) => uid.ToString(CultureInfo.InvariantCulture);
}
