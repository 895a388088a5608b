using System.Net;
using System.Net.Http.Headers;
using JatengPortal.Testing;

namespace JatengPortal.Media.Tests.Files;

public sealed class ServeFileTests(PortalFactory portal)
{
    [Fact]
    public async Task A_file_is_served_by_its_content_whatever_its_name_says()
    {
        using var recipe = new MediaRecipe().With("jenis/a.jpg", SampleFiles.Png(1)).With("jenis/b.png", SampleFiles.Jpeg)
            .With("jenis/c.html", SampleFiles.Gif).With("jenis/d.js", SampleFiles.WebP).With("jenis/e", SampleFiles.Pdf);
        await recipe.RunAsync(portal, "dinas-a");

        Assert.Equal("image/png", await TypeOfAsync("/media/jenis/a.jpg"));
        Assert.Equal("image/jpeg", await TypeOfAsync("/media/jenis/b.png"));
        Assert.Equal("image/gif", await TypeOfAsync("/media/jenis/c.html"));
        Assert.Equal("image/webp", await TypeOfAsync("/media/jenis/d.js"));
        Assert.Equal("application/pdf", await TypeOfAsync("/media/jenis/e"));
    }

    [Fact]
    public async Task A_reader_who_has_the_file_is_told_so_and_may_ask_for_a_part()
    {
        using var recipe = new MediaRecipe().With("bagian.png", SampleFiles.Png(7));
        await recipe.RunAsync(portal, "dinas-a");

        using var whole = await AskAsync(_ => { });
        using var again = await AskAsync(headers => headers.IfNoneMatch.Add(whole.Headers.ETag!));
        using var changed = await AskAsync(headers => headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"lain\"")));
        using var part = await AskAsync(headers => headers.Range = new RangeHeaderValue(0, 7));
        using var beyond = await AskAsync(headers => headers.Range = new RangeHeaderValue(10_000, null));

        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
        Assert.False(whole.Headers.ETag!.IsWeak);
        Assert.Equal("nosniff", whole.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(whole.Headers.CacheControl!.Public);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(SampleFiles.Png(7)[..8], await part.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await portal.At("dinas-a").StatusOfAsync("/media/bagian.png", HttpMethod.Head));
    }

    [Fact]
    public async Task Another_agency_has_no_part_in_the_file()
    {
        using var recipe = new MediaRecipe().With("milik-a.png", SampleFiles.Png(1));
        await recipe.RunAsync(portal, "dinas-a");

        foreach (var other in new[] { "induk", "dinas-b", "dinas-c", "tanpa-berita" })
            Assert.Equal(HttpStatusCode.NotFound, await portal.At(other).StatusOfAsync("/media/milik-a.png"));
    }

    [Theory]
    [InlineData("/media/")]
    [InlineData("/media/tidak-ada.png")]
    [InlineData("/media/../tenant.db")]
    [InlineData("/media/%2e%2e/tenant.db")]
    [InlineData("/media/..%2ftenant.db")]
    [InlineData("/media/%2e%2e%2f%2e%2e%2fhost.db")]
    [InlineData("/media/a/%2e%2e/milik-a.png")]
    [InlineData("/media//etc/passwd")]
    [InlineData("/media/BAGIAN.PNG")]
    public async Task Any_other_path_is_404(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-b").StatusOfAsync(path));

    [Fact]
    public async Task The_hash_of_a_content_is_no_address()
    {
        using var recipe = new MediaRecipe().With("isi.png", SampleFiles.Png(5));
        await recipe.RunAsync(portal, "dinas-a");
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(SampleFiles.Png(5)));

        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-a").StatusOfAsync($"/media/{hash[..2]}/{hash}"));
    }

    private async Task<string> TypeOfAsync(string path)
    {
        using var response = await portal.At("dinas-a").GetAsync(path);
        return response.Content.Headers.ContentType!.ToString();
    }

    private async Task<HttpResponseMessage> AskAsync(Action<HttpRequestHeaders> with)
    {
        using var client = portal.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/dinas-a/media/bagian.png");
        with(request.Headers);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
