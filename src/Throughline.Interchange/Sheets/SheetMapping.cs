using System.Collections.Immutable;

namespace Throughline.Interchange.Sheets;

/// <summary>How a sheet's columns are read. Can be adjusted, saved and used again for a newer sheet.</summary>
public sealed record SheetMapping;

/// <summary>A sheet's columns and first rows.</summary>
public sealed record SheetPreview(ImmutableArray<string> Columns);
