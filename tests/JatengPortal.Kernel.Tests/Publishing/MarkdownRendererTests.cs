using JatengPortal.Kernel.Publishing;

namespace JatengPortal.Kernel.Tests.Publishing;

public sealed class MarkdownRendererTests
{
    [Theory]
    [InlineData("Satu\ndua", "<p>Satu\ndua</p>")]
    [InlineData("Satu  \ndua", "<p>Satu<br>\ndua</p>")]
    [InlineData("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>")]
    [InlineData("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>")]
    [InlineData("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>")]
    [InlineData("> kutipan", "<blockquote>\n<p>kutipan</p>\n</blockquote>")]
    [InlineData("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>")]
    [InlineData("```js onclick=x\na < b  \n```", "<pre><code>a &lt; b\n</code></pre>")]
    [InlineData("", "")]
    public void Ordinary_markdown_becomes_plain_html(string markdown, string html) => Assert.Equal(html, Html(markdown));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a <b onclick=x>b</b>")]
    [InlineData("<!-- x -->")]
    [InlineData("<div style=\"position:fixed\">\n\na\n\n</div>")]
    [InlineData("<?php ?> <![CDATA[x]]>")]
    [InlineData("| <script> | <b> |\n|-|-|\n| <img src=x onerror=y> | <i> |")]
    public void Raw_html_is_shown_as_text(string markdown)
    {
        var html = Html(markdown);

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b", html.Replace("<br>", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<!", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<div", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<?", html, StringComparison.Ordinal);
        Assert.Contains("&lt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_start_at_h2_and_skip_no_level()
    {
        var html = Html("### A\n\n# B\n\n#### C\n\n## D\n\n###### E\n\n# F");

        Assert.Equal(
            "<h2 id=\"isi-a\">A</h2>\n<h2 id=\"isi-b\">B</h2>\n<h3 id=\"isi-c\">C</h3>\n<h3 id=\"isi-d\">D</h3>\n"
            + "<h4 id=\"isi-e\">E</h4>\n<h2 id=\"isi-f\">F</h2>",
            html);
    }

    [Fact]
    public void Six_levels_of_headings_end_at_h6()
    {
        var html = Html("# a\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f");

        Assert.DoesNotContain("<h1", html, StringComparison.Ordinal);
        Assert.Contains("<h6 id=\"isi-e\">", html, StringComparison.Ordinal);
        Assert.Contains("<h6 id=\"isi-f\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Heading_ids_are_unique_whatever_the_headings_say()
    {
        var html = Html("# Tahap\n\n# Tahap\n\n# Tahap 2\n\n# Tahap\n\n# !!!\n\n# ???");

        Assert.Equal(
            ["isi-tahap", "isi-tahap-2", "isi-tahap-2-2", "isi-tahap-3", "isi-tanpa-judul", "isi-tanpa-judul-2"],
            html.Split("id=\"").Skip(1).Select(part => part[..part.IndexOf('"', StringComparison.Ordinal)]));
    }

    [Fact]
    public void A_heading_that_says_nothing_is_left_out_and_reported()
    {
        var rendered = MarkdownRenderer.Render("a\n\n#\n\n## &nbsp;\n\nb");

        Assert.Equal("<p>a</p>\n<p>b</p>", rendered.Html);
        Assert.Equal([("heading.empty", 3), ("heading.empty", 5)], rendered.Findings.Select(finding => (finding.Code, finding.Line)));
    }

    [Fact]
    public void A_table_scrolls_by_itself_and_is_aligned_by_class()
    {
        var html = Html("| | Nama | Jumlah |\n|---|:-:|--:|\n| 1 | A & B | **35** |\n| 2 |");

        Assert.Equal(
            "<section class=\"table-scroll\" tabindex=\"0\" aria-label=\"Tabel 1\"><table>\n"
            + "<thead>\n<tr><td></td><th scope=\"col\" class=\"text-center\">Nama</th><th scope=\"col\" class=\"text-end\">Jumlah</th></tr>\n</thead>\n"
            + "<tbody>\n<tr><td class=\"figure\">1</td><td class=\"text-center\">A &amp; B</td>"
            + "<td class=\"text-end figure\"><strong>35</strong></td></tr>\n"
            + "<tr><td class=\"figure\">2</td><td class=\"text-center\"></td><td class=\"text-end\"></td></tr>\n"
            + "</tbody>\n</table></section>",
            html);
    }

    [Theory]
    [InlineData("24–26 November 2024", true)]
    [InlineData("Minggu, 24 November 2024", true)]
    [InlineData("**2.325,17 km²**", true)]
    [InlineData("ditetapkan Bawaslu", false)]
    [InlineData("27 November–16 Desember 2024", false)]
    public void A_cell_with_a_figure_or_a_date_is_told_apart(string cell, bool isFigure)
    {
        var html = Html($"|a|\n|-|\n|{cell}|");

        Assert.Equal(isFigure, html.Contains("<td class=\"figure\">", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Pada 27 November 2024, **1 Mei** & 2 Juni.", "<p>Pada 27\u00a0November 2024, <strong>1\u00a0Mei</strong> &amp; 2\u00a0Juni.</p>")]
    [InlineData("24–26 November; 123 Mei, 5 Meita", "<p>24–26\u00a0November; 123 Mei, 5 Meita</p>")]
    [InlineData("`1 Mei`", "<p><code>1 Mei</code></p>")]
    public void The_day_of_a_date_stays_with_its_month(string markdown, string html) => Assert.Equal(html, Html(markdown));

    [Fact]
    public void Tables_are_named_apart_in_the_language_of_the_body()
    {
        const string Table = "|a|\n|-|\n|b|\n";

        var html = MarkdownRenderer.Render($"{Table}\nx\n\n{Table}", "Table <{0}>").Html;

        Assert.Contains("aria-label=\"Table &lt;1&gt;\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Table &lt;2&gt;\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_ever_carries_a_style_attribute()
    {
        var html = Html("|a|b|\n|:-|:-:|\n|c|d|\n\n1. x\n\n```style=\"x\"\ny\n```\n\n# t {style=\"color:red\"}\n\n![g](~/media/a.jpg){style=x}");

        Assert.DoesNotContain(" style=\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=x", html.Replace("{style=x}", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Characters_that_html_and_xml_forbid_vanish()
    {
        var html = Html("a\u0001b &#2; &#x85; c\0d &#xFFFF; \ud800 e &#0;");

        Assert.DoesNotContain(html, character => char.IsControl(character) || char.IsSurrogate(character) || character == '\uFFFF');
        Assert.StartsWith("<p>ab", html, StringComparison.Ordinal);
        Assert.EndsWith("\ufffd e \ufffd</p>", html, StringComparison.Ordinal);
    }

    private static string Html(string markdown) => MarkdownRenderer.Render(markdown).Html;
}
