using System.IO.Pipelines;
using System.Text;
using System.Xml;

namespace JatengPortal.Kernel.Web.Feeds;

/// <summary>
/// An XML document that leaves for the network piece by piece. The writer is a synchronous one on memory, since an
/// asynchronous one costs a state machine for every attribute; only <see cref="FlushAsync"/> waits for the reader.
/// </summary>
internal sealed class FeedXml : IDisposable
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.Entitize, // otherwise a line feed in a text would become this machine's
    };

    private readonly PipeWriter _output;
    private readonly MemoryStream _piece = new();
    private readonly XmlWriter _xml;

    public FeedXml(PipeWriter output)
    {
        _output = output;
        _xml = XmlWriter.Create(_piece, Settings);
        _xml.WriteStartDocument();
    }

    public FeedXml Start(string name, string? space = null)
    {
        _xml.WriteStartElement(name, space);
        return this;
    }

    /// <summary>Opens an element of a namespace that <see cref="Prefix"/> declared.</summary>
    public FeedXml Start(string prefix, string name, string space)
    {
        _xml.WriteStartElement(prefix, name, space);
        return this;
    }

    public FeedXml Prefix(string prefix, string space)
    {
        _xml.WriteAttributeString("xmlns", prefix, null, space);
        return this;
    }

    public FeedXml With(string attribute, string value)
    {
        _xml.WriteAttributeString(attribute, FeedText.Clean(value));
        return this;
    }

    public FeedXml Language(string language)
    {
        _xml.WriteAttributeString("xml", "lang", null, language);
        return this;
    }

    /// <summary>An element with nothing but text.</summary>
    public FeedXml Text(string name, string text, string? space = null)
    {
        _xml.WriteElementString(name, space, FeedText.Clean(text));
        return this;
    }

    public FeedXml Text(string text)
    {
        _xml.WriteString(FeedText.Clean(text));
        return this;
    }

    public FeedXml End()
    {
        _xml.WriteEndElement();
        return this;
    }

    /// <summary>Hands over what has been written so far.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        _xml.Flush();
        await _output.WriteAsync(_piece.GetBuffer().AsMemory(0, (int)_piece.Length), cancellationToken);
        _piece.SetLength(0);
    }

    public void Dispose()
    {
        _xml.Dispose();
        _piece.Dispose();
    }
}
