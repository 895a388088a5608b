using System.Net;
using System.Text.RegularExpressions;
using JatengPortal.Kernel.Tests.Probing;

namespace JatengPortal.Kernel.Tests.Web;

public sealed partial class LanguageTests(ProbedPortal portal)
{
    [Theory]
    [InlineData("induk", "http://localhost")]
    [InlineData("dinas-a", "http://localhost/dinas-a")]
    [InlineData("dinas-c", "http://dinas-c.example")]
    [InlineData("dinas-d", "http://bersama.example/d")]
    public async Task Every_page_names_itself_in_both_languages(string tenant, string address)
    {
        foreach (var (language, path) in new[] { ("id", "/berita"), ("en", "/en/berita") })
        {
            var text = await portal.At(tenant).ReadAsync(path);
            Assert.Contains($"<html lang=\"{language}\"", text, StringComparison.Ordinal);
            Assert.Contains($"<link rel=\"canonical\" href=\"{address}{path}\"", text, StringComparison.Ordinal);
            Assert.Equal(
                [("id", address + "/berita"), ("en", address + "/en/berita"), ("x-default", address + "/berita")],
                Alternate().Matches(text).Select(match => (match.Groups[1].Value, match.Groups[2].Value)));
        }
    }

    [Theory]
    [InlineData("dinas-a", "/en", "/dinas-a/en")]
    [InlineData("dinas-c", "/en/", "/en")]
    public async Task Links_of_an_english_page_stay_in_english(string tenant, string path, string pathBase)
    {
        var text = await portal.At(tenant).ReadAsync(path);
        Assert.Contains($"href=\"{pathBase}/berita\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"{pathBase[..^3]}/berita\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dates_are_written_in_the_language_of_the_page()
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        Assert.Equal("Jumat, 1 November 2024", await site.ReadAsync("/uji/tanggal"));
        Assert.Equal("Friday, 1 November 2024", await site.ReadAsync("/en/uji/tanggal"));
    }

    [Theory]
    [InlineData("Accept-Language", "en")]
    [InlineData("Cookie", ".AspNetCore.Culture=c%3Den%7Cuic%3Den")]
    public async Task The_address_alone_decides_the_language(string header, string value)
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        using var client = portal.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, site.Tenant.PathBase + "/uji/tanggal?culture=en&ui-culture=en");
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("Jumat, 1 November 2024", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/english")]
    [InlineData("/en-GB/berita")]
    [InlineData("/id/berita")]
    [InlineData("/en/en")]
    public async Task Other_prefixes_are_no_language(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-a").StatusOfAsync(path));

    [GeneratedRegex("<link rel=\"alternate\" hreflang=\"([^\"]+)\" href=\"([^\"]+)\"")]
    private static partial Regex Alternate();
}
