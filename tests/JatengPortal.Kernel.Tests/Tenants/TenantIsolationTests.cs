using System.Net;
using System.Net.Http.Headers;
using JatengPortal.Kernel.Tests.Probing;

namespace JatengPortal.Kernel.Tests.Tenants;

/// <summary>However a request is made, it reaches the data of the tenant at its address, or none.</summary>
public sealed class TenantIsolationTests(ProbedPortal portal) : IAsyncLifetime
{
    private const string Nobody = "";
    private static readonly string[] Agencies = ["induk", "dinas-a", "dinas-b", "dinas-c", "dinas-d"];

    public async ValueTask InitializeAsync()
    {
        foreach (var agency in Agencies)
            await portal.At(agency).SwitchOnAsync(ProbeModule.Lower);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("/uji", "induk")]
    [InlineData("/en/uji", "induk")]
    [InlineData("/dinas-a/uji", "dinas-a")]
    [InlineData("/dinas-a/uji/", "dinas-a")]
    [InlineData("/DINAS-A/UJI", "dinas-a")]
    [InlineData("/%64inas-a/uji", "dinas-a")]
    [InlineData("/dinas-a/en/uji", "dinas-a")]
    [InlineData("/dinas-a/EN/uji", "dinas-a")]
    [InlineData("/dinas-a/./uji", "dinas-a")]
    [InlineData("/dinas-a/../dinas-b/uji", "dinas-b")]
    [InlineData("/dinas-a/%2e%2e/dinas-b/uji", "dinas-b")]
    [InlineData("/dinas-a/en/../../dinas-b/uji", "dinas-b")]
    [InlineData("/dinas-a/../uji", "induk")]
    [InlineData("/../../dinas-a/uji", "dinas-a")]
    [InlineData("/dinas-a/%252e%252e/dinas-b/uji", Nobody)]
    [InlineData("/dinas-a/..%2fdinas-b/uji", Nobody)]
    [InlineData("/dinas-a%2f..%2fdinas-b/uji", Nobody)]
    [InlineData("/dinas-a%2fuji", Nobody)]
    [InlineData("/dinas-a%252fuji", Nobody)]
    [InlineData("/dinas-a\\..\\dinas-b\\uji", Nobody)]
    [InlineData("/dinas-a/..\\dinas-b/uji", Nobody)]
    [InlineData("/dinas-a%5c..%5cdinas-b/uji", Nobody)]
    [InlineData("/dinas-a/dinas-b/uji", Nobody)]
    [InlineData("//dinas-a/uji", Nobody)]
    [InlineData("/dinas-a//uji", Nobody)]
    [InlineData("//uji", Nobody)]
    [InlineData("/en/dinas-a/uji", Nobody)]
    [InlineData("/en/en/uji", Nobody)]
    [InlineData("/dinas-a/en/en/uji", Nobody)]
    [InlineData("/dinas-a/en/dinas-b/uji", Nobody)]
    [InlineData("/dinas-a./uji", Nobody)]
    [InlineData("/dinas-a%20/uji", Nobody)]
    [InlineData("/dinas-a%00/uji", Nobody)]
    [InlineData("/dinas-a;v=1/uji", Nobody)]
    [InlineData("/dinas-a%0d%0aHost:%20dinas-c.example/uji", Nobody)]
    [InlineData("/dina%C5%BF-a/uji", Nobody)]
    [InlineData("/dinas-%ff/uji", Nobody)]
    [InlineData("/dinas-c/uji", Nobody)]
    [InlineData("/d/uji", Nobody)]
    public Task Paths_on_the_portals_own_address(string path, string tenant) => ReachesAsync(path, "localhost", tenant);

    [Theory]
    [InlineData("localhost", "/uji", "induk")]
    [InlineData("LOCALHOST:80", "/dinas-a/uji", "dinas-a")]
    [InlineData("[::1]", "/dinas-a/uji", "dinas-a")]
    [InlineData("dinas-c.example", "/uji", "dinas-c")]
    [InlineData("DINAS-C.EXAMPLE:8080", "/uji", "dinas-c")]
    [InlineData("www.dinas-c.example", "/en/uji", "dinas-c")]
    [InlineData("bersama.example", "/d/uji", "dinas-d")]
    [InlineData("dinas-c.example", "/dinas-a/uji", Nobody)]
    [InlineData("dinas-c.example", "/dinas-c/uji", Nobody)]
    [InlineData("bersama.example", "/uji", Nobody)]
    [InlineData("bersama.example", "/dinas-a/uji", Nobody)]
    [InlineData("bersama.example", "/d/../dinas-a/uji", Nobody)]
    [InlineData("dinas-c.example.", "/uji", Nobody)]
    [InlineData("localhost.", "/uji", Nobody)]
    [InlineData("localhost.dinas-c.example", "/uji", Nobody)]
    [InlineData("xdinas-c.example", "/uji", Nobody)]
    [InlineData("dinas-c.example@localhost", "/uji", Nobody)]
    [InlineData("localhost/dinas-c.example", "/uji", Nobody)]
    [InlineData("localhost, dinas-c.example", "/uji", Nobody)]
    [InlineData("dinas-c.example:99999:1", "/uji", Nobody)]
    [InlineData("127.1", "/uji", Nobody)]
    [InlineData("0.0.0.0", "/uji", Nobody)]
    [InlineData("2130706433", "/uji", Nobody)]
    [InlineData("*", "/uji", Nobody)]
    [InlineData("xn--", "/uji", Nobody)]
    [InlineData("xn--a", "/dinas-a/uji", Nobody)]
    [InlineData("", "/uji", Nobody)]
    public Task Host_headers(string host, string path, string tenant) => ReachesAsync(path, host, tenant);

    [Theory]
    [InlineData("http://localhost/dinas-b{0}", "localhost", "dinas-b")]
    [InlineData("http://dinas-c.example{0}", "dinas-c.example", "dinas-c")]
    [InlineData("http://dinas-c.example{0}", "localhost", Nobody)]
    [InlineData("http://localhost/dinas-a{0}", "dinas-c.example", Nobody)]
    [InlineData("http://someone@localhost/dinas-a{0}", "dinas-c.example", Nobody)]
    [InlineData("dinas-a{0}", "localhost", Nobody)]
    public async Task Targets_in_absolute_form(string target, string host, string tenant)
    {
        foreach (var page in new[] { "/uji", "/uji/tersimpan", "/uji/tersimpan" })
            AssertReaches(tenant, await RawRequest.SendAsync(portal.Address, $"GET {string.Format(null, target, page)} HTTP/1.1", $"Host: {host}"));
    }

    [Theory]
    [InlineData("X-Forwarded-Host: dinas-c.example")]
    [InlineData("X-Forwarded-Host: localhost\r\nX-Forwarded-Prefix: /dinas-b")]
    [InlineData("Forwarded: for=127.0.0.1;host=dinas-c.example;proto=https")]
    [InlineData("X-Original-Host: dinas-c.example")]
    [InlineData("X-Host: dinas-c.example")]
    [InlineData("X-Original-URL: /dinas-b/uji/tersimpan")]
    [InlineData("X-Rewrite-URL: /dinas-b/uji/tersimpan")]
    [InlineData("X-Forwarded-PathBase: /dinas-b")]
    [InlineData("X-HTTP-Method-Override: POST")]
    [InlineData("Referer: http://dinas-c.example/")]
    [InlineData("Cookie: tenant=dinas-b; path=/dinas-b; feature=x")]
    [InlineData("Cookie: portal-session=dinas-b")]
    [InlineData("Authorization: Basic ZGluYXMtYjp4")]
    public async Task Other_headers_change_nothing(string header)
    {
        foreach (var page in new[] { "/uji", "/uji/tersimpan", "/uji/tersimpan" })
            AssertReaches("dinas-a", await RawRequest.SendAsync(portal.Address, $"GET /dinas-a{page} HTTP/1.1", "Host: localhost", header));
    }

    [Theory]
    [InlineData("tenant=dinas-b")]
    [InlineData("PathBase=/dinas-b&prefix=dinas-b&host=dinas-c.example")]
    [InlineData("/../dinas-b/uji")]
    public async Task Query_strings_change_nothing(string query)
    {
        foreach (var page in new[] { "/uji", "/uji/tersimpan", "/uji/tersimpan" })
            AssertReaches("dinas-a", await RawRequest.SendAsync(portal.Address, $"GET /dinas-a{page}?{query} HTTP/1.1", "Host: localhost"));
    }

    [Fact]
    public async Task A_request_without_a_host_or_with_two_reaches_nobody()
    {
        AssertReaches(Nobody, await RawRequest.SendAsync(portal.Address, "GET /uji HTTP/1.0"));
        AssertReaches(Nobody, await RawRequest.SendAsync(portal.Address, "GET /uji HTTP/1.1"));
        AssertReaches(Nobody, await RawRequest.SendAsync(portal.Address, "GET /uji HTTP/1.1", "Host: localhost", "Host: dinas-c.example"));
    }

    [Fact]
    public async Task What_is_written_at_one_address_is_in_that_tenants_file_alone()
    {
        var text = Sites.NewName();
        using var client = portal.Browser();
        using var body = new StringContent(text, MediaTypeHeaderValue.Parse("text/plain"));
        body.Headers.Add("X-Forwarded-Prefix", "/dinas-b");
        using var response = await client.PostAsync(
            new Uri("/dinas-b/../dinas-a/uji/tulis?tenant=dinas-b", UriKind.Relative), body, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        foreach (var agency in Agencies)
            Assert.Equal(agency == "dinas-a" ? "{}" : null, await portal.At(agency).SectionAsync(text));
    }

    [Fact]
    public async Task Pages_of_equal_path_are_kept_apart_in_the_cache()
    {
        var slug = Sites.NewName();
        foreach (var agency in Agencies)
            await portal.At(agency).PublishArticleAsync(slug, $"Judul milik {agency}", $"Isi milik {agency}.");
        for (var round = 0; round < 2; round++)
        {
            foreach (var agency in Agencies)
            {
                foreach (var language in new[] { "", "/en" })
                {
                    var text = await portal.At(agency).ReadAsync($"{language}/berita/{slug}");
                    Assert.Contains($"Isi milik {agency}.", text, StringComparison.Ordinal);
                    Assert.DoesNotContain(Agencies.Where(other => other != agency), other => text.Contains($"Isi milik {other}.", StringComparison.Ordinal));
                }
            }
        }
    }

    private async Task ReachesAsync(string path, string host, string tenant)
    {
        // Uncached, then made for the cache, then from the cache.
        foreach (var page in new[] { "/uji", "/uji/tersimpan", "/uji/tersimpan" })
        {
            var target = path.Replace("/uji", page, StringComparison.Ordinal).Replace("/UJI", page.ToUpperInvariant(), StringComparison.Ordinal);
            AssertReaches(tenant, await RawRequest.SendAsync(portal.Address, $"GET {target} HTTP/1.1", $"Host: {host}"));
        }
    }

    private static void AssertReaches(string tenant, RawAnswer answer)
    {
        if (tenant == Nobody)
        {
            Assert.True(answer.Status is 400 or 404, answer.Text);
            Assert.DoesNotContain("database=", answer.Text, StringComparison.Ordinal);
        }
        else
        {
            Assert.True(answer.Status == 200, answer.Text);
            Assert.Contains($"tenant={tenant} database={tenant} ", answer.Text, StringComparison.Ordinal);
        }
    }
}
