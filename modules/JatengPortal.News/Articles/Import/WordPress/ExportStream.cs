using System.Xml;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.News.Articles.Import.WordPress;

/// <summary>
/// The bytes of an export on their way to the XML reader, which would gather a text of any length in memory: no more than a bounded
/// number passes between two <see cref="NextNode"/>. Control characters, which XML forbids and WordPress writes nevertheless,
/// become blanks.
/// </summary>
internal sealed class ExportStream(Stream file) : Stream
{
    /// <summary>The longest single text or tag, in bytes (16 MiB).</summary>
    private const int MaxNode = 16 * 1024 * 1024;

    private long _sinceNode;
    private bool? _isOneByteEach;

    /// <summary>How many control characters became blanks.</summary>
    public int Mended { get; private set; }

    /// <summary>How much was read, from 0 to 1.</summary>
    public double Share => file.Length == 0 ? 1 : (double)file.Position / file.Length;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => file.Length;
    public override long Position { get => file.Position; set => throw new NotSupportedException(); }

    /// <summary>Another node of the XML begins.</summary>
    public void NextNode() => _sinceNode = 0;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = file.Read(buffer);
        _sinceNode += read;
        if (_sinceNode > MaxNode)
            throw new RuleViolationException("import.text-too-long", "A single text in the file is longer than 16 MB; no article is.");
        Mend(buffer[..read]);
        return read;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Mend(Span<byte> bytes)
    {
        // UTF-16 has zeros among its letters; its files begin with a mark, or with a zero beside the first sign.
        _isOneByteEach ??= bytes is not ([0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] or [0, ..] or [_, 0, ..]);
        if (!_isOneByteEach.Value)
            return;
        foreach (ref var one in bytes)
        {
            if (one >= ' ' || one is (byte)'\t' or (byte)'\n' or (byte)'\r')
                continue;
            one = (byte)' ';
            Mended++;
        }
    }
}

/// <summary>The names of elements and attributes, which the XML reader keeps as long as it lives: a bounded number.</summary>
internal sealed class ExportNames : NameTable
{
    private const int MostNames = 20_000;
    private int _added;

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Count(base.Add(key, start, len));

    public override string Add(string key) => Get(key) ?? Count(base.Add(key));

    private string Count(string added) => ++_added <= MostNames
        ? added
        : throw new RuleViolationException(
            "import.too-many-names", $"The file has more than {MostNames:N0} different names of elements; no export has.");
}
