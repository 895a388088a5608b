using JatengPortal.Kernel.Publishing;
using JatengPortal.News.Markup;

namespace JatengPortal.News.Tests.Markup;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("Biasa saja, 35 kabupaten/kota.")]
    [InlineData("# bukan judul")]
    [InlineData("1. bukan daftar")]
    [InlineData("12) bukan daftar")]
    [InlineData("- bukan butir")]
    [InlineData("+ bukan butir")]
    [InlineData("* bukan butir")]
    [InlineData("--- bukan garis")]
    [InlineData("---")]
    [InlineData("===")]
    [InlineData("> bukan kutipan")]
    [InlineData("*tidak* miring, __tidak__ tebal, ~~tidak~~ dicoret, `bukan kode`")]
    [InlineData("[bukan](tautan) ![bukan](gambar) [bukan][acuan] [bukan]: acuan")]
    [InlineData("<b>bukan html</b> <https://bukan.example")]
    [InlineData("a | b | c")]
    [InlineData("|a|b|")]
    [InlineData("AT&T &amp; &copy; &#65; Aman & damai")]
    [InlineData("\\ garis miring \\* \\")]
    [InlineData("www.example.go.id ftp://example.org mailto:a@example.org tel:123")]
    [InlineData("lihat https://example.go.id/a_b*c?x=1&copy=2 atau (http://example.org/~a).")]
    [InlineData("2024")]
    [InlineData("“Kutipan,” katanya — ‘ya’.")]
    public void A_line_of_text_is_shown_as_it_was(string line) =>
        Assert.Equal(line, MarkdownRenderer.PlainText(MarkdownText.Escape(line), 1_000));

    [Fact]
    public void Only_web_addresses_become_links()
    {
        var html = MarkdownRenderer.Render(MarkdownText.Escape("[x](https://a.example/b_c) dan www.b.example dan ftp://c.example")).Html;

        Assert.Equal(1, html.Split("<a ").Length - 1);
        Assert.Contains("href=\"https://a.example/b_c\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_typed_comes_out_as_it_went_in()
    {
        const string Signs = "aB1 \\`*_{}[]()#+-.!<>|~&;:=\"'/@%^$,?";
        var random = new Random(20241127);
        for (var round = 0; round < 5_000; round++)
        {
            var line = string.Concat(Enumerable.Range(0, random.Next(1, 24)).Select(_ => Signs[random.Next(Signs.Length)]));
            line = string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            if (line.Length > 0)
                Assert.Equal(line, MarkdownRenderer.PlainText(MarkdownText.Escape(line), 1_000));
        }
    }
}
