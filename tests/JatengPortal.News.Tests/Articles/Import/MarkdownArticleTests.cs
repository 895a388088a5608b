using System.Text;
using JatengPortal.Kernel.Rules;
using JatengPortal.News.Articles.Import;

namespace JatengPortal.News.Tests.Articles.Import;

public sealed class MarkdownArticleTests
{
    [Fact]
    public void Everything_that_front_matter_says_is_taken_over()
    {
        var article = Read("""
            ---
            id: simulasi-2024
            title: "Simulasi: lima kecamatan"
            slug: simulasi-lima-kecamatan
            date: 2024-10-07T10:30:00+08:00
            author: Tim Humas
            category: Pilkada
            tags: [simulasi, "TPS"]
            summary: >
              Petugas menggelar
              simulasi.
            dateline: Kudus
            cover: ~/media/berita/simulasi.jpg
            alt: Warga antre di depan TPS
            ---

            Isi **tebal**.
            """);

        Assert.Equal("file:simulasi-2024", article.SourceId);
        Assert.Equal("Simulasi: lima kecamatan", article.Title);
        Assert.Equal("simulasi-lima-kecamatan", article.Slug!.Value);
        Assert.Equal(new DateTime(2024, 10, 7, 2, 30, 0, DateTimeKind.Utc), article.PublishedUtc);
        Assert.Equal("Tim Humas", article.Author);
        Assert.Equal("Pilkada", article.Category);
        Assert.Equal(["simulasi", "TPS"], article.Tags);
        Assert.Equal("Petugas menggelar simulasi.", article.Summary);
        Assert.Equal("Kudus", article.Dateline);
        Assert.Equal(new ImportedCover("berita/simulasi.jpg", "Warga antre di depan TPS"), article.Cover);
        Assert.Equal("Isi **tebal**.", article.Body);
        Assert.Empty(article.Warnings);
    }

    [Fact]
    public void Title_and_text_are_enough()
    {
        var article = Read("---\ntitle: 2024\n---\nIsi.");

        Assert.Equal("2024", article.Title); // a text, not a number
        Assert.Null(article.Slug);
        Assert.Null(article.PublishedUtc);
        Assert.Equal([Why.NoDate], article.Warnings.Select(warning => warning.Why));
    }

    [Theory]
    [InlineData("2024-11-27", "2024-11-26T17:00:00Z")]
    [InlineData("2024-11-27 07:00", "2024-11-27T00:00:00Z")]
    [InlineData("2024-11-27T07:00:00", "2024-11-27T00:00:00Z")]
    [InlineData("2024-11-27T07:00:00Z", "2024-11-27T07:00:00Z")]
    [InlineData("2024-11-27 07:00:00+09:00", "2024-11-26T22:00:00Z")]
    public void A_date_without_a_zone_is_in_wib(string date, string utc) =>
        Assert.Equal(utc, Read($"---\ntitle: a\ndate: {date}\n---\nIsi.").PublishedUtc!.Value.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null));

    [Theory]
    [InlineData("27/11/2024")]
    [InlineData("besok")]
    [InlineData("2024-13-01")]
    [InlineData("0001-01-01")]
    [InlineData("2024")]
    public void Another_date_is_refused(string date) => Assert.Equal("import.date", CodeOf($"---\ntitle: a\ndate: {date}\n---\nIsi."));

    [Fact]
    public void Tags_may_stand_in_one_line() => Assert.Equal(["a", "b c"], Read("---\ntitle: t\ntags: a, b c\n---\nIsi.").Tags);

    [Fact]
    public void An_unknown_key_is_reported_with_its_line()
    {
        var article = Read("---\ntitle: a\ndate: 2024-11-27\nlayout: post\n---\nIsi.");

        Assert.Equal([new ImportWarning(4, "layout", Why.UnknownKey)], article.Warnings);
    }

    [Fact]
    public void A_heading_that_repeats_the_title_is_left_out()
    {
        var article = Read("---\ntitle: Judul\ndate: 2024-11-27\n---\n\n# judul\n\nIsi.");

        Assert.Equal("Isi.", article.Body);
        Assert.Equal([new ImportWarning(6, "# judul", Why.RepeatsTitle)], article.Warnings);
    }

    [Fact]
    public void What_rendering_finds_is_reported_with_the_line_of_the_file()
    {
        var article = Read("---\ntitle: a\ndate: 2024-11-27\n---\n\nIsi.\n\n[x](javascript:alert)");

        Assert.Equal([new ImportWarning(8, "javascript:alert", "link.address-refused")], article.Warnings);
    }

    [Theory]
    [InlineData("---\ntitle: a\nIsi.", "import.front-matter")]
    [InlineData("---\n- a\n- b\n---\nIsi.", "import.front-matter")]
    [InlineData("---\nnur teks\n---\nIsi.", "import.front-matter")]
    [InlineData("---\ntitle: a\ntitle: b\n---\nIsi.", "import.front-matter")]
    [InlineData("---\ntitle: a\nTitle: b\n---\nIsi.", "import.front-matter")]
    [InlineData("---\ntitle: [a, b]\n---\nIsi.", "import.front-matter")]
    [InlineData("---\ntitle: {a: b}\n---\nIsi.", "import.front-matter")]
    [InlineData("---\ntitle: a\ntags: [[a]]\n---\nIsi.", "import.front-matter")]
    [InlineData("---\ntitle: &a x\nsummary: *a\n---\nIsi.", "import.front-matter")]
    [InlineData("---\ntitle: !!int 3\n---\nIsi.", "import.front-matter")]
    [InlineData("---\ntitle: \"a\n---\nIsi.", "import.front-matter")]
    [InlineData("---\nauthor: a\n---\nIsi.", "import.title-missing")]
    [InlineData("---\n---\nIsi.", "import.title-missing")]
    [InlineData("---\ntitle: ''\n---\nIsi.", "import.title-missing")]
    [InlineData("---\ntitle: a\n---\n\n", "import.body-missing")]
    [InlineData("---\ntitle: a\n---\n# a\n", "import.body-missing")]
    [InlineData("---\ntitle: a\nslug: A B\n---\nIsi.", "slug.malformed")]
    [InlineData("---\ntitle: a\ncover: a.jpg\n---\nIsi.", "article.cover-without-alt")]
    [InlineData("---\ntitle: a\ncover: ../a.jpg\nalt: x\n---\nIsi.", "import.cover")]
    [InlineData("---\ntitle: a\ncover: https://example.org/a.jpg\nalt: x\n---\nIsi.", "import.cover")]
    [InlineData("---\ntitle: a\ncover: /a.jpg\nalt: x\n---\nIsi.", "import.cover")]
    public void Front_matter_that_says_nothing_clear_is_refused(string text, string code) => Assert.Equal(code, CodeOf(text));

    [Fact]
    public void An_error_names_the_line_of_the_file() =>
        Assert.Contains("(line 4)", Assert.Throws<RuleViolationException>(() => Read("---\ntitle: a\nauthor: b\ntags: {}\n---\nIsi.")).Message, StringComparison.Ordinal);

    [Fact]
    public void Hostile_front_matter_ends_quickly()
    {
        Assert.Equal("import.front-matter", CodeOf($"---\ntitle: {new string('[', 60_000)}\n---\nIsi."));
        Assert.Equal("import.front-matter", CodeOf($"---\ntitle: {new string('a', 70_000)}\n---\nIsi."));
    }

    private static ImportedArticle Read(string text) => ArticleFile.Read(Encoding.UTF8.GetBytes(text));

    private static string CodeOf(string text) => Assert.Throws<RuleViolationException>(() => Read(text)).Code;
}
