using System.Net;
using JatengPortal.Kernel.Web.Caching;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Web;

/// <summary>Nobody makes the cache grow by inventing addresses. A portal of its own: nothing else may count here.</summary>
public sealed class PageCacheBoundsTests(PageCacheBoundsTests.QuietPortal portal) : IClassFixture<PageCacheBoundsTests.QuietPortal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;
    private PageStore Store => portal.Services.GetRequiredService<PageStore>();

    [Fact]
    public async Task Ten_thousand_junk_query_strings_do_not_grow_it()
    {
        await portal.At("dinas-a").ReadAsync("/");
        var before = Store.Count;
        using var client = portal.Browser();
        for (var i = 0; i < 10_000; i++)
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, $"/dinas-a/?sampah{i}={i}&q={i}"));
        Assert.Equal(before, Store.Count);
    }

    [Fact]
    public async Task Junk_in_declared_query_names_does_not_grow_it()
    {
        await portal.At("dinas-a").PublishArticleAsync("satu-satunya", "Satu-satunya");
        await portal.At("dinas-a").ReadAsync("/berita");
        await portal.At("dinas-a").ReadAsync("/berita?setelah=satu-satunya");
        await portal.At("dinas-a").ReadAsync("/berita?sebelum=satu-satunya");
        var before = Store.Count;
        using var client = portal.Browser();
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, $"/dinas-a/berita?setelah=sampah-{i}"));
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, $"/dinas-a/berita?setelah=sampah-{i}&sebelum={i}"));
            await StatusAsync(client, $"/dinas-a/berita?setelah=satu-satunya&setelah={i}");
            await StatusAsync(client, $"/dinas-a/berita?sampah={i}&setelah=satu-satunya");
        }

        Assert.Equal(before, Store.Count);
    }

    [Fact]
    public async Task Forged_hosts_do_not_grow_it()
    {
        await portal.At("induk").ReadAsync("/");
        var before = Store.Count;
        using var client = portal.Browser();
        for (var i = 0; i < 1_000; i++)
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, "/", $"palsu-{i}.example"));
        for (var i = 1; i < 100; i++)
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/", $"localhost:{i}"));
        Assert.Equal(before, Store.Count);
    }

    [Fact]
    public async Task Ways_to_write_one_address_do_not_grow_it()
    {
        await portal.At("dinas-a").ReadAsync("/berita");
        await portal.At("dinas-a").ReadAsync("/en/berita");
        var before = Store.Count;
        using var client = portal.Browser();
        foreach (var path in new[] { "/berita/", "/Berita", "/BERITA/", "/%62erita", "/berit%61", "/en/berita/", "/EN/berita" })
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/dinas-a" + path));
        foreach (var path in new[] { "/berita", "/BERITA", "/berita/" })
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/DINAS-A" + path));
        Assert.Equal(before, Store.Count);
    }

    [Fact]
    public async Task Addresses_that_do_not_exist_are_not_kept()
    {
        await portal.At("dinas-b").ReadAsync("/berita");
        var before = Store.Count;
        using var client = portal.Browser();
        for (var i = 0; i < 200; i++)
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, $"/dinas-b/berita/tidak-ada-{i}"));
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, $"/dinas-b/tidak-ada-{i}"));
        }

        Assert.Equal(before, Store.Count);
    }

    [Fact]
    public async Task A_file_of_the_sitemap_has_one_number_however_it_is_written()
    {
        await portal.At("dinas-a").ReadAsync("/sitemap/halaman-1.xml");
        var before = Store.Count;
        using var client = portal.Browser();
        foreach (var number in new[] { "01", "0000000001", "+1", "%201", "1%20", "%091", "0", "-1", "99999999999" })
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, $"/dinas-a/sitemap/halaman-{number}.xml"));
        Assert.Equal(before, Store.Count);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path, string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        using var response = await client.SendAsync(request, Token);
        return response.StatusCode;
    }

    public sealed class QuietPortal : PortalFactory;
}
