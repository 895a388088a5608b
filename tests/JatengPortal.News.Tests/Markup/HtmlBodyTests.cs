using JatengPortal.Kernel.Publishing;
using JatengPortal.News.Markup;

namespace JatengPortal.News.Tests.Markup;

public sealed class HtmlBodyTests
{
    private const string Blocks = "<!-- wp:paragraph -->";
    private static readonly Uri Page = new("https://lama.example/2023/05/berita/");

    [Theory]
    [InlineData("<p>Satu</p><p>Dua</p>", "Satu\n\nDua")]
    [InlineData("<p>Satu<br>dua</p>", "Satu\\\ndua")]
    [InlineData("<p>Satu<br><br>dua</p>", "Satu\n\ndua")]
    [InlineData("<p>&nbsp;</p><p>Isi</p><p></p>", "Isi")]
    [InlineData("<div><div>Satu<p>Dua</p>tiga</div></div>", "Satu\n\nDua\n\ntiga")]
    [InlineData("<h1>Satu</h1><h3>Dua <b>tebal</b></h3><h2></h2>", "# Satu\n\n### Dua **tebal**")]
    [InlineData("<h2>Bahasa C#</h2>", "## Bahasa C\\#")]
    [InlineData("<p>a <strong>b</strong> <em>c</em> <del>d</del> <code>e*</code> <u>f</u></p>", "a **b** *c* ~~d~~ `e*` f")]
    [InlineData("<p>kata<b>tebal</b>kata <b> tepi </b>kata<b> </b></p>", "kata**tebal**kata **tepi** kata")]
    [InlineData("<p><b>satu</b><b>dua</b> <b><b>tiga</b></b></p>", "**satudua** **tiga**")]
    [InlineData("<p>kata<b>\"kutip\"</b>kata</p>", "kata\"kutip\"kata")]
    [InlineData("<p>air H<sub>2</sub>O, 5 m<sup>2</sup></p>", "air H₂O, 5 m²")]
    [InlineData("<p>1. bukan daftar</p><p># bukan judul</p><p>- bukan butir</p>", "1\\. bukan daftar\n\n\\# bukan judul\n\n\\- bukan butir")]
    [InlineData("<p>1<span>.</span> bukan daftar<br>2. juga bukan</p>", "1\\. bukan daftar\\\n2\\. juga bukan")]
    [InlineData("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c")]
    [InlineData("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b")]
    [InlineData("<ol start=\"3\"><li>a</li><li>b</li></ol>", "3. a\n4. b")]
    [InlineData("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b")]
    [InlineData("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\n\n  b\n\n- c")]
    [InlineData("<blockquote><p>a</p><ul><li>b</li></ul></blockquote>", "> a\n>\n> - b")]
    [InlineData("<pre>satu\n  dua ```</pre>", "````\nsatu\n  dua ```\n````")]
    [InlineData("<p>a</p><hr><p>b</p>", "a\n\n* * *\n\nb")]
    [InlineData("<dl><dt>a</dt><dd>b</dd></dl>", "a\n\nb")]
    [InlineData("<table><tr><th>a|b</th><th>c</th></tr><tr><td colspan=2>d<br>e</td></tr></table>", "| a\\|b | c |\n| --- | --- |\n| d e |  |")]
    [InlineData("<table><tr><td>satu kolom</td></tr><tr><td><p>saja</p></td></tr></table>", "satu kolom\n\nsaja")]
    [InlineData("<p><tidak-dikenal>teks</tidak-dikenal></p>", "teks")]
    [InlineData("<p>tidak <b>ditutup", "tidak **ditutup**")]
    [InlineData("<p>a &lt;b&gt; &amp;amp; *c* _d_ [e](f) `g`</p>", "a \\<b\\> \\&amp; \\*c\\* \\_d\\_ \\[e\\](f) \\`g\\`")]
    public void Markup_becomes_markdown(string html, string markdown) => Assert.Equal(markdown, Convert(Blocks + html).Markdown);

    [Theory]
    [InlineData("Satu\n\nDua", "Satu\n\nDua")]
    [InlineData("Satu\ndua", "Satu\\\ndua")]
    [InlineData("Satu<br />\ndua", "Satu\\\ndua")]
    [InlineData("Satu\n<ul>\n\t<li>a</li>\n\t<li>b</li>\n</ul>\nDua", "Satu\n\n- a\n- b\n\nDua")]
    [InlineData("<strong>Satu\n\nDua</strong> tiga", "**Satu**\n\n**Dua** tiga")]
    [InlineData("<em><strong>Satu\n\nDua</strong></em>", "***Satu***\n\n***Dua***")]
    [InlineData("\n\n\n", "")]
    public void Lines_of_the_classic_editor_are_paragraphs_and_new_lines(string html, string markdown) =>
        Assert.Equal(markdown, Convert(html).Markdown);

    [Fact]
    public void Lines_of_the_block_editor_mean_nothing() =>
        Assert.Equal("Satu dua", Convert("<!-- wp:paragraph {\"a\":\"[b]\"} -->\n<p>Satu\n\ndua</p>\n<!-- /wp:paragraph -->").Markdown);

    [Theory]
    [InlineData("<a href=\"https://a.example/x_y?a=1&copy=2\">teks *x*</a>", "[teks \\*x\\*](<https://a.example/x_y?a=1&amp;copy=2>)")]
    [InlineData("<a href=\"/2023/06/lain/\">lain</a>", "[lain](<https://lama.example/2023/06/lain/>)")]
    [InlineData("<a href=\"//cdn.example/x\">lain</a>", "[lain](<https://cdn.example/x>)")]
    [InlineData("<a href=\"https://a.example/\">https://a.example/</a>", "<https://a.example/>")]
    [InlineData("<a href=\"https://a.example/\">di https://b.example/ ya</a>", "[di https\\://b.example/ ya](<https://a.example/>)")]
    [InlineData("<a href=\"mailto:a@b.example\">surel</a> <a href=\"tel:+6224\">telepon</a>", "[surel](<mailto:a@b.example>) [telepon](<tel:+6224>)")]
    [InlineData("Lihat!<a href=\"https://a.example/\">ini</a>", "Lihat\\![ini](<https://a.example/>)")]
    [InlineData("<b><a href=\"https://a.example/\">ini</a></b>", "**[ini](<https://a.example/>)**")]
    [InlineData("<a name=\"x\">jangkar</a>", "jangkar")]
    [InlineData("https://a.example/b_c dan www.b.example", "<https://a.example/b_c> dan www\\.b.example")]
    public void Links_are_complete_and_say_what_they_said(string html, string markdown) =>
        Assert.Equal(markdown, Convert(Blocks + html).Markdown);

    [Theory]
    [InlineData("<a href=\"javascript:alert(1)\">teks</a>")]
    [InlineData("<a href=\"JaVaScRiPt&#58;alert(1)\">teks</a>")]
    [InlineData("<a href=\"data:text/html,x\">teks</a>")]
    [InlineData("<a href=\"https://bank.example@jahat.example/\">teks</a>")]
    [InlineData("<a href=\"#catatan\">teks</a>")]
    [InlineData("<a href=\"file:///etc/passwd\">teks</a>")]
    public void An_address_of_no_use_leaves_its_words_and_is_listed(string html)
    {
        var (markdown, leftOut) = Convert(Blocks + html);

        Assert.Equal("teks", markdown);
        Assert.StartsWith(LeftOut.RefusedAddresses + " (1): ", Assert.Single(leftOut.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>a</p><script>alert(1)</script>", LeftOut.Scripts)]
    [InlineData("<p>a</p><style>p{}</style>", LeftOut.Styles)]
    [InlineData("<p>a</p><img src=\"x.jpg\">", LeftOut.Images)]
    [InlineData("<p>a</p><svg><text>b</text></svg>", LeftOut.Images)]
    [InlineData("<p>a</p><form action=\"/kirim\"><p>b</p><input></form>", LeftOut.Forms)]
    [InlineData("<p>a</p><object data=\"x.swf\"></object>", LeftOut.Embeds)]
    [InlineData("<p>a</p><video><source src=\"x.mp4\"></video>", LeftOut.Embeds)]
    [InlineData("<p>a</p><iframe src=\"javascript:alert(1)\"></iframe>", LeftOut.Embeds)]
    [InlineData("<p>a</p><iframe src=\"https://hitung.example/\" width=\"1\"></iframe>", LeftOut.Embeds)]
    [InlineData("<p>a</p><div style=\"position:absolute; left: -9999px\"><a href=\"https://judi.example\">b</a></div>", LeftOut.Hidden)]
    [InlineData("<p>a</p><p style=\"Display : none\">b</p>", LeftOut.Hidden)]
    [InlineData("<p>a<span hidden>b</span></p>", LeftOut.Hidden)]
    [InlineData("<p>a</p><noscript>b</noscript>", LeftOut.Hidden)]
    [InlineData("<p>a</p><template><p>b</p></template>", LeftOut.Hidden)]
    [InlineData("<p>a</p><!-- wp:calendar /-->", LeftOut.DynamicBlocks)]
    [InlineData("<p>a</p>[contact-form-7 id=\"1\" title=\"b\"]", "shortcodes [contact-form-7], left out")]
    public void What_is_no_text_is_left_out_and_counted(string html, string what)
    {
        var (markdown, leftOut) = Convert(Blocks + html);

        Assert.Equal("a", markdown);
        Assert.Equal(1, leftOut.CountOf(what));
    }

    [Theory]
    [InlineData("Kata [sic] dan [...] dan [1] dan [Antara]", "Kata \\[sic\\] dan \\[...\\] dan \\[1\\] dan \\[Antara\\]")]
    [InlineData("[vc_row][vc_column width=\"1/2\"]Satu[/vc_column][/vc_row]", "Satu")]
    [InlineData("Kata [highlight]penting[/highlight] sekali", "Kata penting sekali")]
    [InlineData("[embed]https://video.example/x[/embed]", "<https://video.example/x>")]
    [InlineData("a [gallery] b", "a b")]
    public void Shortcodes_go_and_brackets_that_people_write_stay(string html, string markdown) =>
        Assert.Equal(markdown, Convert(Blocks + html).Markdown);

    [Fact]
    public void A_picture_in_a_link_leaves_a_link_only_where_it_led_elsewhere()
    {
        var (markdown, leftOut) = Convert(
            Blocks + "<a href=\"besar.JPG?x=1\"><img src=\"kecil.jpg\"></a>"
            + "<a href=\"https://a.example/surat.pdf\"><img src=\"sampul.png\" alt=\"Sampul\"></a>");

        Assert.Equal("<https://a.example/surat.pdf>", markdown);
        Assert.Equal(["images, left out (2): kecil.jpg, sampul.png (Sampul)"], leftOut.Lines);
    }

    [Fact]
    public void Links_to_files_of_the_old_site_stay_and_are_listed() =>
        Assert.Equal(
            ["links to files of the old site, kept as they are (1): https://lama.example/wp-content/uploads/surat.pdf"],
            Convert("<a href=\"/wp-content/uploads/surat.pdf\">Surat</a>").LeftOut.Lines);

    [Fact]
    public void Many_of_a_kind_are_counted_and_the_first_are_listed()
    {
        var (_, leftOut) = Convert("teks" + string.Concat(Enumerable.Range(1, 1500).Select(number => $"<img src=\"{number}.jpg\">")));

        var line = Assert.Single(leftOut.Lines);
        Assert.StartsWith("images, left out (1,500): 1.jpg, 2.jpg", line, StringComparison.Ordinal);
        Assert.EndsWith("20.jpg and 1,480 more", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_word_of_any_markup_is_read_as_it_stood()
    {
        string[] words =
        [
            "kata", "1.", "*", "_", "\"kutip\"", "#", "(a)", "&amp;", "[x]", "!", "a|b", "~", "`", "-", "x", "http://a.example/_b_", "é", "—",
        ];
        string[] tags = ["b", "i", "s", "span", "u", "code", "a href=\"https://a.example/\""];
        var random = new Random(20241127);
        for (var round = 0; round < 4_000; round++)
        {
            var html = Random(0);
            var expected = PlainText.Of(html);
            var markdown = Convert(Blocks + $"<p>{html}</p>").Markdown;
            var read = MarkdownRenderer.PlainText(markdown, 5_000);
            Assert.True(Squeeze(expected) == Squeeze(read), $"{html}\n{markdown}\n{expected}\n{read}");
        }

        string Random(int depth)
        {
            var html = "";
            for (var part = random.Next(1, 5); part > 0; part--)
            {
                var tag = tags[random.Next(tags.Length)];
                html += random.Next(2) == 0 || depth > 3
                    ? words[random.Next(words.Length)]
                    : $"<{tag}>{Blank(4)}{Random(depth + 1)}{Blank(4)}</{tag.Split(' ')[0]}>";
                html += Blank(3);
            }

            return html;
        }

        string Blank(int oneIn) => random.Next(oneIn) == 0 ? " " : "";
    }

    // Where a blank was moved out of a mark, or stood twice, the words are still the same.
    private static string Squeeze(string text) => string.Concat(text.Where(sign => !char.IsWhiteSpace(sign)));

    private static (string Markdown, LeftOut LeftOut) Convert(string html)
    {
        var leftOut = new LeftOut();
        return (HtmlBody.ToMarkdown(html, Page, leftOut), leftOut);
    }
}
