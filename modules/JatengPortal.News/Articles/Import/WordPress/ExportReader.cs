using System.Text;
using System.Xml;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.News.Articles.Import.WordPress;

/// <summary>Reads the XML of an export from front to back, holding one text at a time.</summary>
/// <remarks>
/// No document type is read, so there are no entities that could fetch or explode; depth, names and the length of a text are bounded,
/// and the file's length is not.
/// </remarks>
internal sealed class ExportReader : IDisposable
{
    private const int MaxDepth = 32;

    private readonly ExportStream _bytes;
    private readonly XmlReader _xml;
    private readonly Stream _file;

    /// <param name="file">Disposed of with the reader.</param>
    public ExportReader(Stream file)
    {
        _bytes = new ExportStream(file);
        _xml = XmlReader.Create(_bytes, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersFromEntities = 1,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            NameTable = new ExportNames(),
        });
        _file = file;
    }

    public double Share => _bytes.Share;

    public int Mended => _bytes.Mended;

    public int Line => ((IXmlLineInfo)_xml).LineNumber;

    public int Depth => _xml.Depth;

    public string Name => _xml.LocalName;

    public string Namespace => _xml.NamespaceURI;

    public string Attribute(string name) => _xml.GetAttribute(name) ?? "";

    /// <summary>Goes on to the next element that begins at this depth, passing over everything deeper.</summary>
    /// <returns>False where the element around it ends, or the file.</returns>
    /// <exception cref="RuleViolationException"><c>import.not-xml</c></exception>
    public bool NextElement(int depth)
    {
        // <item/> has nothing inside: what comes next stands beside it.
        if (_xml.NodeType == XmlNodeType.Element && _xml.IsEmptyElement && _xml.Depth < depth)
            return false;
        while (Read())
        {
            if (_xml.NodeType == XmlNodeType.Element && _xml.Depth == depth)
                return true;
            if (_xml.Depth < depth)
                return false;
        }

        return false;
    }

    /// <summary>The text inside of the present element.</summary>
    /// <param name="most">Characters that may be kept.</param>
    /// <returns>Null where it is longer.</returns>
    public string? Text(int most)
    {
        if (_xml.IsEmptyElement)
            return "";
        var depth = _xml.Depth;
        string? only = null;
        StringBuilder? several = null;
        var length = 0L;
        while (Read() && _xml.Depth > depth)
        {
            if (!IsText(_xml.NodeType))
                continue;
            var part = Value();
            length += part.Length;
            if (length > most)
                continue;
            if (only is null)
                only = part;
            else
                (several ??= new StringBuilder(only)).Append(part);
        }

        return length > most ? null : several?.ToString() ?? only ?? "";
    }

    public void Dispose()
    {
        _xml.Dispose();
        _bytes.Dispose();
        _file.Dispose();
    }

    private static bool IsText(XmlNodeType type) =>
        type is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace;

    private bool Read()
    {
        try
        {
            _bytes.NextNode();
            var isRead = _xml.Read();
            return !isRead || _xml.Depth <= MaxDepth
                ? isRead
                : throw new RuleViolationException(
                    "import.too-deep", $"The file nests more than {MaxDepth} elements (line {Line}); no export does.");
        }
        catch (XmlException e)
        {
            throw Explain(e);
        }
    }

    // The end of a long text is read only now.
    private string Value()
    {
        try
        {
            return _xml.Value;
        }
        catch (XmlException e)
        {
            throw Explain(e);
        }
    }

    private static RuleViolationException Explain(XmlException e) => e.Message.Contains("DTD", StringComparison.Ordinal)
        ? new RuleViolationException(
            "import.document-type",
            $"The file declares a document type (line {e.LineNumber}), which no export does; entities in one may fetch files or explode, "
            + "so it isn't read.")
        : new RuleViolationException(
            "import.not-xml", $"The file is cut off or broken at line {e.LineNumber}, position {e.LinePosition}: {e.Message}");
}
