using System.Net;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Articles;

public sealed class ArticleAddressTests(PortalFactory portal)
{
    [Theory]
    [InlineData("Huruf-Besar")]
    [InlineData("dengan spasi")]
    [InlineData("-depan")]
    [InlineData("dua--garis")]
    [InlineData("")]
    [InlineData("../induk")]
    public async Task A_malformed_slug_is_refused_before_anything_runs(string slug)
    {
        var refused = await Assert.ThrowsAsync<RecipeException>(() => portal.At("dinas-a").PublishAsync(new SampleArticle(slug) { Id = "bentuk" }));

        Assert.Equal("$.steps[0].data[0].AutoroutePart.Path", Assert.Single(refused.Errors).Path);
    }

    [Fact]
    public async Task A_slug_in_use_is_refused_and_nothing_of_the_recipe_stays()
    {
        var agency = portal.At("dinas-a");
        await agency.PublishAsync(new SampleArticle("terpakai"));
        var before = agency.Tenant.ContentVersion;

        var refused = await Assert.ThrowsAsync<RecipeException>(() => agency.PublishAsync(
            new SampleArticle("sebelum-bentrok"), new SampleArticle("terpakai") { Id = "lain" }));

        Assert.Contains("slug.taken", Assert.Single(refused.Errors).Message, StringComparison.Ordinal);
        Assert.Equal("$.steps[0].data[1]", refused.Errors[0].Path);
        Assert.Equal(before, agency.Tenant.ContentVersion);
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/berita/sebelum-bentrok"));
        Assert.Equal("Berita terpakai", (await agency.PageAsync("/berita/terpakai")).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_draft_keeps_its_slug_from_others()
    {
        var agency = portal.At("dinas-a");
        await agency.PublishAsync(new SampleArticle("dipesan") { Published = false });

        await Assert.ThrowsAsync<RecipeException>(() => agency.PublishAsync(new SampleArticle("dipesan") { Id = "lain-lagi" }));
    }

    [Fact]
    public async Task Slugs_made_from_equal_titles_are_numbered()
    {
        var agency = portal.At("dinas-a");
        await agency.PublishAsync(
            new SampleArticle("t1") { TitleMakesSlug = true, Title = "Jum'at: 100% netral & damai" },
            new SampleArticle("t2") { TitleMakesSlug = true, Title = "Jumat, 100 % Netral dan Damai!" },
            new SampleArticle("t3") { TitleMakesSlug = true, Title = "Jumat 100 persen netral dan damai" });

        Assert.Equal("Jum'at: 100% netral & damai", await HeadingAsync(agency, "/berita/jumat-100-persen-netral-dan-damai"));
        Assert.Equal("Jumat, 100 % Netral dan Damai!", await HeadingAsync(agency, "/berita/jumat-100-persen-netral-dan-damai-2"));
        Assert.Equal("Jumat 100 persen netral dan damai", await HeadingAsync(agency, "/berita/jumat-100-persen-netral-dan-damai-3"));
    }

    [Fact]
    public async Task A_slug_made_from_a_title_is_none_that_leads_to_another_article()
    {
        var agency = portal.At("dinas-a");
        await agency.PublishAsync(new SampleArticle("pernah-dipakai") { Id = "pindahan" });
        await agency.PublishAsync(new SampleArticle("alamat-kini") { Id = "pindahan" });
        await agency.PublishAsync(new SampleArticle("pendatang") { TitleMakesSlug = true, Title = "Pernah dipakai" });

        Assert.Equal("Pernah dipakai", await HeadingAsync(agency, "/berita/pernah-dipakai-2"));
        using var old = await agency.GetAsync("/berita/pernah-dipakai");
        Assert.Equal("/dinas-a/berita/alamat-kini", old.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_new_title_leaves_an_address_that_was_made_from_the_old_one()
    {
        var agency = portal.At("dinas-a");
        await agency.PublishAsync(new SampleArticle("judul") { TitleMakesSlug = true, Title = "Judul pertama sekali" });
        await agency.PublishAsync(new SampleArticle("judul") { TitleMakesSlug = true, Title = "Judul kedua kali" });

        Assert.Equal("Judul kedua kali", await HeadingAsync(agency, "/berita/judul-pertama-sekali"));
    }

    [Fact]
    public async Task An_address_that_a_page_of_the_module_has_is_never_an_articles()
    {
        var agency = portal.At("dinas-a");

        var refused = await Assert.ThrowsAsync<RecipeException>(() => agency.PublishAsync(new SampleArticle("instansi")));
        await agency.PublishAsync(new SampleArticle("dari-judul") { TitleMakesSlug = true, Title = "Instansi" });

        Assert.Contains("instansi", Assert.Single(refused.Errors).Message, StringComparison.Ordinal);
        Assert.Equal("Instansi", await HeadingAsync(agency, "/berita/instansi-2"));
    }

    [Fact]
    public async Task Old_addresses_lead_to_the_present_one_with_301_along_a_chain_and_back()
    {
        var agency = portal.At("dinas-a");
        foreach (var slug in new[] { "alamat-1", "alamat-2", "alamat-3" })
            await agency.PublishAsync(new SampleArticle(slug) { Id = "pindah-pindah", Title = "Sering pindah" });

        await LeadsToAsync(agency, "/berita/alamat-1", "/dinas-a/berita/alamat-3");
        await LeadsToAsync(agency, "/berita/alamat-2", "/dinas-a/berita/alamat-3");
        await LeadsToAsync(agency, "/en/berita/alamat-1", "/dinas-a/en/berita/alamat-3");

        await agency.PublishAsync(new SampleArticle("alamat-1") { Id = "pindah-pindah", Title = "Sering pindah" });
        Assert.Equal("Sering pindah", await HeadingAsync(agency, "/berita/alamat-1"));
        await LeadsToAsync(agency, "/berita/alamat-2", "/dinas-a/berita/alamat-1");
        await LeadsToAsync(agency, "/berita/alamat-3", "/dinas-a/berita/alamat-1");

        await agency.PublishAsync(new SampleArticle("alamat-2") { Id = "pindah-pindah", Title = "Sering pindah" });
        await LeadsToAsync(agency, "/berita/alamat-1", "/dinas-a/berita/alamat-2");
    }

    [Fact]
    public async Task One_recipe_may_move_an_article_to_and_fro()
    {
        var agency = portal.At("dinas-a");
        SampleArticle At(string slug) => new(slug) { Id = "bolak-balik", Title = "Bolak-balik" };

        await agency.PublishAsync(At("pergi"), At("pulang"), At("pergi"), At("pulang"));

        await LeadsToAsync(agency, "/berita/pergi", "/dinas-a/berita/pulang");
    }

    [Fact]
    public async Task An_old_address_may_be_taken_by_another_article_which_may_move_on_in_turn()
    {
        var agency = portal.At("dinas-a");
        await agency.PublishAsync(new SampleArticle("rebutan") { Id = "pemilik-1", Title = "Pemilik pertama" });
        await agency.PublishAsync(new SampleArticle("rumah-1") { Id = "pemilik-1", Title = "Pemilik pertama" });
        await agency.PublishAsync(new SampleArticle("rebutan") { Id = "pemilik-2", Title = "Pemilik kedua" });
        Assert.Equal("Pemilik kedua", await HeadingAsync(agency, "/berita/rebutan"));

        await agency.PublishAsync(new SampleArticle("rumah-2") { Id = "pemilik-2", Title = "Pemilik kedua" });
        await LeadsToAsync(agency, "/berita/rebutan", "/dinas-a/berita/rumah-2");
    }

    private static async Task<string> HeadingAsync(Agency agency, string path) => (await agency.PageAsync(path)).QuerySelector("h1")!.TextContent;

    private static async Task LeadsToAsync(Agency agency, string path, string address)
    {
        using var response = await agency.GetAsync(path);
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(address, response.Headers.Location!.OriginalString);
    }
}
