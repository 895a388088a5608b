using JatengPortal.Kernel.Publishing;

namespace JatengPortal.Kernel.Tests.Publishing;

public sealed class MarkdownPlainTextTests
{
    [Fact]
    public void Only_running_text_remains()
    {
        const string Markdown = """
            # Judul

            Desk *Pilkada* [dibuka](https://example.org) di **Semarang**,
            `35` kabupaten/kota &amp; provinsi. ![foto](~/media/a.jpg)

            | a | b |
            |---|---|
            | c | d |

            - Butir satu
            > Kutipan

                kode
            """;

        Assert.Equal(
            "Desk Pilkada dibuka di Semarang, 35 kabupaten/kota & provinsi. Butir satu Kutipan",
            MarkdownRenderer.PlainText(Markdown, 500));
    }

    [Theory]
    [InlineData("Satu dua tiga", 13, "Satu dua tiga")]
    [InlineData("Satu dua tiga", 12, "Satu dua…")]
    [InlineData("Satu dua, tiga empat", 14, "Satu dua…")]
    [InlineData("Satu dua", 5, "Satu…")]
    [InlineData("abcdefghij", 5, "abcd…")]
    [InlineData("abc", 1, "…")]
    [InlineData("", 10, "")]
    [InlineData("# Hanya judul", 50, "Hanya judul")]
    public void It_is_cut_between_words(string markdown, int maxLength, string text) =>
        Assert.Equal(text, MarkdownRenderer.PlainText(markdown, maxLength));

    [Fact]
    public void It_is_never_longer_than_asked_and_never_cuts_through_a_character()
    {
        const string Markdown = "\ud83d\uddf3\ud83d\uddf3\ud83d\uddf3\ud83d\uddf3 kata \ud83d\uddf3\ud83d\uddf3";
        for (var length = 1; length < 20; length++)
        {
            var text = MarkdownRenderer.PlainText(Markdown, length);

            Assert.InRange(text.Length, 0, length);
            Assert.DoesNotContain('\ufffd', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)));
        }
    }

    [Fact]
    public void It_holds_no_markup_to_be_escaped_twice() =>
        Assert.Equal("<script>alert(1)</script> a < b", MarkdownRenderer.PlainText("<script>alert(1)</script> a &lt; b", 100));
}
