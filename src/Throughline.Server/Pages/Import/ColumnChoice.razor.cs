using System.Globalization;
using Microsoft.AspNetCore.Components;
using Throughline.Interchange.Sheets;

namespace Throughline.Server.Pages.Import;

/// <summary>How a sheet's columns are read, beside its first rows; every change is checked at once.</summary>
public sealed partial class ColumnChoice
{
    private const int MostRows = 6;
    private string _name = "";

    /// <summary>The sheet's columns and first rows.</summary>
    [Parameter, EditorRequired] public required SheetPreview Preview { get; set; }

    /// <summary>How it is read now.</summary>
    [Parameter, EditorRequired] public required SheetMapping Mapping { get; set; }

    /// <summary>The saved mapping that was used. Null: none.</summary>
    [Parameter] public string? SavedName { get; set; }

    /// <summary>Another mapping shall be used.</summary>
    [Parameter] public EventCallback<SheetMapping> OnChange { get; set; }

    /// <summary>The mapping shall be kept under this name.</summary>
    [Parameter] public EventCallback<string> OnSave { get; set; }

    private bool HasHeader => Preview.HeaderLine > 0;

    private string Origin => SavedName is not null ? $"; read as saved in \"{SavedName}\"" : HasHeader ? "; what each column means was guessed from its header" : "; what each column means was guessed from its values";

    /// <summary>Headers name the columns; without them, columns are known by their place.</summary>
    private Task ReadFirstLine(ChangeEventArgs change)
    {
        var asHeaders = change.Value is "headers";
        return OnChange.InvokeAsync(Mapping with { HasHeader = asHeaders, Columns = [.. Preview.Columns.Select(column => column with { Header = asHeaders ? FirstLine(column) : $"Column {column.Index + 1}" })] });
    }

    private string FirstLine(SheetColumn column) => column.Index < Preview.Rows[0].Length ? Preview.Rows[0][column.Index].Trim() : "";

    private Task Apply(SheetMapping mapping) => OnChange.InvokeAsync(mapping with { Columns = Preview.Columns });

    /// <summary>Only one column can be the name, the start and so on: the one that had the meaning before gives it up.</summary>
    private Task Choose(SheetColumn chosen, SheetField field) => OnChange.InvokeAsync(Mapping with
    {
        Columns = [.. Preview.Columns.Select(column => column.Index == chosen.Index ? column with { Field = field } : column.Field == field && !IsShared(field) ? column with { Field = SheetField.Ignore } : column)],
    });

    private static bool IsShared(SheetField field) => field is SheetField.Predecessors or SheetField.Successors or SheetField.Notes or SheetField.Ignore or SheetField.Custom;

    private static T Parse<T>(ChangeEventArgs change) where T : struct, Enum => Enum.Parse<T>(change.Value?.ToString() ?? "");

    private static string Rows(int count) => count == 1 ? "1 row" : string.Create(CultureInfo.CurrentCulture, $"{count:N0} rows");

    private async Task Save()
    {
        await OnSave.InvokeAsync(_name.Trim());
        _name = "";
    }
}
