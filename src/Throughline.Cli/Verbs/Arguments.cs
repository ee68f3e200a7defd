using System.CommandLine;
using System.CommandLine.Parsing;
using Throughline.Cli.Offline;
using Throughline.Interchange.Reports;

namespace Throughline.Cli.Verbs;

/// <summary>Arguments that several verbs share.</summary>
internal static class Arguments
{
    public static Argument<FileInfo> PlanFile(string name = "FILE") => new(name) { Description = "A plan: Microsoft Project XML, CSV or XLSX; recognized by its content" };

    public static Option<Preset> Preset() => new("--preset")
    {
        Description = "Conventions for computing dates: File (as the file says), Msp, P6, Recommended",
        DefaultValueFactory = _ => Offline.Preset.File,
        CustomParser = result => Named<Preset>("--preset", result),
    };

    public static Option<Paper> Paper() => new("--paper")
    {
        Description = "Paper of a pdf, used across: A4, A3, Letter or Tabloid",
        DefaultValueFactory = _ => Interchange.Reports.Paper.A4,
        CustomParser = result => Named<Paper>("--paper", result),
    };

    private static T Named<T>(string option, ArgumentResult result) where T : struct, Enum
    {
        var word = result.Tokens[0].Value;
        foreach (var value in Enum.GetValues<T>())
            if (string.Equals(value.ToString(), word, StringComparison.OrdinalIgnoreCase)) return value;
        result.AddError($"{option} is one of {string.Join(", ", Enum.GetNames<T>())}, not '{word}'.");
        return default;
    }

    public static Option<string?> Columns()
    {
        var columns = new Option<string?>("--columns") { Description = "Columns of csv, xlsx and pdf, separated by commas, such as name,start,finish,owner; a wrong one is answered with all there are" };
        columns.Validators.Add(result =>
        {
            _ = PlanColumn.Named(result.Tokens.Count > 0 ? result.Tokens[0].Value : "", out var unknown);
            if (!unknown.IsEmpty) result.AddError(PlanColumn.Refusal(unknown));
        });
        return columns;
    }

    public static Option<Uri> Server() => new("--server")
    {
        Description = "Address of a running server",
        DefaultValueFactory = _ => new Uri("http://localhost:5080"),
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https") return address;
            result.AddError($"'{result.Tokens[0].Value}' is not the address of a server, such as http://localhost:5080.");
            return null;
        },
    };
}
