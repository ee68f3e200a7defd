using System.Globalization;
using System.Text;
using System.Xml;

namespace Throughline.Interchange.MsProject;

/// <summary>Walks an XML document forward only, within limits, without ever resolving anything outside it.</summary>
internal sealed class XmlCursor : IDisposable
{
    /// <summary>The code of a value beyond the limit.</summary>
    public const string ValueTooLong = "value-too-long";

    private const int LongestRun = 4 << 20;
    private readonly XmlReader _reader;
    private readonly IXmlLineInfo _lines;
    private readonly ImportLimits _limits;
    private readonly CancellationToken _cancel;
    private int _steps;

    public XmlCursor(Stream stream, ImportLimits limits, Action<long>? progress, CancellationToken cancel)
    {
        _limits = limits;
        _cancel = cancel;
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true, IgnoreProcessingInstructions = true,
            CheckCharacters = false, MaxCharactersInDocument = limits.Bytes, CloseInput = false, NameTable = new BoundedNames(limits.Names),
        };
        _reader = XmlReader.Create(new GuardedStream(stream, limits.Bytes, progress, cancel) { LongestRunWithoutMarkup = LongestRun }, settings);
        _lines = (IXmlLineInfo)_reader;
    }

    public int Line => _lines.LineNumber;

    public string Name => _reader.LocalName;

    public bool IsElement => _reader.NodeType == XmlNodeType.Element;

    public bool AtEnd => _reader.EOF;

    /// <summary>An attribute of the current element.</summary>
    public string? Attribute(string name, string space = "") => _reader.GetAttribute(name, space);

    /// <summary>Goes to the document's root element.</summary>
    public void ToRoot()
    {
        while (Step() && !IsElement) { }
    }

    /// <summary>Calls back at each child element of the current element; the callback must consume the child. Ends behind the element.</summary>
    public void ForEachChild(Action<string> child)
    {
        if (_reader.IsEmptyElement)
        {
            Step();
            return;
        }
        var depth = _reader.Depth;
        Step();
        while (!(_reader.NodeType == XmlNodeType.EndElement && _reader.Depth == depth))
        {
            if (IsElement) child(_reader.LocalName);
            else Step();
        }
        Step();
    }

    /// <summary>Whether the element last read by <see cref="Text"/> held other elements.</summary>
    public bool HeldElements { get; private set; }

    /// <summary>The text of the current element, without that of elements inside it. Ends behind the element.</summary>
    public string Text()
    {
        HeldElements = false;
        if (_reader.IsEmptyElement)
        {
            Step();
            return "";
        }
        var depth = _reader.Depth;
        var text = "";
        StringBuilder? more = null;
        Step();
        while (!(_reader.NodeType == XmlNodeType.EndElement && _reader.Depth == depth))
        {
            if (IsElement) HeldElements = true;
            if (_reader.Depth == depth + 1 && _reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                if (text.Length == 0) text = _reader.Value;
                else (more ??= new StringBuilder(text)).Append(_reader.Value);
                if ((more?.Length ?? text.Length) > _limits.ValueLength) throw TooLong();
            }
            Step();
        }
        Step();
        return more?.ToString() ?? text;
    }

    /// <summary>Passes over the current element.</summary>
    public void Skip()
    {
        if (_reader.IsEmptyElement)
        {
            Step();
            return;
        }
        var depth = _reader.Depth;
        Step();
        while (!(_reader.NodeType == XmlNodeType.EndElement && _reader.Depth == depth)) Step();
        Step();
    }

    public void Dispose() => _reader.Dispose();

    private bool Step()
    {
        if (!_reader.Read()) return false;
        if (_reader.Depth > _limits.Depth)
            throw new ImportLimitException("too-deep", string.Create(CultureInfo.InvariantCulture, $"Elements are nested more than {_limits.Depth} deep."), "the nesting of a Microsoft Project file");
        if ((++_steps & 0xFFF) == 0) _cancel.ThrowIfCancellationRequested();
        return true;
    }

    /// <summary>A value beyond the limit.</summary>
    public ImportLimitException TooLong() =>
        new(ValueTooLong, string.Create(CultureInfo.InvariantCulture, $"A value is longer than {_limits.ValueLength} characters."), "shorter text");

    /// <summary>A table of names that refuses to grow without end.</summary>
    private sealed class BoundedNames(int limit) : NameTable
    {
        private int _count;

        public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

        public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

        private string Counted(string name) => ++_count <= limit
            ? name
            : throw new ImportLimitException("too-many-names", string.Create(CultureInfo.InvariantCulture, $"There are more than {limit} different element names."), "a Microsoft Project file, which uses about 400");
    }
}
