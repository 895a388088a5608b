using JatengPortal.Journeys.Tests.Planted;

namespace JatengPortal.Journeys.Tests.Browser;

/// <summary>Plants what only a browser can see, and asks the checks for it.</summary>
public sealed class BrowserChecksTests(Chromium chromium)
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_without_a_fault_has_no_finding()
    {
        await using var site = await new PlantedSite().StartAsync();
        Uri[] pages = [site.Address, new(site.Address, "kabar")];

        Assert.Empty(await new PageInspector(chromium).InspectAsync(pages, Cancellation));
        Assert.Empty(await new ReadableText(chromium).CompareAsync(pages, Cancellation));
    }

    [Theory]
    [InlineData("<img src='/gaya.css'>", "axe.image-alt")]
    [InlineData("<p class='pucat'>Hampir tak terbaca</p>", "axe.color-contrast")]
    [InlineData("<button></button>", "axe.button-name")]
    [InlineData("<p class='lebar'>Lebar</p>", "layout.overflow")]
    [InlineData("<p style='color:#111'>x</p>", "browser.console")]
    [InlineData("<script src='/galat.js'></script>", "browser.script-error")]
    [InlineData("<img alt='' src='http://example.org/a.png'>", "request.third-party")]
    public async Task A_fault_is_found(string fault, string code)
    {
        await using var site = await SiteWith(fault).StartAsync();

        var findings = await new PageInspector(chromium).InspectAsync([site.Address], Cancellation);

        Assert.Contains(findings, finding => finding.Code == code);
    }

    [Fact]
    public async Task A_fault_of_the_dark_look_alone_is_found()
    {
        await using var site = await SiteWith("<p class='malam'>Terbaca di siang hari saja</p>").StartAsync();

        var findings = await new PageInspector(chromium).InspectAsync([site.Address], Cancellation);

        Assert.All(findings, finding => Assert.Equal("axe.color-contrast", finding.Code));
        Assert.All(findings, finding => Assert.Contains("dark", finding.Detail, StringComparison.Ordinal));
        Assert.Equal(2, findings.Count);
    }

    [Theory]
    [InlineData("<p id='isi'></p><script src='/isi.js'></script>")]
    [InlineData("<p>x</p><noscript><p>Nyalakan JavaScript.</p></noscript>")]
    public async Task A_text_that_needs_JavaScript_is_found(string fault)
    {
        await using var site = await SiteWith(fault).StartAsync();

        var finding = Assert.Single(await new ReadableText(chromium).CompareAsync([site.Address], Cancellation));

        Assert.Equal("text.needs-script", finding.Code);
    }

    [Fact]
    public async Task A_picture_is_taken_in_every_look()
    {
        await using var site = await new PlantedSite().StartAsync();

        var files = await new Screenshots(chromium).TakeAsync(site.Address, "planted", Cancellation);

        Assert.Equal(Look.All.Count, files.Count);
        Assert.All(files, file => Assert.True(new FileInfo(file).Length > 1_000));
    }

    private static PlantedSite SiteWith(string fault) => new PlantedSite()
        .PlantPage("/", "Provinsi", fault)
        .Plant("/galat.js", "text/javascript", "tidakAda();")
        .Plant("/isi.js", "text/javascript", "document.getElementById('isi').textContent = 'Isi dari skrip';")
        .Plant("/gaya.css", "text/css", """
            body { color: #111; background: #fff }
            .pucat { color: #ccc }
            .lebar { width: 500px }
            @media (prefers-color-scheme: dark) { body { color: #eee; background: #111 } .malam { color: #222 } }
            """);
}
