using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;
using JatengPortal.News.Markup;

namespace JatengPortal.News.Tests.Markup;

/// <summary>Markup that somebody wrote to do harm, to readers or to whoever imports it.</summary>
public sealed class HostileHtmlTests
{
    [Theory]
    [InlineData("<scr<script>ipt>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("<a href=\"java&#10;script:alert(1)\">x</a>")]
    [InlineData("<a href=\" &#1; javascript:alert(1)\">x</a>")]
    [InlineData("<a href=\"vbscript:x\" onclick=\"alert(1)\">x</a>")]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("<p>[x](javascript:alert(1))</p>")]
    [InlineData("<p>![x](https://jahat.example/x.png)</p>")]
    [InlineData("<code><script>alert(1)</script></code>")]
    [InlineData("<pre>&lt;img src=x onerror=alert(1)&gt;</pre>")]
    [InlineData("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")]
    [InlineData("<!--><img src=x onerror=alert(1)>-->")]
    [InlineData("<!<!---->-- ><img src=x onerror=alert(1)>")]
    [InlineData("<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>")]
    [InlineData("<iframe src=\"data:text/html,<script>alert(1)</script>\"></iframe>")]
    [InlineData("<a href='https://a.example/\">)<script>alert(1)</script>'>x</a>")]
    [InlineData("<a href=\"https://a.example/>)[x](javascript:alert(1))\">x</a>")]
    [InlineData("<h2>](javascript:alert(1))</h2>")]
    [InlineData("<table><tr><td>a</td><td>|<script>alert(1)</script></td></tr></table>")]
    [InlineData("[x onerror=\"alert(1)\"]<b onmouseover=alert(1)>x</b>[/x]")]
    [InlineData("<base href=\"javascript:\"><a href=\"alert(1)\">x</a>")]
    public void No_script_reaches_a_reader(string html)
    {
        var shown = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(
            MarkdownRenderer.Render(HtmlBody.ToMarkdown(html, new Uri("https://lama.example/"), new LeftOut())).Html);

        Assert.Empty(shown.QuerySelectorAll("script, style, iframe, img, svg, math, form, object, embed, base, noscript"));
        Assert.All(shown.QuerySelectorAll("*").SelectMany(element => element.Attributes), attribute =>
            Assert.False(
                attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name is "style" or "srcdoc", attribute.Name));
        Assert.All(shown.QuerySelectorAll("a"), link => Assert.StartsWith("http", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    public static TheoryData<string, string, int> Floods => new()
    {
        // What stands before, what is repeated, and how often.
        { "", "<div>", 300_000 },
        { "", "<b>", 300_000 },
        { "", "<font color=red><p>", 100_000 },
        { "", "<a href=x><div>", 100_000 },
        { "", "<ul><li>", 100_000 },
        { "", "<blockquote>", 100_000 },
        { "", "<table><tr><td>", 100_000 },
        { "", "<svg><g>", 100_000 },
        { "", "<template>", 100_000 },
        { "", "</p>", 500_000 },
        { "<i>", "</x>", 500_000 },
        { "<!--", "--!", 600_000 },
        { "<!--", "<!", 600_000 },
        { "<", "<", 1_000_000 },
        { "<", "!", 1_000_000 },
        { "<a ", "x='' ", 300_000 },
        { "<a x='", "<", 1_000_000 },
        { "<script>", "<!--<script>", 100_000 },
        { "", "[gallery", 200_000 },
        { "", "[caption]", 200_000 },
        { "", "[", 1_000_000 },
        { "", "&amp", 400_000 },
        { "", "\n", 1_000_000 },
        { "", "a\n", 900_000 },
        { "<blockquote><ul><li><blockquote><ul><li>", "a\n", 900_000 },
        { "", "<br>", 49_000 },
        { "", "<b>a</b>", 49_000 },
        { "", "<b>a</b><i>b</i> ", 24_000 },
        { "", "<a href=x>a</a>", 49_000 },
        { "", "<td>", 300_000 },
        { "<table>", "<tr><td>a<td>b", 16_000 },
        { "", "*", 1_000_000 },
        { "", "https://", 200_000 },
    };

    [Theory]
    [MemberData(nameof(Floods))]
    public void Any_flood_of_markup_is_read_or_refused_and_ends(string before, string unit, int times)
    {
        var refused = Record.Exception(() =>
            MarkdownRenderer.Render(HtmlBody.ToMarkdown(before + string.Concat(Enumerable.Repeat(unit, times)), null, new LeftOut())));

        Assert.True(refused is null or RuleViolationException, $"{refused}");
    }

    [Fact]
    public void What_nests_as_deep_as_page_builders_nest_is_read()
    {
        var html = string.Concat(Enumerable.Repeat("<div>", 60)) + "<p>Isi</p>" + string.Concat(Enumerable.Repeat("</div>", 60));

        Assert.Equal("Isi", HtmlBody.ToMarkdown(html, null, new LeftOut()));
    }
}
