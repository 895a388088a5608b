using System.Text.Json;
using System.Text.RegularExpressions;
using JatengPortal.Journeys.Tests.Crawling;
using JatengPortal.Testing;

[assembly: AssemblyFixture(typeof(JatengPortal.Journeys.Tests.Portal.StaffedPortal))]

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>A portal with its administrator signed in, and every kind of page that signed-in people see in the province.</summary>
public sealed partial class StaffedPortal : IAsyncDisposable
{
    private const string First = "sandi-pertama-untuk-perjalanan";
    private const string Chosen = "sandi-kedua-untuk-perjalanan";

    // Records of one kind look the same: so many of them are opened.
    private const int ExamplesOfKind = 1;
    private static readonly string[] Areas = ["/admin", "/akun"];

    private readonly Lazy<Task<(RunningPortal Portal, StaffClient Administrator)>> _started = new(StartAsync);
    private readonly Lazy<Task<IReadOnlyList<CrawledPage>>> _pages;

    public StaffedPortal() => _pages = new Lazy<Task<IReadOnlyList<CrawledPage>>>(CrawlAsync);

    /// <summary>What a browser begins with to be signed in as the portal's administrator, as Playwright stores it.</summary>
    public async Task<string> CookiesAsync() => JsonSerializer.Serialize(new
    {
        cookies = (await _started.Value).Administrator.Cookies.Select(cookie => new
        {
            name = cookie.Name, value = cookie.Value, domain = cookie.Domain, path = "/", expires = -1, httpOnly = true, secure = false, sameSite = "Lax",
        }),
        origins = Array.Empty<object>(),
    });

    /// <summary>The pages, found by their links.</summary>
    internal Task<IReadOnlyList<CrawledPage>> PagesAsync() => _pages.Value;

    public async ValueTask DisposeAsync()
    {
        if (!_started.IsValueCreated)
            return;
        var (portal, administrator) = await _started.Value;
        administrator.Dispose();
        await portal.DisposeAsync();
    }

    private static async Task<(RunningPortal Portal, StaffClient Administrator)> StartAsync()
    {
        var portal = await RunningPortal.StartAsync(new PortalStart
        {
            ReadyAddress = "/",
            Environment = new Dictionary<string, string> { ["Portal__Setup__AdminPassword"] = First },
        });
        return (portal, await StaffClient.SignInAsync(portal, "admin", First, Chosen));
    }

    private async Task<IReadOnlyList<CrawledPage>> CrawlAsync()
    {
        var (portal, administrator) = await _started.Value;
        var pages = new List<CrawledPage>();
        var kinds = new Dictionary<string, int>();
        var waiting = new Queue<Uri>(Areas.Select(area => new Uri(portal.Address, area)));
        foreach (var address in waiting)
            kinds[KindOf(address)] = ExamplesOfKind;
        while (waiting.TryDequeue(out var address))
        {
            var page = new CrawledPage(address, await administrator.ReadAsync(address.PathAndQuery));
            pages.Add(page);
            foreach (var link in page.Document.QuerySelectorAll("a[href]").Select(link => new Uri(address, link.GetAttribute("href")!)))
            {
                if (!Areas.Any(area => link.AbsolutePath == area || link.AbsolutePath.StartsWith(area + "/", StringComparison.Ordinal))
                    || link.Authority != portal.Address.Authority)
                    continue;
                var kind = KindOf(link);
                if (kinds.GetValueOrDefault(kind) >= ExamplesOfKind || IsFile(link))
                    continue;
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
                waiting.Enqueue(new Uri(link.GetLeftPart(UriPartial.Query)));
            }
        }

        return pages;
    }

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
    [GeneratedRegex("^(baru|ubah|hapus|sunting|tampilan|penyimpanan|riwayat|edisi|pratinjau|undang|tambah|jalankan|periksa|salin|ekspor|tangguhkan|lanjutkan|buat|peran|sesi)$")]
    private static partial Regex Word();
}
