using System.IO.Compression;
using System.Net;
using System.Text;
using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Web;

/// <summary>Public pages are made once, until something is published.</summary>
/// <remarks>Alone: where another test makes, opens or closes a tenant meanwhile, every page is made anew.</remarks>
[Collection(nameof(PageCacheTests))]
[CollectionDefinition(nameof(PageCacheTests), DisableParallelization = true)]
public sealed class PageCacheTests(ProbedPortal portal)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_kept_page_is_served_without_the_database()
    {
        var site = await portal.NewSiteAsync();
        await site.PublishArticleAsync("tersimpan", "Tersimpan");
        var page = await site.ReadAsync("/berita/tersimpan");

        await site.HideDatabaseAsync();
        try
        {
            Assert.Equal(page, await site.ReadAsync("/berita/tersimpan"));
            Assert.Equal(page, await site.ReadAsync("/berita/tersimpan?utm_source=x"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await site.StatusOfAsync("/berita"));
        }
        finally
        {
            await site.BringBackDatabaseAsync();
        }

        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/berita"));
    }

    [Fact]
    public async Task A_page_is_made_once_for_every_query_name_that_it_does_not_declare()
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        foreach (var query in new[] { "", "?x=1", "?x=2&y=3", "?URUTAN=1", "?fbclid=abc", "?=", "?&&&" })
            Assert.StartsWith("made 1 times", await site.ReadAsync("/uji/terhitung" + query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declared_query_value_makes_a_page_of_its_own()
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        foreach (var query in new[] { "?urut=a", "?urut=b", "?urut=A", "" })
        {
            Assert.StartsWith("made 1 times", await site.ReadAsync("/uji/terhitung" + query), StringComparison.Ordinal);
            Assert.StartsWith("made 1 times", await site.ReadAsync("/uji/terhitung" + query), StringComparison.Ordinal);
        }

        Assert.StartsWith("made 1 times", await site.ReadAsync("/uji/terhitung?lain=1&urut=a"), StringComparison.Ordinal);
        Assert.StartsWith("made 1 times", await site.ReadAsync("/uji/terhitung?URUT=b"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_that_no_link_has_are_answered_but_not_kept()
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        var before = await site.ReadAsync("/uji/terhitung");
        foreach (var query in new[] { "?urut=" + new string('x', 101), "?urut=" + new string('y', 5000), "?urut=a%0Ab" })
        {
            Assert.StartsWith("made 1 times", await site.ReadAsync("/uji/terhitung" + query), StringComparison.Ordinal);
            Assert.StartsWith("made 2 times", await site.ReadAsync("/uji/terhitung" + query), StringComparison.Ordinal);
        }

        Assert.Equal(before, await site.ReadAsync("/uji/terhitung"));
    }

    [Fact]
    public async Task A_page_is_known_by_its_tag()
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        using var first = await site.GetAsync("/uji/terhitung");
        var tag = first.Headers.ETag!;
        Assert.False(tag.IsWeak);
        foreach (var known in new[] { tag.ToString(), $"W/{tag}", $"\"x\", {tag}", "*" })
        {
            using var same = await AskAsync(site, "/uji/terhitung", ("If-None-Match", known));
            Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
            Assert.Equal(tag, same.Headers.ETag);
            Assert.Equal(["Accept-Encoding"], same.Headers.Vary);
            Assert.Empty(await same.Content.ReadAsByteArrayAsync(Token));
        }

        using var other = await AskAsync(site, "/uji/terhitung", ("If-None-Match", "\"x\""));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Readers_and_shared_caches_have_to_ask_whether_a_page_is_still_current()
    {
        var site = await portal.NewSiteAsync();
        for (var round = 0; round < 2; round++)
        {
            using var response = await site.GetAsync("/");
            Assert.True(response.Headers.CacheControl is { Public: true, NoCache: true });
            Assert.Equal(["Accept-Encoding"], response.Headers.Vary);
        }
    }

    [Theory]
    [InlineData("br", true)]
    [InlineData("gzip, deflate, br", true)]
    [InlineData("gzip, br;q=0.5", true)]
    [InlineData("BR", true)]
    [InlineData("gzip, br;q=0", false)]
    [InlineData("gzip, deflate", false)]
    [InlineData("brotli-like", false)]
    [InlineData("xbr", false)]
    [InlineData("identity", false)]
    [InlineData("", false)]
    public async Task A_page_is_sent_as_brotli_or_plain(string accepted, bool compressed)
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        var plain = await site.ReadAsync("/uji/terhitung");
        using var response = await AskAsync(site, "/uji/terhitung", ("Accept-Encoding", accepted));
        var body = await response.Content.ReadAsByteArrayAsync(Token);
        Assert.Equal(compressed ? ["br"] : [], response.Content.Headers.ContentEncoding);
        Assert.Equal(body.Length, response.Content.Headers.ContentLength);
        Assert.Equal(plain, compressed ? await ExpandAsync(body) : Encoding.UTF8.GetString(body));
    }

    [Fact]
    public async Task Compressed_and_plain_page_have_tags_of_their_own()
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        using var plain = await AskAsync(site, "/uji/terhitung");
        using var compressed = await AskAsync(site, "/uji/terhitung", ("Accept-Encoding", "br"));
        Assert.NotEqual(plain.Headers.ETag, compressed.Headers.ETag);
        using var mixed = await AskAsync(site, "/uji/terhitung", ("Accept-Encoding", "br"), ("If-None-Match", plain.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.OK, mixed.StatusCode);
    }

    [Fact]
    public async Task Head_answers_like_get_without_a_body_and_may_come_first()
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        using var head = await site.GetAsync("/uji/terhitung", HttpMethod.Head);
        using var get = await site.GetAsync("/uji/terhitung");
        using var headAgain = await site.GetAsync("/uji/terhitung", HttpMethod.Head);
        foreach (var one in new[] { head, headAgain })
        {
            Assert.Equal(HttpStatusCode.OK, one.StatusCode);
            Assert.Equal(get.Headers.ETag, one.Headers.ETag);
            Assert.Equal(get.Content.Headers.ContentLength, one.Content.Headers.ContentLength);
            Assert.Equal(get.Content.Headers.ContentType, one.Content.Headers.ContentType);
            Assert.Empty(await one.Content.ReadAsByteArrayAsync(Token));
        }

        Assert.StartsWith("made 1 times", await get.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_publication_is_seen_by_the_next_reader()
    {
        var site = await portal.NewSiteAsync();
        Assert.DoesNotContain("Baru terbit", await site.ReadAsync("/berita"), StringComparison.Ordinal);
        Assert.DoesNotContain("Baru terbit", await site.ReadAsync("/"), StringComparison.Ordinal);
        await site.PublishArticleAsync("baru", "Baru terbit");
        Assert.Contains("Baru terbit", await site.ReadAsync("/berita"), StringComparison.Ordinal);
        Assert.Contains("Baru terbit", await site.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Contains("Baru terbit", await site.ReadAsync("/en"), StringComparison.Ordinal);
        await site.PublishArticleAsync("baru", "Judul kedua");
        Assert.Contains("Judul kedua", await site.ReadAsync("/berita/baru"), StringComparison.Ordinal);
        Assert.DoesNotContain("Baru terbit", await site.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_publication_leaves_the_pages_of_other_tenants_kept()
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        var other = await portal.NewSiteAsync();
        await site.ReadAsync("/uji/terhitung");
        await other.PublishArticleAsync("lain", "Lain");
        Assert.StartsWith("made 1 times", await site.ReadAsync("/uji/terhitung"), StringComparison.Ordinal);
        await site.PublishArticleAsync("sendiri", "Sendiri");
        Assert.StartsWith("made 2 times", await site.ReadAsync("/uji/terhitung"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_was_being_made_during_a_publication_is_not_kept_as_current()
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        await RenameAsync(site, "Nama lama");
        var gate = (Entered: new TaskCompletionSource(), GoOn: new TaskCompletionSource());
        portal.Probe.Gates[site.Tenant.Name] = gate;

        var slow = site.ReadAsync("/uji/lambat");
        await gate.Entered.Task.WaitAsync(Token);
        await RenameAsync(site, "Nama baru");
        gate.GoOn.SetResult();

        Assert.Equal("name=Nama lama", await slow);
        Assert.Equal("name=Nama baru", await site.ReadAsync("/uji/lambat"));
        Assert.Equal("name=Nama baru", await site.ReadAsync("/uji/lambat"));
    }

    [Theory]
    [InlineData("Cookie", "portal-session=abc")]
    [InlineData("Cookie", "a=b; portal-session=abc")]
    [InlineData("Authorization", "Bearer abc")]
    public async Task Who_may_be_signed_in_gets_a_page_of_their_own_and_leaves_none_behind(string name, string value)
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        using (var own = await AskAsync(site, "/uji/terhitung", (name, value)))
            Assert.StartsWith("made 1 times", await own.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.StartsWith("made 2 times", await site.ReadAsync("/uji/terhitung"), StringComparison.Ordinal);
        using (var own = await AskAsync(site, "/uji/terhitung", (name, value)))
            Assert.StartsWith("made 3 times", await own.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.StartsWith("made 2 times", await site.ReadAsync("/uji/terhitung"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookies_of_others_do_not_keep_a_reader_from_the_cache()
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        await site.ReadAsync("/uji/terhitung");
        using var response = await AskAsync(site, "/uji/terhitung", ("Cookie", "_ga=1; theme=dark"));
        Assert.StartsWith("made 1 times", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_sets_a_cookie_is_not_kept()
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        for (var round = 0; round < 2; round++)
        {
            using var response = await site.GetAsync("/uji/kue");
            Assert.True(response.Headers.Contains("Set-Cookie"));
            Assert.Null(response.Headers.ETag);
        }
    }

    private static Task RenameAsync(Agency site, string name) =>
        site.RunAsync($$"""{ "name": "settings", "SiteName": "{{name}}" }""", "rename-" + name.Replace(' ', '-').ToLowerInvariant());

    private async Task<HttpResponseMessage> AskAsync(Agency site, string path, params (string Name, string Value)[] headers)
    {
        using var client = portal.Browser();
        var request = new HttpRequestMessage(HttpMethod.Get, site.Tenant.PathBase + path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request, Token);
    }

    private static async Task<string> ExpandAsync(byte[] body)
    {
        await using var expanded = new BrotliStream(new MemoryStream(body), CompressionMode.Decompress);
        using var reader = new StreamReader(expanded, Encoding.UTF8);
        return await reader.ReadToEndAsync(Token);
    }
}
