using System.Text;
using JatengPortal.Kernel.Rules;
using JatengPortal.News.Articles.Import;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Articles.Import;

public sealed class ArticleFileTests
{
    private const string Text = "Judul café\n\nKUDUS – Petugas menggelar simulasi pemungutan suara.\n";

    [Fact]
    public void The_same_text_is_the_same_source_however_it_was_saved()
    {
        var id = Id(Encoding.UTF8.GetBytes(Text));

        Assert.StartsWith("file:sha256:", id, StringComparison.Ordinal);
        Assert.Equal(id, Id([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)]));
        Assert.Equal(id, Id(Encoding.UTF8.GetBytes(Text.Replace("\n", "\r\n", StringComparison.Ordinal))));
        Assert.Equal(id, Id(Encoding.UTF8.GetBytes(Text.Replace("\n", "  \r", StringComparison.Ordinal) + "\n\n\n")));
        Assert.Equal(id, Id(Encoding.UTF8.GetBytes(Text.Normalize(NormalizationForm.FormD))));
    }

    [Fact]
    public void An_edited_text_is_another_source() =>
        Assert.NotEqual(Id(Encoding.UTF8.GetBytes(Text)), Id(Encoding.UTF8.GetBytes(Text.Replace("lima", "enam", StringComparison.Ordinal) + "Baru.")));

    [Fact]
    public void An_edited_file_with_an_id_stays_the_same_source()
    {
        const string Markdown = "---\nid: a1\ntitle: Judul\n---\nIsi.";

        Assert.Equal("file:a1", Id(Encoding.UTF8.GetBytes(Markdown)));
        Assert.Equal("file:a1", Id(Encoding.UTF8.GetBytes(Markdown.Replace("Isi", "Isi baru", StringComparison.Ordinal))));
        Assert.Equal("import.front-matter", CodeOf(Encoding.UTF8.GetBytes(Markdown.Replace("a1", new string('a', 201), StringComparison.Ordinal))));
    }

    [Fact]
    public void Another_encoding_is_refused_with_the_way_out()
    {
        byte[] windows1252 = [.. "Judul\nKutipan "u8, 0x93, .. "ya"u8, 0x94];

        var refused = Assert.Throws<RuleViolationException>(() => ArticleFile.Read(windows1252));

        Assert.Equal("import.not-utf-8", refused.Code);
        Assert.Contains("byte 15", refused.Message, StringComparison.Ordinal);
        Assert.Contains("UTF-8", refused.Message, StringComparison.Ordinal);
        Assert.Equal("import.not-utf-8", CodeOf([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)]));
        Assert.Equal("import.not-utf-8", CodeOf([0xED, 0xA0, 0x80])); // half of a surrogate pair
    }

    [Fact]
    public void What_is_no_text_is_refused()
    {
        Assert.Equal("import.not-text", CodeOf("PK\u0003\u0004 \0 arsip"u8));
        Assert.Equal("import.not-text", CodeOf(Encoding.BigEndianUnicode.GetBytes("Judul")));
        Assert.Equal("import.title-missing", CodeOf([]));
    }

    [Fact]
    public async Task A_file_of_more_than_two_megabytes_is_refused()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, Text, TestContext.Current.CancellationToken);
            Assert.Equal("Judul café", (await ArticleFile.ReadAsync(path, TestContext.Current.CancellationToken)).Title);

            await File.WriteAllBytesAsync(path, [.. Encoding.UTF8.GetBytes(Text), .. new byte[ArticleFile.MaxBytes]], TestContext.Current.CancellationToken);
            var refused = await Assert.ThrowsAsync<RuleViolationException>(() => ArticleFile.ReadAsync(path, TestContext.Current.CancellationToken));
            Assert.Equal("import.file-too-long", refused.Code);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_named_pipe_is_not_waited_for()
    {
        using var folder = new TemporaryFolder();
        var pipe = folder.PathOf("pipa");
        using (var make = System.Diagnostics.Process.Start("mkfifo", pipe))
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<RuleViolationException>(() => ArticleFile.ReadAsync(pipe, TestContext.Current.CancellationToken));

        Assert.Equal("import.title-missing", refused.Code);
    }

    [Fact]
    public void A_file_of_more_than_twenty_thousand_lines_is_refused() =>
        Assert.Equal("import.file-too-long", CodeOf(Encoding.UTF8.GetBytes(Text + new string('\n', 20_000))));

    [Theory]
    [InlineData("[](")]
    [InlineData("KUDUS – ")]
    [InlineData("1/1/2024 ")]
    [InlineData("https://")]
    [InlineData("(*) ")]
    [InlineData("a\n")]
    [InlineData("Sumber:\n")]
    public void Two_megabytes_of_anything_are_read_or_refused_in_bounded_time(string unit)
    {
        var text = "Judul\n" + string.Concat(Enumerable.Repeat(unit, (ArticleFile.MaxBytes - 10) / Encoding.UTF8.GetByteCount(unit)));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        var refused = Record.Exception(() => ArticleFile.Read(Encoding.UTF8.GetBytes(text)));

        Assert.True(refused is null or RuleViolationException, $"{refused}");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"It took {clock.Elapsed}.");
    }

    private static string Id(ReadOnlySpan<byte> content) => ArticleFile.Read(content).SourceId;

    private static string CodeOf(ReadOnlySpan<byte> content)
    {
        var bytes = content.ToArray();
        return Assert.Throws<RuleViolationException>(() => ArticleFile.Read(bytes)).Code;
    }
}
