using System.Net;
using System.Text.RegularExpressions;
using JatengPortal.Testing;

namespace JatengPortal.Kernel.Tests.Modules.Plugins;

public sealed class PluginFilesTests(PluggedPortal portal)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_names_its_file_with_a_version_and_that_may_be_kept_for_ever()
    {
        var site = await portal.NewAgencyAsync("berkas-versi");
        await site.RunAsync("""{ "name": "feature", "enable": ["Contoh.Perpustakaan"] }""");
        var address = Regex.Match(await site.ReadAsync("/perpustakaan"), "/_content/Contoh\\.Perpustakaan/gaya\\.[0-9a-f]{10}\\.css", RegexOptions.NonBacktracking).Value;
        using var answer = await AskAsync(address);
        Assert.StartsWith("/_content/", address, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "text/css"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("list-style: square", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var pressed = await AskAsync(address, encoding: "br");
        Assert.Equal("br", pressed.Content.Headers.ContentEncoding.Single());
        Assert.NotEqual(answer.Headers.ETag, pressed.Headers.ETag);
    }

    [Fact]
    public async Task Without_the_version_it_is_asked_for_each_time()
    {
        using var answer = await AskAsync("/_content/Uji.Tema/gambar/ikon.svg");
        Assert.Equal(("no-cache", "image/svg+xml"), (answer.Headers.CacheControl!.ToString(), answer.Content.Headers.ContentType!.MediaType));
        using var again = await AskAsync("/_content/Uji.Tema/gambar/ikon.svg", etag: answer.Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var unknown = await AskAsync("/_content/Uji.Tema/apa.rahasia-jenis");
        Assert.Equal(("application/octet-stream", "nosniff"), (unknown.Content.Headers.ContentType!.MediaType, unknown.Headers.GetValues("X-Content-Type-Options").Single()));
    }

    [Theory]
    [InlineData("/_content/Uji.Tema/../../../rahasia.txt")]
    [InlineData("/_content/Uji.Tema/..%2f..%2f..%2frahasia.txt")]
    [InlineData("/_content/Uji.Tema/%2e%2e/%2e%2e/%2e%2e/rahasia.txt")]
    [InlineData("/_content/Uji.Tema/..%5c..%5c..%5crahasia.txt")]
    [InlineData("/_content/Uji.Tema//../../Uji.Tema.dll")]
    [InlineData("/_content/Uji.Tema/..%2fUji.Tema.dll")]
    [InlineData("/_content/Uji.Tema/Uji.Tema.dll")]
    [InlineData("/_content/Uji.Tema/tautan.txt")]
    [InlineData("/_content/Uji.Tema/.tersembunyi")]
    [InlineData("/_content/Uji.Tema/tema.0000000000.css")]
    [InlineData("/_content/Uji.Tema/gambar")]
    [InlineData("/_content/Uji.Tema/")]
    [InlineData("/_content/Uji.Tema/tema.css%00.svg")]
    [InlineData("/_content/Rusak.Kontrak/Rusak.Kontrak.dll")]
    [InlineData("/_content/Contoh.Perpustakaan/gaya.css.br")]
    public async Task Nothing_else_is_served(string path)
    {
        using var answer = await AskAsync(path);
        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.BadRequest]);
        Assert.DoesNotContain("rahasia\n", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_put_in_its_place_since_is_not_kept_under_the_old_version()
    {
        var file = Path.Combine(portal.PluginsFolder, "Uji.Tema", "wwwroot", "gambar", "ganti.txt");
        Assert.False(File.Exists(file));
        using var before = await AskAsync("/_content/Uji.Tema/gambar/ganti.txt");
        await File.WriteAllTextAsync(file, "baru", Token);
        using var after = await AskAsync("/_content/Uji.Tema/gambar/ganti.txt");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (before.StatusCode, after.StatusCode));

        var icon = Path.Combine(portal.PluginsFolder, "Uji.Tema", "wwwroot", "gambar", "tukar.svg");
        File.SetLastWriteTimeUtc(icon, File.GetLastWriteTimeUtc(icon).AddHours(1));
        using var changed = await AskAsync("/_content/Uji.Tema/gambar/tukar.svg");
        Assert.Equal("no-store", changed.Headers.CacheControl!.ToString());
        Assert.Null(changed.Headers.ETag);
    }

    [Fact]
    public async Task A_closed_tenant_still_has_its_themes_files()
    {
        var site = await portal.NewAgencyAsync("berkas-tutup");
        await portal.SuspendAsync("berkas-tutup");
        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/_content/Uji.Tema/tema.css"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await site.StatusOfAsync("/"));
    }

    private async Task<HttpResponseMessage> AskAsync(string path, string? encoding = null, string? etag = null)
    {
        using var client = portal.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(portal.Address.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (encoding is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        if (etag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        return await client.SendAsync(request, Token);
    }
}
