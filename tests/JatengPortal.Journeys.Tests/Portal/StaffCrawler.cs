using System.Text.RegularExpressions;
using JatengPortal.Journeys.Tests.Crawling;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>Opens every kind of page that somebody sees in the province when signed in.</summary>
internal sealed partial class StaffCrawler(SignedIn person)
{
    // Records of one kind look the same: so many of them are opened.
    private const int ExamplesOfKind = 1;
    private static readonly string[] Areas = ["/admin", "/akun"];

    public async Task<IReadOnlyList<CrawledPage>> CrawlAsync()
    {
        var pages = new List<CrawledPage>();
        var kinds = new Dictionary<string, int>();
        var waiting = new Queue<Uri>(Areas.Select(person.At));
        foreach (var address in waiting)
            kinds[KindOf(address)] = ExamplesOfKind;
        while (waiting.TryDequeue(out var address))
        {
            var page = new CrawledPage(address, await person.ReadAsync(address));
            pages.Add(page);
            foreach (var link in page.Document.QuerySelectorAll("a[href]").Select(link => new Uri(address, link.GetAttribute("href")!)))
            {
                if (!IsInside(link) || kinds.GetValueOrDefault(KindOf(link)) >= ExamplesOfKind || IsFile(link))
                    continue;
                kinds[KindOf(link)] = kinds.GetValueOrDefault(KindOf(link)) + 1;
                waiting.Enqueue(new Uri(link.GetLeftPart(UriPartial.Query)));
            }
        }

        return pages;
    }

    private bool IsInside(Uri link) => link.Authority == person.At("/").Authority
        && Areas.Any(area => link.AbsolutePath == area || link.AbsolutePath.StartsWith(area + "/", StringComparison.Ordinal));

    private static bool IsFile(Uri link) => Path.GetExtension(link.AbsolutePath).Length > 0;

    /// <summary>Its path without the names of records, which come third at the earliest (<c>/admin/peran/…</c>), and the names of its query.</summary>
    private static string KindOf(Uri link)
    {
        var segments = link.AbsolutePath.Trim('/').Split('/');
        var fixedSegments = segments is ["admin", "portal", ..] ? 3 : 2;
        return string.Join('/', segments.Select((segment, index) => index < fixedSegments || Word().IsMatch(segment) ? segment : "*"))
            + string.Concat(Uri.UnescapeDataString(link.Query).TrimStart('?').Split('&').Select(part => "&" + part.Split('=')[0]).Order());
    }

    // What the portal's own addresses say; records have numbers, ids, or names with hyphens, capitals or digits.
    [GeneratedRegex("^(baru|ubah|hapus|sunting|tampilan|penyimpanan|riwayat|edisi|pratinjau|undang|tambah|jalankan|periksa|salin|ekspor|tangguhkan|lanjutkan|buat|peran|sesi|nomor"
        + "|ajukan|terbitkan|terbitkan-darurat|tolak|tarik|banding|alamat|hapus-konsep|distribusi|kirim|diterima|hentikan)$")]
    private static partial Regex Word();
}
