using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace JatengPortal.Kernel.Web.Sitemaps;

/// <summary>Writes the list of a sitemap's files (sitemaps.org/protocol).</summary>
public static class SitemapIndex
{
    private static readonly byte[] Head = Encoding.UTF8.GetBytes(
        $"{SitemapXml.Declaration}<sitemapindex xmlns=\"{SitemapXml.Namespace}\">\n");

    /// <summary>Writes an index of at most 50,000 files; the output is not completed.</summary>
    /// <exception cref="InvalidOperationException">There are more.</exception>
    public static async Task WriteAsync(IReadOnlyCollection<SitemapPart> parts, PipeWriter output, CancellationToken cancellationToken)
    {
        if (parts.Count > SitemapFile.MaxEntries)
            throw new InvalidOperationException($"A sitemap index has at most {SitemapFile.MaxEntries} entries.");

        output.Write(Head);
        foreach (var (address, modifiedUtc) in parts)
            output.Write(SitemapXml.Entry("sitemap", address, modifiedUtc, []));

        output.Write("</sitemapindex>\n"u8);
        await output.FlushAsync(cancellationToken);
    }
}
