using JatengPortal.Kernel.Publishing;

namespace JatengPortal.Kernel.Tests.Publishing;

public sealed class MarkdownLinksTests
{
    private const string Away = "<span class=\"visually-hidden\"> (situs lain)</span>";

    [Theory]
    [InlineData("[KPU](https://kpu.go.id/a?b=1&c=2)", "<a href=\"https://kpu.go.id/a?b=1&amp;c=2\" rel=\"external noopener\">KPU" + Away + "</a>")]
    [InlineData("[a](HTTP://EXAMPLE.ORG)", "<a href=\"HTTP://EXAMPLE.ORG\" rel=\"external noopener\">a" + Away + "</a>")]
    [InlineData("<https://kpu.go.id>", "<a href=\"https://kpu.go.id\" rel=\"external noopener\">https://kpu.go.id" + Away + "</a>")]
    [InlineData("https://kpu.go.id", "<a href=\"https://kpu.go.id\" rel=\"external noopener\">https://kpu.go.id" + Away + "</a>")]
    [InlineData("www.kpu.go.id", "<a href=\"https://www.kpu.go.id\" rel=\"external noopener\">www.kpu.go.id" + Away + "</a>")]
    [InlineData("[surat](mailto:desk@example.go.id)", "<a href=\"mailto:desk@example.go.id\">surat</a>")]
    [InlineData("<desk@example.go.id>", "<a href=\"mailto:desk@example.go.id\">desk@example.go.id</a>")]
    [InlineData("[(024) 84-15](tel:+62248415)", "<a href=\"tel:+62248415\" class=\"text-nowrap\">(024) 84-15</a>")]
    [InlineData("[berita](~/berita/pilkada-damai?x=1#isi-a)", "<a href=\"~/berita/pilkada-damai?x=1#isi-a\">berita</a>")]
    [InlineData("[beranda](~/)", "<a href=\"~/\">beranda</a>")]
    [InlineData("[a][1]\n\n[1]: ~/kontak \"judul\"", "<a href=\"~/kontak\">a</a>")]
    public void Addresses_of_the_list_become_links(string markdown, string link) => Assert.Equal($"<p>{link}</p>", Html(markdown));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("java&#10;script:alert(1)")]
    [InlineData("&#106;avascript:alert(1)")]
    [InlineData("&#1;javascript:alert(1)")]
    [InlineData("vbscript:x")]
    [InlineData("data:text/html,\\<script\\>alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.org/a")]
    [InlineData("intent://x#Intent;end")]
    [InlineData("blob:https://example.org/x")]
    [InlineData("berita/pilkada")]
    [InlineData("/kominfo/berita")]
    [InlineData("//example.org/a")]
    [InlineData("\\\\\\\\example.org/a")]
    [InlineData("https:/\\\\example.org")]
    [InlineData("http://")]
    [InlineData("https:example")]
    [InlineData("https://bank.example@example.org/")]
    [InlineData("~//example.org")]
    [InlineData("~/\\\\example.org")]
    [InlineData("~/../kominfo/berita")]
    [InlineData("~/a/../../kominfo")]
    [InlineData("~/%2e%2E/kominfo")]
    [InlineData("~/.%2e/kominfo")]
    [InlineData("~/a/..?x")]
    [InlineData("~/&#9;/example.org")]
    [InlineData("~kominfo")]
    [InlineData("mailto:nobody")]
    [InlineData("tel:x';alert(1)")]
    [InlineData("?q=1")]
    [InlineData("")]
    public void Every_other_address_becomes_plain_text_and_is_reported(string address)
    {
        var rendered = MarkdownRenderer.Render($"baca [ini *saja*](<{address}>) ya");

        Assert.Equal("<p>baca ini <em>saja</em> ya</p>", rendered.Html);
        Assert.Equal("link.address-refused", Assert.Single(rendered.Findings).Code);
    }

    [Theory]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("<ftp://example.org>")]
    public void A_refused_address_in_pointed_brackets_is_text_too(string markdown) =>
        Assert.DoesNotContain("<a", Html(markdown), StringComparison.Ordinal);

    [Fact]
    public void A_quote_in_an_address_stays_inside_the_attribute()
    {
        var html = Html("[a](https://example.org/\"onclick=\"alert(1)) [b](<https://example.org/\" onclick=\"x>)");

        Assert.DoesNotContain("\" onclick", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\"onclick", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# Latar Belakang\n\n[ke sana](#latar-belakang)", "href=\"#isi-latar-belakang\"")]
    [InlineData("[ke sana](#isi-latar-belakang)\n\n# Latar Belakang", "href=\"#isi-latar-belakang\"")]
    public void A_link_to_a_heading_of_the_body_finds_it(string markdown, string link) =>
        Assert.Contains(link, Html(markdown), StringComparison.Ordinal);

    [Fact]
    public void A_link_to_no_heading_is_text()
    {
        var rendered = MarkdownRenderer.Render("# A\n\nx\ny [b](#c) [d](#)");

        Assert.DoesNotContain("<a", rendered.Html, StringComparison.Ordinal);
        Assert.All(rendered.Findings, finding => Assert.Equal(("link.no-such-heading", 3), (finding.Code, finding.Line)));
        Assert.Equal(["#c", "#"], rendered.Findings.Select(finding => finding.Text));
    }

    [Fact]
    public void A_link_without_text_shows_its_address() =>
        Assert.Equal("<p><a href=\"~/kontak\">/kontak</a> <a href=\"~/a\">/a</a></p>", Html("[](~/kontak) [ &nbsp; ](~/a)"));

    [Fact]
    public void Links_never_stand_inside_links()
    {
        var html = Html("[![a](https://example.org/b.jpg)](~/c) [x <https://a.example> y](~/d) [z https://b.example](~/e)");

        Assert.Equal(
            html.Split("<a ").Length,
            html.Split("</a>").Length);
        Assert.DoesNotMatch("<a [^>]*>(?:(?!</a>).)*<a ", html);
    }

    [Fact]
    public void A_picture_of_the_own_media_is_shown_with_its_description() =>
        Assert.Equal(
            "<p><img src=\"~/media/posko.jpg\" alt=\"Posko &quot;Desk&quot; Pilkada\" loading=\"lazy\" decoding=\"async\"></p>",
            Html("![Posko \"Desk\" *Pilkada*](~/media/posko.jpg)"));

    [Fact]
    public void A_picture_alone_with_a_title_is_a_figure_with_a_caption() =>
        Assert.Equal(
            "<figure><img src=\"~/media/a.jpg\" alt=\"a\" loading=\"lazy\" decoding=\"async\"><figcaption>Rapat &amp; apel</figcaption></figure>\n<p>b</p>",
            Html("![a](~/media/a.jpg \"Rapat & apel\")\n\nb"));

    [Fact]
    public void A_picture_without_a_description_is_reported()
    {
        var rendered = MarkdownRenderer.Render("x\n\n![ ](~/media/a.jpg)");

        Assert.Contains("alt=\"\"", rendered.Html, StringComparison.Ordinal);
        Assert.Equal(new MarkdownFinding("image.alt-missing", 3, "~/media/a.jpg"), Assert.Single(rendered.Findings));
    }

    [Theory]
    [InlineData("![foto](https://example.org/a.jpg)", "<p><a href=\"https://example.org/a.jpg\" rel=\"external noopener\">foto" + Away + "</a></p>")]
    [InlineData("![foto](~/berita/a)", "<p><a href=\"~/berita/a\">foto</a></p>")]
    [InlineData("![foto](~/media/)", "<p><a href=\"~/media/\">foto</a></p>")]
    [InlineData("![foto](data:image/png;base64,AAAA)", "<p>foto</p>")]
    [InlineData("![foto](~/media/../../kominfo/media/a.jpg)", "<p>foto</p>")]
    public void A_picture_from_elsewhere_becomes_a_link_or_text(string markdown, string html)
    {
        var rendered = MarkdownRenderer.Render(markdown);

        Assert.Equal(html, rendered.Html);
        Assert.Equal("image.not-own-media", rendered.Findings[0].Code);
    }

    [Fact]
    public void At_most_a_hundred_findings_are_kept() =>
        Assert.Equal(100, MarkdownRenderer.Render(string.Concat(Enumerable.Repeat("[a](b)\n\n", 500))).Findings.Count);

    [Theory]
    [InlineData("/kesbangpol", "/kesbangpol/berita", "/kesbangpol/media/a.jpg")]
    [InlineData("", "/berita", "/media/a.jpg")]
    [InlineData("https://jateng.example/kesbangpol", "https://jateng.example/kesbangpol/berita", "https://jateng.example/kesbangpol/media/a.jpg")]
    public void Links_into_the_site_get_its_prefix_when_shown(string pathBase, string page, string picture)
    {
        var html = Html("[a](~/berita) ![b](~/media/a.jpg) [c](https://example.org/~/d)");

        var expanded = MarkdownRenderer.ExpandSiteLinks(html, pathBase);

        Assert.Contains($"href=\"{page}\"", expanded, StringComparison.Ordinal);
        Assert.Contains($"src=\"{picture}\"", expanded, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org/%7E/d\"", expanded, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_looks_like_a_link_of_the_site_stays_as_it_was_written()
    {
        var html = Html("`href=\"~/a\"` dan href=\"~/b\" dan ![~/c](~/media/c.jpg) dan ![x=\"~/d](~/media/d.jpg)\n\n    <a href=\"~/e\">");

        var expanded = MarkdownRenderer.ExpandSiteLinks(html, "/kesbangpol");

        Assert.Contains("href=&quot;~/a&quot;", expanded, StringComparison.Ordinal);
        Assert.Contains("href=&quot;~/b&quot;", expanded, StringComparison.Ordinal);
        Assert.Contains("alt=\"~/c\"", expanded, StringComparison.Ordinal);
        Assert.Contains("&lt;a href=&quot;~/e&quot;&gt;", expanded, StringComparison.Ordinal);
        Assert.Equal(2, expanded.Split("/kesbangpol/media/").Length - 1);
    }

    [Fact]
    public void A_body_without_such_links_is_not_copied()
    {
        const string Html = "<p>a</p>";
        Assert.Same(Html, MarkdownRenderer.ExpandSiteLinks(Html, "/kesbangpol"));
    }

    private static string Html(string markdown) => MarkdownRenderer.Render(markdown).Html;
}
