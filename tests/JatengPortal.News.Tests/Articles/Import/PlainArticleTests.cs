using System.Text;
using JatengPortal.Kernel.Rules;
using JatengPortal.News.Articles.Import;

namespace JatengPortal.News.Tests.Articles.Import;

public sealed class PlainArticleTests
{
    // Blank lines between the paragraphs, the outlet in parentheses, a comment form at the end.
    private const string WithBlankLines = """
        Simulasi Pemungutan Suara Digelar di Lima Kecamatan

        KUDUS (Contoh.id) – Petugas menggelar simulasi pemungutan suara di lima kecamatan. Warga diajak mencoba setiap tahap sejak pagi.

        Simulasi serupa dijadwalkan lagi pekan depan, Senin (7/10/2024), di tempat yang belum mendapat giliran agar semua petugas siap.

        “Kami ingin antrean tidak mengular,” kata ketua panitia. (*)

        Tinggalkan Balasan

        Alamat email Anda tidak akan dipublikasikan. Ruas yang wajib ditandai *

        Saya sudah coba kemarin
        """;

    // No blank line at all, a caption above the dateline, a link list and an empty source at the end.
    private const string WithoutBlankLines = """
        Bupati: Logistik Tiba Tepat Waktu
        Kepala Bagian Logistik memeriksa kotak suara di gudang utama, Jumat, 4 Oktober 2024.-Istimewa/ Juru Foto -
        DEMAK, kabar, contoh.id - Logistik pemungutan suara tiba di gudang utama dan langsung dihitung oleh petugas gabungan dari tiga instansi daerah.
        Kotak suara disegel sebelum dikirim ke kecamatan.
        Pengiriman dimulai pada 20 November 2024.
        Cek Berita dan Artikel yang lain di Google News
        Sumber:
        """;

    [Fact]
    public void An_article_with_blank_lines_is_read()
    {
        var article = Read(WithBlankLines);

        Assert.Equal("Simulasi Pemungutan Suara Digelar di Lima Kecamatan", article.Title);
        Assert.Equal("Kudus", article.Dateline);
        Assert.Equal(3, article.Body.Split("\n\n").Length);
        Assert.StartsWith("Petugas menggelar simulasi", article.Body, StringComparison.Ordinal);
        Assert.EndsWith("mengular,” kata ketua panitia.", article.Body, StringComparison.Ordinal);
        Assert.Equal(
            [
                (3, "Contoh.id", Why.DatelineOutlet),
                (7, "(*)", Why.SignOff),
                (9, "Tinggalkan Balasan", Why.CommentForm),
                (11, "Alamat email Anda tidak akan dipublikasikan. Ruas yang wajib ditandai *", Why.CommentForm),
                (13, "Saya sudah coba kemarin", Why.CommentForm),
                (0, "", Why.NoDate),
            ],
            article.Warnings.Select(warning => (warning.Line, warning.Text, warning.Why)));
    }

    [Fact]
    public void An_article_without_blank_lines_has_a_paragraph_a_line()
    {
        var article = Read(WithoutBlankLines);

        Assert.Equal("Demak", article.Dateline);
        Assert.Equal(3, article.Body.Split("\n\n").Length);
        Assert.StartsWith("Logistik pemungutan suara tiba", article.Body, StringComparison.Ordinal);
        Assert.EndsWith("20 November 2024.", article.Body, StringComparison.Ordinal);
        Assert.Equal(
            [(2, Why.Caption), (3, Why.DatelineOutlet), (6, Why.RelatedLink), (7, Why.Source), (0, Why.NoDate)],
            article.Warnings.Select(warning => (warning.Line, warning.Why)));
    }

    [Fact]
    public void What_the_file_does_not_say_is_not_guessed()
    {
        foreach (var article in new[] { Read(WithBlankLines), Read(WithoutBlankLines) })
        {
            Assert.Null(article.PublishedUtc); // dates inside the text are no date of publication
            Assert.Null(article.Slug);
            Assert.Null(article.Summary);
            Assert.Null(article.Author);
            Assert.Null(article.Category);
            Assert.Null(article.Cover);
            Assert.Empty(article.Tags);
        }
    }

    [Theory]
    [InlineData("Senin, 7 Oktober 2024", "2024-10-06T17:00:00Z")]
    [InlineData("7 Okt 2024", "2024-10-06T17:00:00Z")]
    [InlineData("Senin, 7 Oktober 2024 | 10:30 WIB", "2024-10-07T03:30:00Z")]
    [InlineData("Diterbitkan: 7 Oktober 2024, pukul 10.30", "2024-10-07T03:30:00Z")]
    [InlineData("Senin, 07/10/2024 - 10:30 WITA", "2024-10-07T02:30:00Z")]
    [InlineData("17/10/2024", "2024-10-16T17:00:00Z")]
    [InlineData("Jum'at, 4 Oktober 2024 00.00 WIT", "2024-10-03T15:00:00Z")]
    [InlineData("2024-10-07 10:30", "2024-10-07T03:30:00Z")]
    public void A_line_of_nothing_but_a_date_is_the_time_of_publication(string line, string utc)
    {
        var article = Read($"Judul\n{line}\n\nKUDUS – Petugas menggelar simulasi pemungutan suara.\n");

        Assert.Equal(DateTime.Parse(utc, null, System.Globalization.DateTimeStyles.AdjustToUniversal), article.PublishedUtc);
        Assert.Equal(DateTimeKind.Utc, article.PublishedUtc!.Value.Kind);
        Assert.Equal("Petugas menggelar simulasi pemungutan suara.", article.Body);
        Assert.Empty(article.Warnings);
    }

    [Theory]
    [InlineData("7/10/2024")] // July or October
    [InlineData("Selasa, 7 Oktober 2024")] // was a Monday
    [InlineData("31 November 2024")]
    [InlineData("7 Oktober 2024 | 25:00 WIB")]
    [InlineData("7 Oktober 1024")]
    public void A_date_that_is_not_one_day_is_not_taken(string line)
    {
        var article = Read($"Judul\n{line}\nKUDUS – Petugas menggelar simulasi pemungutan suara.\n");

        Assert.Null(article.PublishedUtc);
        Assert.Equal([(2, line, Why.NotOneDate), (0, "", Why.NoDate)], article.Warnings.Select(w => (w.Line, w.Text, w.Why)));
    }

    [Fact]
    public void Two_different_dates_are_none()
    {
        var article = Read("Judul\n7 Oktober 2024\n8 Oktober 2024\nKUDUS – Petugas menggelar simulasi pemungutan suara.");

        Assert.Null(article.PublishedUtc);
        Assert.Contains(article.Warnings, warning => warning is { Line: 3, Why: Why.DateDiffers });
    }

    [Fact]
    public void The_same_date_twice_is_one() =>
        Assert.NotNull(Read("Judul\nSenin, 7 Oktober 2024\n7 Oktober 2024\nKUDUS – Petugas menggelar simulasi pemungutan suara.").PublishedUtc);

    [Fact]
    public void A_date_within_the_text_stays_there()
    {
        var article = Read("Judul\n\nSimulasi digelar pada:\n\n7 Oktober 2024\n\ndi lima kecamatan.");

        Assert.Null(article.PublishedUtc);
        Assert.Contains("7 Oktober 2024", article.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_dateline_everything_below_the_title_is_text()
    {
        var article = Read("Judul\n\nParagraf pertama - dengan sisipan - tanpa tempat.\n\nParagraf kedua.");

        Assert.Null(article.Dateline);
        Assert.Equal("Paragraf pertama - dengan sisipan - tanpa tempat.\n\nParagraf kedua.", article.Body);
        Assert.Equal([Why.NoDateline, Why.NoDate], article.Warnings.Select(warning => warning.Why));
    }

    [Fact]
    public void What_stands_above_the_dateline_is_listed()
    {
        var article = Read("Judul\nSub judul yang ikut tersalin\nWarga antre (Foto: Humas)\nKUDUS – Petugas menggelar simulasi pemungutan suara.");

        Assert.Equal(
            [(2, Why.BeforeDateline), (3, Why.Caption), (0, Why.NoDate)],
            article.Warnings.Select(warning => (warning.Line, warning.Why)));
        Assert.Equal("Petugas menggelar simulasi pemungutan suara.", article.Body);
    }

    [Fact]
    public void Lines_that_were_wrapped_by_hand_are_joined() =>
        Assert.Equal(
            "Baris satu dari paragraf pertama yang dibungkus.\n\nBaris dua.",
            Read("Judul\n\nBaris satu dari\nparagraf pertama yang\ndibungkus.\n\nBaris dua.\n\n").Body);

    [Theory]
    [InlineData("", "import.title-missing")]
    [InlineData(" \n\t\n", "import.title-missing")]
    [InlineData("Judul saja\n\n", "import.body-missing")]
    [InlineData("Judul\nPenulis: A\nSumber:\nTinggalkan Balasan", "import.body-missing")]
    public void A_file_without_title_or_text_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<RuleViolationException>(() => Read(text)).Code);

    [Fact]
    public void A_title_has_at_most_300_characters()
    {
        Assert.Equal(300, Read(new string('a', 300) + "\nteks").Title.Length);
        Assert.Equal("import.title-too-long", Assert.Throws<RuleViolationException>(() => Read(new string('a', 301) + "\nteks")).Code);
    }

    private static ImportedArticle Read(string text) => ArticleFile.Read(Encoding.UTF8.GetBytes(text));
}
