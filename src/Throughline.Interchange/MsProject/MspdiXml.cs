using System.Globalization;
using System.Text;
using System.Xml;

namespace Throughline.Interchange.MsProject;

/// <summary>Writes elements of Microsoft Project XML; what is null is left out.</summary>
internal sealed class MspdiXml(Stream stream) : IDisposable
{
    private readonly XmlWriter _xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = "\t", NewLineChars = "\n", CloseOutput = false });

    public void Root(string name) => _xml.WriteStartElement(name, MspdiSource.Namespace);

    public void Begin(string name) => _xml.WriteStartElement(name, MspdiSource.Namespace);

    public void End() => _xml.WriteEndElement();

    public void Text(string name, string? value)
    {
        if (value is null) return;
        _xml.WriteElementString(name, MspdiSource.Namespace, Clean(value));
    }

    public void TextIfAny(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) Text(name, value);
    }

    public void Flag(string name, bool value) => Text(name, value ? "1" : "0");

    public void Whole(string name, long? value) => Text(name, value?.ToString(CultureInfo.InvariantCulture));

    public void Real(string name, double? value) => Text(name, value is { } number ? MspdiText.Number(number) : null);

    public void Money(string name, decimal? value) => Text(name, value is { } money ? MspdiText.Number(money * MspdiSource.MoneyUnits) : null);

    public void Date(string name, DateTime? value) => Text(name, value is { } date ? MspdiText.Date(date) : null);

    public void Minutes(string name, long? value) => Text(name, value is { } minutes ? MspdiText.Minutes(minutes) : null);

    public void Dispose() => _xml.Dispose();

    /// <summary>The text without what XML cannot hold.</summary>
    private static string Clean(string text)
    {
        var isClean = true;
        for (var at = 0; at < text.Length && isClean; at++) isClean = XmlConvert.IsXmlChar(text[at]);
        if (isClean) return text;
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
            if (XmlConvert.IsXmlChar(text[at])) clean.Append(text[at]);
            else if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at])) clean.Append(text[at]).Append(text[++at]);
            else clean.Append(' ');
        return clean.ToString();
    }
}
