using System.Net;
using System.Text.Json;
using JatengPortal.Kernel.Tests.Probing;

namespace JatengPortal.Kernel.Tests.Web;

public sealed class ErrorPagesTests(ProbedPortal portal)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/uji/larangan", HttpStatusCode.Forbidden, nameof(Texts.Error_403_heading))]
    [InlineData("/uji/tidak-ada", HttpStatusCode.NotFound, nameof(Texts.Error_404_heading))]
    [InlineData("/uji/galat", HttpStatusCode.InternalServerError, nameof(Texts.Error_500_heading))]
    [InlineData("/uji/angka?n=x", HttpStatusCode.BadRequest, nameof(Texts.Error_400_heading))]
    [InlineData("/uji/aturan", HttpStatusCode.Conflict, nameof(Texts.Error_400_heading))]
    public async Task A_reader_gets_a_page_in_the_sites_theme_and_language(string path, HttpStatusCode status, string heading)
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        foreach (var (language, culture) in new[] { ("", "id"), ("/en", "en") })
        {
            using var response = await site.GetAsync(language + path);
            var text = await response.Content.ReadAsStringAsync(Token);
            Assert.Equal(status, response.StatusCode);
            Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
            Assert.Contains($"<html lang=\"{culture}\"", text, StringComparison.Ordinal);
            Assert.Contains(site.Tenant.Title, text, StringComparison.Ordinal);
            Assert.Contains("site.", text, StringComparison.Ordinal);
            Assert.Contains(
                WebUtility.HtmlEncode(Texts.ResourceManager.GetString(heading, new System.Globalization.CultureInfo(culture))!), text, StringComparison.Ordinal);
            Assert.Contains("noindex", text, StringComparison.Ordinal);
            AssertGuarded(response);
            Assert.True(response.Headers.CacheControl?.NoStore);
            Assert.DoesNotContain(ProbeErrors.Secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/api/v1/uji/larangan", HttpStatusCode.Forbidden)]
    [InlineData("/api/v1/uji/tidak-ada", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/uji/galat", HttpStatusCode.InternalServerError)]
    [InlineData("/api/v1/uji/angka?n=x", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/uji/aturan", HttpStatusCode.Conflict)]
    public async Task A_program_gets_a_problem(string path, HttpStatusCode status)
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        using var response = await site.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(text);
        Assert.Equal((int)status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrEmpty(problem.RootElement.GetProperty("title").GetString()));
        AssertGuarded(response);
        Assert.DoesNotContain(ProbeErrors.Secret, text, StringComparison.Ordinal);
        Assert.Equal(status == HttpStatusCode.Conflict, problem.RootElement.TryGetProperty("code", out var code));
        if (status == HttpStatusCode.Conflict)
        {
            Assert.Equal("uji.aturan", code.GetString());
            Assert.Equal("A rule bites.", problem.RootElement.GetProperty("detail").GetString());
        }
    }

    [Fact]
    public async Task An_unknown_host_is_told_so_and_nothing_of_any_site()
    {
        using var client = portal.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "tidak-dikenal.example";
        using var response = await client.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("contoh", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        AssertGuarded(response);
    }

    [Fact]
    public async Task Every_kind_of_answer_carries_the_security_headers()
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        foreach (var path in new[] { "/", "/", "/uji/terhitung", "/berita", "/tampilan/1.css", "/tidak-ada", "/uji/galat" })
        {
            using var response = await site.GetAsync(path);
            AssertGuarded(response);
        }
    }

    private static void AssertGuarded(HttpResponseMessage response)
    {
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("img-src 'self' data:", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("nonce", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(response.Headers.GetValues("X-Frame-Options")));
        Assert.NotEmpty(response.Headers.GetValues("Referrer-Policy"));
        Assert.NotEmpty(response.Headers.GetValues("Permissions-Policy"));
        Assert.False(response.Headers.Contains("Server"));
    }
}
