using System.Globalization;
using System.Text.RegularExpressions;
using JatengPortal.Journeys.Tests.Browser;
using JatengPortal.Journeys.Tests.Crawling;
using JatengPortal.Journeys.Tests.Markup;
using JatengPortal.Testing;
using Microsoft.Playwright;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>What the province pushes to the sites below: banners on their pages, and circulars with the board that follows them.</summary>
public sealed partial class BannersAndDistributionTests(BannersAndDistributionTests.PushedPortal pushed, Chromium chromium)
    : IClassFixture<BannersAndDistributionTests.PushedPortal>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Axe_and_the_validator_are_content_with_what_readers_and_staff_see()
    {
        var (person, screens) = await pushed.ScreensAsync();
        EveryPageTests.AssertNone(await new PageInspector(chromium, person.Cookies).InspectAsync(screens.Values, Cancellation));
        var pages = new List<CrawledPage>();
        foreach (var address in screens.Values)
            pages.Add(new CrawledPage(address, await person.ReadAsync(address)));
        EveryPageTests.AssertNone(await HtmlValidator.ValidateAsync(pages, Cancellation));
    }

    [Fact]
    public async Task Paper_leaves_the_banners_out()
    {
        var (person, screens) = await pushed.ScreensAsync();
        var page = await person.NewPageAsync(chromium);
        await page.GotoAsync(screens["beranda"].AbsoluteUri);
        await Assertions.Expect(page.Locator(".site-banners")).ToBeVisibleAsync();
        await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        await Assertions.Expect(page.Locator(".site-banners")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    /// <summary>Not part of the suite: pictures for people to look at (<c>tests/run Journeys -explicit only</c>).</summary>
    [Fact(Explicit = true)]
    public async Task Pictures_of_each_screen()
    {
        var (person, screens) = await pushed.ScreensAsync();
        foreach (var (name, address) in screens)
            Assert.NotEmpty(await new Screenshots(chromium, person.Cookies).TakeAsync(address, $"kirim-{name}", Cancellation));
    }

    [GeneratedRegex("/admin/surat-edaran/([0-9a-f-]{36})/distribusi")]
    private static partial Regex Board();

    [GeneratedRegex("/admin/surat-edaran/diterima/[0-9a-f-]{36}")]
    private static partial Regex Received();

    [GeneratedRegex("/admin/pengumuman/[0-9a-f-]{36}/ubah")]
    private static partial Regex Change();

    /// <summary>A portal whose province has pushed banners of all levels.</summary>
    public sealed class PushedPortal : IAsyncDisposable
    {
        private const string Banners = """
            { "name": "pengumuman", "steps": [ { "name": "AlertBanners", "Banners": [
              { "Id": "[js: uuid()]", "Level": "informasi", "Text": "Pelayanan rekomendasi penelitian dialihkan ke daring pada 27 November.", "EndUtc": "AKHIR" },
              { "Id": "[js: uuid()]", "Level": "waspada", "Text": "Beredar kabar bohong tentang pemindahan TPS. Periksa lokasi TPS Anda di situs resmi KPU.",
                "Link": "https://kpu.go.id", "EndUtc": "AKHIR" },
              { "Id": "[js: uuid()]", "Level": "darurat", "Text": "Banjir di Kabupaten Demak: pemungutan suara di 14 TPS dipindahkan. Ikuti petunjuk petugas.",
                "English": "Floods in Demak: 14 polling stations are moved. Follow the officers.", "Link": "~/berita", "EndUtc": "AKHIR" } ] } ] }
            """;

        private readonly StaffedPortal _staffed = new();
        private readonly Lazy<Task<(SignedIn, IReadOnlyDictionary<string, Uri>)>> _screens;

        public PushedPortal() => _screens = new(PushAsync);

        public Task<(SignedIn Person, IReadOnlyDictionary<string, Uri> Screens)> ScreensAsync() => _screens.Value;

        public ValueTask DisposeAsync() => _staffed.DisposeAsync();

        private async Task<(SignedIn, IReadOnlyDictionary<string, Uri>)> PushAsync()
        {
            var person = await _staffed.AdministratorAsync();
            using var folder = new TemporaryFolder();
            var file = folder.PathOf("pengumuman.recipe.json");
            var end = TimeProvider.System.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            await File.WriteAllTextAsync(file, Banners.Replace("AKHIR", end, StringComparison.Ordinal), Cancellation);
            await _staffed.RunAsync("recipes", "run", file, "--tenant", "provinsi");
            while (!(await person.ReadAsync(person.At("/kota-semarang/"))).Contains("site-banner-emergency", StringComparison.Ordinal))
                await Task.Delay(50, Cancellation);
            var board = Board().Match(await person.ReadAsync(person.At("/admin/surat-edaran/distribusi")));
            var received = Received().Match(await person.ReadAsync(person.At("/kota-semarang/admin/surat-edaran/diterima")));
            var change = Change().Match(await person.ReadAsync(person.At("/admin/pengumuman")));
            return (person, new Dictionary<string, Uri>
            {
                ["beranda"] = person.At("/kota-semarang/"),
                ["beranda-en"] = person.At("/kota-semarang/en/"),
                ["pengumuman"] = person.At("/admin/pengumuman"),
                ["pengumuman-baru"] = person.At("/admin/pengumuman/baru"),
                ["pengumuman-ubah"] = person.At(change.Value),
                ["distribusi"] = person.At("/admin/surat-edaran/distribusi"),
                ["papan"] = person.At(board.Value),
                ["kirim"] = person.At($"/admin/surat-edaran/{board.Groups[1].Value}/kirim"),
                ["diterima"] = person.At("/kota-semarang/admin/surat-edaran/diterima"),
                ["diterima-buka"] = person.At("/kota-semarang" + received.Value),
                ["surat"] = person.At("/kota-semarang/surat-edaran/dari/provinsi/netralitas-pilkada-2024"),
            });
        }
    }
}
