using System.Text.Json;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Articles;

public sealed class HostileArticleTests(PortalFactory portal)
{
    private const string HostileBody = """
        <script>alert(1)</script>

        <img src=x onerror=alert(2)> teks <b onclick="alert(3)">tebal</b>

        <iframe src="https://jahat.example"></iframe>

        [satu](javascript:alert(4)) [dua](JaVaScRiPt:alert(5)) [tiga](data:text/html,<script>alert(6)</script>)
        [empat](vbscript:alert(7)) [lima](&#106;avascript:alert(8)) [enam](~//jahat.example) [tujuh](//jahat.example)
        [delapan](java%0ascript:alert(9) "judul\" onmouseover=\"alert(10)") <javascript:alert(11)>

        ![gambar](data:image/svg+xml;base64,PHN2Zy8+) ![gambar](https://pelacak.example/1.gif) ![g"onerror="alert(12)](~/media/a.png)

        [ke dalam](~/berita) [ke luar](https://kpu.go.id)

        <style>body{display:none}</style><form action="https://jahat.example"><input name=q></form>

        ## Judul <script>alert(13)</script>
        """;

    [Fact]
    public async Task Markdown_with_scripts_hostile_links_raw_HTML_and_data_addresses_is_harmless_on_the_page()
    {
        await portal.At("dinas-a").PublishAsync(new SampleArticle("markdown-jahat") { Body = HostileBody });

        var body = (await portal.At("dinas-a").PageAsync("/berita/markdown-jahat")).QuerySelector(".article-body")!;

        Assert.Empty(body.QuerySelectorAll("script, iframe, style, form, input, object, embed, svg, b"));
        Assert.DoesNotContain(body.QuerySelectorAll("*").SelectMany(element => element.Attributes),
            attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name == "style");
        Assert.All(body.QuerySelectorAll("[href]").Select(link => link.GetAttribute("href")!), address => Assert.True(
            address.StartsWith("/dinas-a/", StringComparison.Ordinal) || address is "https://kpu.go.id" or "https://pelacak.example/1.gif"
            || address.StartsWith('#'), address));
        Assert.All(body.QuerySelectorAll("[src]").Select(image => image.GetAttribute("src")!),
            address => Assert.StartsWith("/dinas-a/media/", address, StringComparison.Ordinal));
        Assert.NotNull(body.QuerySelector("a[href='/dinas-a/berita']"));
        Assert.Equal("external", body.QuerySelector("a[href='https://kpu.go.id']")!.GetAttribute("rel")!.Split(' ')[0]);
        Assert.Contains("teks", body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_an_article_cannot_leave_its_place_on_any_page()
    {
        const string Break = "\"'></title></script><script>alert(1)</script><!--<img src=x onerror=alert(2)>";
        var agency = await portal.NewAgencyAsync("teks-jahat");
        await agency.PublishAsync(new SampleArticle("teks-jahat")
        {
            Title = "Judul " + Break, Summary = "Ringkasan " + Break, Author = "Penulis " + Break,
            Category = "K </script><script>x", Tags = ["T\"><script>x</script>"],
        });
        await portal.DeliverAsync("teks-jahat");

        foreach (var path in new[] { "/berita/teks-jahat", "/berita", "/", "/en/berita/teks-jahat" })
        {
            var page = await agency.PageAsync(path);
            Assert.Empty(page.QuerySelectorAll("script:not([type='application/ld+json']), img"));
            Assert.Contains(Break, page.Body!.TextContent, StringComparison.Ordinal);
        }

        var parent = await portal.At("induk").PageAsync("/berita/instansi");
        Assert.Empty(parent.QuerySelectorAll("script, img"));
        Assert.Contains(Break, parent.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Biasa saja")]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("<!--<script>")]
    [InlineData("\"}]}; alert(1); //")]
    [InlineData("Garis \u2028 pemisah & 'kutip' \\ 😀")]
    public async Task Structured_data_is_valid_JSON_inside_its_own_element_whatever_the_title(string title)
    {
        var agency = portal.At("dinas-a");
        await agency.PublishAsync(new SampleArticle("data-terstruktur") { Title = title, Author = title, PublishedUtc = "2024-11-01T03:00:00Z" });

        var page = await agency.PageAsync("/berita/data-terstruktur");
        var script = Assert.Single(page.QuerySelectorAll("script"));
        using var data = JsonDocument.Parse(script.TextContent);

        Assert.Equal("application/ld+json", script.GetAttribute("type"));
        Assert.Equal("https://schema.org", data.RootElement.GetProperty("@context").GetString());
        Assert.Equal("NewsArticle", data.RootElement.GetProperty("@type").GetString());
        Assert.Equal(title, data.RootElement.GetProperty("headline").GetString());
        Assert.Equal(title, data.RootElement.GetProperty("author").GetProperty("name").GetString());
        Assert.Equal("2024-11-01T10:00:00+07:00", data.RootElement.GetProperty("datePublished").GetString());
        Assert.Equal("http://localhost/dinas-a/berita/data-terstruktur", data.RootElement.GetProperty("mainEntityOfPage").GetString());
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.Equal(title, page.QuerySelector("meta[property='og:title']")!.GetAttribute("content"));
    }
}
