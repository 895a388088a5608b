using JatengPortal.Journeys.Tests.Crawling;

namespace JatengPortal.Journeys.Tests.Markup;

/// <summary>The validator must bite: each of these pages has one fault.</summary>
public sealed class HtmlValidatorTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_valid_page_has_no_finding() =>
        Assert.Empty(await HtmlValidator.ValidateAsync([Page("<p>Isi.</p>")], Cancellation));

    [Theory]
    [InlineData("<p><div>x</div></p>", "html.close-order")]
    [InlineData("<p id='a'>x</p><p id='a'>y</p>", "html.no-dup-id")]
    [InlineData("<ul><p>x</p></ul>", "html.element-permitted-content")]
    [InlineData("<img src='/a.png'>", "html.wcag/h37")]
    [InlineData("<input name='q'>", "html.input-missing-label")]
    [InlineData("<center>x</center>", "html.deprecated")]
    [InlineData("<h3>x</h3>", "html.heading-level")]
    [InlineData("<main>x</main>", "html.no-multiple-main")]
    public async Task A_fault_is_found_on_its_page(string fault, string code)
    {
        var findings = await HtmlValidator.ValidateAsync([Page("<p>Isi.</p>"), Page(fault, "salah")], Cancellation);

        Assert.Contains(findings, finding => finding.Code == code);
        Assert.All(findings, finding => Assert.Equal("/salah", finding.Page));
    }

    private static CrawledPage Page(string body, string path = "") => new(new Uri($"http://localhost/{path}"), $"""
        <!DOCTYPE html>
        <html lang="id">
        <head><meta charset="utf-8"><title>Judul</title></head>
        <body><main><h1>Judul</h1>{body}</main></body>
        </html>
        """);
}
