using System.Net;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Testing;

namespace JatengPortal.Pages.Tests.PlainPages;

public sealed class PlainPageTests(PortalFactory portal)
{
    [Theory]
    [InlineData("tentang", "/tentang", "/halaman/tentang")]
    [InlineData("kontak", "/kontak", "/halaman/kontak")]
    [InlineData("privasi", "/privasi", "/halaman/privasi")]
    [InlineData("aksesibilitas", "/aksesibilitas", "/halaman/aksesibilitas")]
    public async Task The_pages_that_every_site_has_live_at_short_addresses_and_the_long_one_leads_there(string slug, string path, string other)
    {
        var agency = portal.At("dinas-a");
        await agency.PublishAsync(new SamplePage(slug));

        Assert.Equal("Halaman " + slug, await HeadingAsync(agency, path));
        Assert.Equal("Halaman " + slug, await HeadingAsync(agency, "/en" + path));
        await LeadsToAsync(agency, other, "/dinas-a" + path);
        await LeadsToAsync(agency, "/en" + other, "/dinas-a/en" + path);
        await LeadsToAsync(agency, path.ToUpperInvariant(), "/dinas-a" + path);
    }

    [Fact]
    public async Task Any_other_page_lives_under_halaman()
    {
        var agency = portal.At("dinas-a");
        await agency.PublishAsync(new SamplePage("sejarah-singkat"));

        var page = await agency.PageAsync("/halaman/sejarah-singkat");
        Assert.Equal("Halaman sejarah-singkat", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("http://localhost/dinas-a/halaman/sejarah-singkat", page.Link("link[rel=canonical]"));
        Assert.Equal("Ringkasan sejarah-singkat", page.QuerySelector("meta[name=description]")!.GetAttribute("content"));
        Assert.NotNull(page.QuerySelector(".meta time"));
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/sejarah-singkat"));
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-b").StatusOfAsync("/halaman/sejarah-singkat"));
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/halaman/tidak-ada"));
    }

    [Fact]
    public async Task A_short_address_without_its_page_is_404()
    {
        var agency = await portal.NewAgencyAsync("tanpa-halaman", recipe: null);
        foreach (var path in new[] { "/tentang", "/kontak", "/privasi", "/aksesibilitas", "/halaman/tentang" })
            Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync(path));
    }

    [Fact]
    public async Task A_page_that_moves_leaves_a_301_behind_between_short_and_long_addresses_and_back()
    {
        var agency = await portal.NewAgencyAsync("pindah-halaman", recipe: null);
        SamplePage At(string slug) => new(slug) { Id = "profil", Title = "Profil" };
        await agency.PublishAsync(At("profil"));
        await agency.PublishAsync(At("tentang"));
        Assert.Equal("Profil", await HeadingAsync(agency, "/tentang"));
        await LeadsToAsync(agency, "/halaman/profil", "/pindah-halaman/tentang");

        await agency.PublishAsync(At("profil"));
        Assert.Equal("Profil", await HeadingAsync(agency, "/halaman/profil"));
        await LeadsToAsync(agency, "/tentang", "/pindah-halaman/halaman/profil");

        await agency.PublishAsync(At("tentang"));
        await LeadsToAsync(agency, "/halaman/profil", "/pindah-halaman/tentang");
    }

    [Fact]
    public async Task A_source_that_says_the_same_changes_nothing_and_something_new_is_seen_at_once()
    {
        var agency = await portal.NewAgencyAsync("halaman-sama", recipe: null);
        await agency.PublishAsync(new SamplePage("tentang"));
        var before = agency.Tenant.ContentVersion;
        Assert.Contains("Isi halaman contoh.", await agency.ReadAsync("/tentang"), StringComparison.Ordinal);

        Assert.False((await agency.PublishAsync(new SamplePage("tentang"))).HasChanges);
        Assert.Equal(before, agency.Tenant.ContentVersion);

        await agency.PublishAsync(new SamplePage("tentang") { Body = "Isi yang baru." });
        Assert.Contains("Isi yang baru.", await agency.ReadAsync("/tentang"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slug_in_use_a_malformed_one_and_a_page_that_is_not_to_be_seen_are_refused()
    {
        var agency = portal.At("dinas-b");
        await agency.PublishAsync(new SamplePage("satu-satunya"));
        var unseen = new SamplePage("tersembunyi").ToJson();
        unseen["Published"] = false;

        var taken = await Assert.ThrowsAsync<RecipeException>(() => agency.PublishAsync(new SamplePage("satu-satunya") { Id = "lain" }));
        var malformed = await Assert.ThrowsAsync<RecipeException>(() => agency.PublishAsync(new SamplePage("../admin")));
        var hidden = await Assert.ThrowsAsync<RecipeException>(() => agency.RunAsync(SamplePages.StepOf(unseen)));

        Assert.Contains("slug.taken", taken.Message, StringComparison.Ordinal);
        Assert.Equal("$.steps[0].data[0].AutoroutePart.Path", Assert.Single(malformed.Errors).Path);
        Assert.Equal("$.steps[0].data[0].Published", Assert.Single(hidden.Errors).Path);
    }

    [Fact]
    public async Task Links_inside_the_site_get_its_prefix_and_language()
    {
        var agency = portal.At("dinas-a");
        await agency.PublishAsync(new SamplePage("tautan") { Body = "[berita](~/berita) [kpu](https://kpu.go.id)" });

        Assert.NotNull((await agency.PageAsync("/halaman/tautan")).QuerySelector("main a[href='/dinas-a/berita']"));
        Assert.NotNull((await agency.PageAsync("/en/halaman/tautan")).QuerySelector("main a[href='/dinas-a/en/berita']"));
        Assert.NotNull((await agency.PageAsync("/halaman/tautan")).QuerySelector("main a[href='https://kpu.go.id'][rel~=external]"));
    }

    private static async Task<string> HeadingAsync(Agency agency, string path) => (await agency.PageAsync(path)).QuerySelector("h1")!.TextContent;

    private static async Task LeadsToAsync(Agency agency, string path, string address)
    {
        using var response = await agency.GetAsync(path);
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(address, response.Headers.Location!.OriginalString);
    }
}
