using System.Net;
using JatengPortal.Testing;

namespace JatengPortal.Kernel.Tests.Tenants;

public sealed class TenantResolutionTests(PortalFactory portal)
{
    [Theory]
    [InlineData("localhost", "/", "Induk (contoh)")]
    [InlineData("localhost", "/dinas-a/", "Dinas A (contoh)")]
    [InlineData("127.0.0.1", "/dinas-b/", "Dinas B (contoh)")]
    [InlineData("dinas-c.example", "/", "Dinas C (contoh)")]
    [InlineData("WWW.Dinas-C.example:8080", "/", "Dinas C (contoh)")]
    [InlineData("bersama.example", "/d/", "Dinas D (contoh)")]
    public async Task A_site_is_found_by_host_name_and_prefix(string host, string path, string title)
    {
        var (status, text) = await GetAsync(host, path);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains($"<h1>{title}</h1>", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unknown.example", "/")]
    [InlineData("unknown.example", "/dinas-a/")]
    [InlineData("bersama.example", "/")]
    [InlineData("dinas-c.example", "/dinas-a/")]
    [InlineData("localhost", "/d/")]
    [InlineData("localhost", "/dinas-c/")]
    [InlineData("localhost", "/tidak-ada/")]
    public async Task An_unknown_host_name_or_prefix_is_404_and_never_a_default_site(string host, string path)
    {
        var (status, _) = await GetAsync(host, path);
        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    private async Task<(HttpStatusCode Status, string Text)> GetAsync(string host, string path)
    {
        using var client = portal.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
