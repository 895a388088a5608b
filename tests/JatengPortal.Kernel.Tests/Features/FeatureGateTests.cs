using System.Net;
using System.Net.Http.Headers;
using JatengPortal.Kernel.Tests.Probing;

namespace JatengPortal.Kernel.Tests.Features;

/// <summary>The addresses of a feature that is off don't exist, whatever is asked of them.</summary>
public sealed class FeatureGateTests(ProbedPortal portal)
{
    public static TheoryData<string> Methods =>
        ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND", "get", "FOO"];

    public static TheoryData<string> ContentTypes =>
        ["application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "image/png", "*/*", "x", ""];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Every_method_is_404(string method)
    {
        foreach (var path in new[] { "/uji", "/uji/tersimpan", "/uji/kirim", "/uji/galat", "/api/v1/uji/galat", "/en/uji", "/berita", "/berita/x" })
        {
            var answer = await RawRequest.SendAsync(portal.Address, $"{method} /tanpa-berita{path} HTTP/1.1", "Host: localhost", "Content-Length: 0");
            Assert.True(answer.Status == 404, $"{path}\n{answer.Text}");
            Assert.DoesNotContain("\r\nAllow:", answer.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [MemberData(nameof(ContentTypes))]
    public async Task Every_content_type_is_404(string contentType)
    {
        var header = contentType.Length == 0 ? "X-None: 1" : $"Content-Type: {contentType}";
        foreach (var method in new[] { "POST", "PUT", "DELETE" })
        {
            var answer = await RawRequest.SendAsync(
                portal.Address, $"{method} /tanpa-berita/uji/kirim HTTP/1.1", "Host: localhost", header, "Content-Length: 0");
            Assert.True(answer.Status == 404, answer.Text);
        }
    }

    [Fact]
    public async Task A_preflight_of_another_origin_is_404()
    {
        var answer = await RawRequest.SendAsync(
            portal.Address, "OPTIONS /tanpa-berita/uji/kirim HTTP/1.1", "Host: localhost", "Origin: http://else.example",
            "Access-Control-Request-Method: POST");
        Assert.Equal(404, answer.Status);
        Assert.DoesNotContain("Access-Control", answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_address_that_is_off_answers_like_one_that_never_was()
    {
        foreach (var method in new[] { "GET", "POST", "OPTIONS" })
        {
            var off = await AnswerAsync(method, "/tanpa-berita/uji/kirim");
            var none = await AnswerAsync(method, "/tanpa-berita/xyz/kirim");
            Assert.Equal(none.Replace("/xyz/kirim", "/uji/kirim", StringComparison.Ordinal), off);
        }
    }

    [Fact]
    public async Task Where_the_feature_is_on_the_wrong_method_and_content_type_are_told_apart()
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/uji"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/uji", HttpMethod.Head));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await site.StatusOfAsync("/uji/kirim", HttpMethod.Delete));
        using var client = portal.Browser();
        using var body = new StringContent("x", MediaTypeHeaderValue.Parse("text/plain"));
        using var response = await client.PostAsync(new Uri(site.Tenant.PathBase + "/uji/kirim", UriKind.Relative), body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    private async Task<string> AnswerAsync(string method, string path)
    {
        var answer = await RawRequest.SendAsync(portal.Address, $"{method} {path} HTTP/1.1", "Host: localhost", "Content-Length: 0");
        return string.Join('\n', answer.Text.Split("\r\n").Where(line => !line.StartsWith("Date:", StringComparison.Ordinal)));
    }
}
