using System.Net;
using System.Text.Json;
using JatengPortal.News.Circulars;
using JatengPortal.News.Circulars.Editing;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Circulars.Editing;

public sealed class PasteTextTests(PortalFactory portal)
{
    // As a word processor puts it on the clipboard.
    private const string FromWord = """
        <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal { margin: 0 }</style></head><body>
        <!--StartFragment--><h2>Isi Edaran</h2>
        <p class="MsoNormal" style="text-align:justify">Jaga <b>netralitas</b><o:p></o:p> dan baca <a href="https://www.kpu.go.id/">ketentuannya</a>.</p>
        <ol><li>Satu</li><li>Dua</li></ol>
        <table><tr><th>Hari</th><th>Acara</th></tr><tr><td>Senin</td><td>Apel</td></tr></table>
        <p><img src="file:///C:/cap.png" alt="cap"></p><script>alert(1)</script><!--EndFragment--></body></html>
        """;

    [Fact]
    public async Task A_body_from_a_word_processor_becomes_Markdown_and_what_is_left_out_is_told()
    {
        var agency = await portal.NewCircularAgencyAsync("tempel-word");
        using var writer = await agency.HireAsync("Circulars.Write");

        using var answer = await PasteAsync(writer, FromWord);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var pasted = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var markdown = pasted.RootElement.GetProperty("markdown").GetString()!;
        Assert.Contains("## Isi Edaran", markdown, StringComparison.Ordinal);
        Assert.Contains("Jaga **netralitas** dan baca [ketentuannya](<https://www.kpu.go.id/>).", markdown, StringComparison.Ordinal);
        Assert.Contains("1. Satu", markdown, StringComparison.Ordinal);
        Assert.Contains("| Senin | Apel |", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", markdown, StringComparison.Ordinal);
        var leftOut = pasted.RootElement.GetProperty("leftOut").EnumerateArray().Select(line => line.GetString()!).ToList();
        Assert.Contains("Gambar, tidak diambil (1)", leftOut);
        Assert.Contains("Skrip, tidak diambil (1)", leftOut);
    }

    [Fact]
    public async Task Only_those_who_write_circulars_may_ask_and_only_with_a_token()
    {
        var agency = await portal.NewCircularAgencyAsync("tempel-hak");
        using var writer = await agency.HireAsync("Circulars.Write");

        Assert.NotEqual(HttpStatusCode.OK, await agency.StatusOfAsync(PasteText.Path, HttpMethod.Post));
        using var tooMuch = await PasteAsync(writer, new string('x', (8 * 1024 * 1024) + 1));
        Assert.NotEqual(HttpStatusCode.OK, tooMuch.StatusCode);
    }

    private static Task<HttpResponseMessage> PasteAsync(StaffMember writer, string html) =>
        writer.SubmitAsync(CircularEditorial.TheKind.New + "?jenis=edaran", PasteText.Path, (PasteText.HtmlField, html));
}
