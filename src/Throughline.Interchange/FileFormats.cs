namespace Throughline.Interchange;

/// <summary>Recognizes a file by its content, whatever its name says.</summary>
public static class FileFormats
{
    /// <summary>What is accepted, for people.</summary>
    public const string Accepted = "Microsoft Project XML (.xml), Excel workbook (.xlsx), separated values (.csv), cells pasted from a spreadsheet";

    /// <summary>How many bytes of a file are enough to recognize it.</summary>
    public const int Glance = 8192;

    /// <summary>The format of a file.</summary>
    /// <param name="head">Its first bytes, at least <see cref="Glance"/> unless it is shorter.</param>
    /// <param name="fileName">Its name; decides only between two binary formats that share a container.</param>
    public static FileFormat Recognize(ReadOnlySpan<byte> head, string fileName)
    {
        if (head.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return fileName.EndsWith(".xls", StringComparison.OrdinalIgnoreCase) ? FileFormat.ExcelBinary : FileFormat.MicrosoftProjectBinary;
        if (head.StartsWith("PK\x03\x04"u8)) return FileFormat.Xlsx;
        if (head.StartsWith("ERMHDR\t"u8)) return FileFormat.PrimaveraXer;
        var text = Sheets.TextEncoding.Decode(head);
        var start = text.AsSpan().TrimStart();
        if (start.StartsWith("<")) return start.Contains("<APIBusinessObjects", StringComparison.Ordinal) ? FileFormat.PrimaveraXml : FileFormat.MicrosoftProjectXml;
        // Text, but no table: a printed plan, a letter, data of a program.
        if (start.StartsWith("%PDF-", StringComparison.Ordinal) || start.StartsWith("{", StringComparison.Ordinal)) return FileFormat.Unknown;
        if (start.StartsWith("MPX,", StringComparison.Ordinal) || text.Contains('\0', StringComparison.Ordinal) || text.Length == 0) return FileFormat.Unknown;
        return FileFormat.Csv;
    }
}
