using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace JatengPortal.Kernel.Web.Sitemaps;

/// <summary>Writes the files of a sitemap (sitemaps.org/protocol), entry by entry.</summary>
public sealed class SitemapFile
{
    /// <summary>Entries in one file.</summary>
    public const int MaxEntries = 50_000;

    /// <summary>Bytes in one file, uncompressed (50 MB).</summary>
    public const long MaxBytes = 52_428_800;

    private const int BytesBetweenFlushes = 64 * 1024;

    private static readonly byte[] Head = Encoding.UTF8.GetBytes(
        $"{SitemapXml.Declaration}<urlset xmlns=\"{SitemapXml.Namespace}\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");

    private static readonly byte[] Tail = "</urlset>\n"u8.ToArray();

    private readonly PipeWriter _output;
    private long _unflushed;

    private SitemapFile(PipeWriter output)
    {
        _output = output;
        Append(Head);
    }

    private int Entries { get; set; }

    private long Bytes { get; set; }

    /// <summary>Writes all addresses as one file; the output is not completed.</summary>
    /// <exception cref="InvalidOperationException">They don't fit into one file. What was written until then is incomplete.</exception>
    public static async Task WriteAsync(IAsyncEnumerable<SitemapAddress> addresses, PipeWriter output, CancellationToken cancellationToken)
    {
        var file = new SitemapFile(output);
        await foreach (var address in addresses.WithCancellation(cancellationToken))
        {
            if (!await file.TryWriteAsync(EntryOf(address), cancellationToken))
                throw new InvalidOperationException($"A sitemap file has at most {MaxEntries} entries and {MaxBytes} bytes.");
        }

        await file.EndAsync(cancellationToken);
    }

    /// <summary>Writes all addresses into as many files as they need, one after the other.</summary>
    /// <param name="addresses">Any number.</param>
    /// <param name="open">Opens the file with the given number, from 1; it is completed before the next is opened.</param>
    /// <param name="cancellationToken">Leaves the last file incomplete.</param>
    /// <returns>How many files there are; at least one.</returns>
    public static async Task<int> WriteAllAsync(
        IAsyncEnumerable<SitemapAddress> addresses, Func<int, PipeWriter> open, CancellationToken cancellationToken)
    {
        var files = 1;
        var file = new SitemapFile(open(files));
        await foreach (var address in addresses.WithCancellation(cancellationToken))
        {
            var entry = EntryOf(address);
            if (await file.TryWriteAsync(entry, cancellationToken))
                continue;

            await file.CompleteAsync(cancellationToken);
            file = new SitemapFile(open(++files));
            await file.TryWriteAsync(entry, cancellationToken);
        }

        await file.CompleteAsync(cancellationToken);
        return files;
    }

    private static byte[] EntryOf(SitemapAddress address) => SitemapXml.Entry("url", address.Address, address.ModifiedUtc, address.Languages);

    private async ValueTask<bool> TryWriteAsync(byte[] entry, CancellationToken cancellationToken)
    {
        if (Entries == MaxEntries || Bytes + entry.Length + Tail.Length > MaxBytes)
            return false;

        Append(entry);
        Entries++;
        if (_unflushed >= BytesBetweenFlushes)
        {
            await _output.FlushAsync(cancellationToken);
            _unflushed = 0;
        }

        return true;
    }

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        Append(Tail);
        await _output.FlushAsync(cancellationToken);
    }

    private async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await EndAsync(cancellationToken);
        await _output.CompleteAsync();
    }

    private void Append(byte[] bytes)
    {
        _output.Write(bytes);
        Bytes += bytes.Length;
        _unflushed += bytes.Length;
    }
}
