using System.Buffers;
using System.Text;

namespace JatengPortal.Kernel.Publishing.Rendering;

/// <summary>
/// Collects rendered HTML. A short body can ask for endless output (one long address, referred to again and again), and a
/// character reference can smuggle in controls that HTML and XML forbid: both end here, whoever writes them.
/// </summary>
internal sealed class BoundedHtmlWriter : TextWriter
{
    private const int MaxLength = 8 * MarkdownRenderer.MaxBodyBytes;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r')), '\uFFFE', '\uFFFF']);

    private readonly StringBuilder _html = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (_html.Length + buffer.Length > MaxLength)
            throw BodyLimits.TooLong();

        for (var at = buffer.IndexOfAny(Forbidden); at >= 0; at = buffer.IndexOfAny(Forbidden))
        {
            _html.Append(buffer[..at]);
            buffer = buffer[(at + 1)..];
        }

        _html.Append(buffer);
    }

    public override string ToString() => _html.ToString();
}
