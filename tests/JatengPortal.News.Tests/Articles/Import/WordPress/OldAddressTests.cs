using System.Net;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Articles.Import.WordPress;

/// <summary>Readers who come by an address of the old site.</summary>
public sealed class OldAddressTests(PortalFactory portal)
{
    [Fact]
    public async Task Old_addresses_lead_to_the_article_and_the_page_with_301()
    {
        var agency = await portal.NewAgencyAsync("wp-alamat");
        await portal.ImportAsync(
            agency,
            new SamplePost("123") { Name = "nama-artikel", Link = "https://lama.example/2023/05/nama-artikel/" },
            new SamplePost("124") { Name = "", Title = "Hanya nomor", Link = "https://lama.example/?p=124" },
            new SamplePost("125") { Name = "%d8%ae%d8%a8%d8%b1-satu", Link = "https://lama.example/2023/05/%d8%ae%d8%a8%d8%b1-satu/" },
            new SamplePost("9") { Name = "profil", Type = "page", Link = "https://lama.example/tentang-kami/profil/" });

        foreach (var old in new[] { "/2023/05/nama-artikel/", "/2023/05/nama-artikel", "/2023/05/Nama-Artikel/?utm=x", "/?p=123" })
            await LeadsToAsync(agency, old, "/wp-alamat/berita/nama-artikel");
        await LeadsToAsync(agency, "/?p=124", "/wp-alamat/berita/hanya-nomor");
        await LeadsToAsync(agency, "/2023/05/%D8%AE%D8%A8%D8%B1-satu/", "/wp-alamat/berita/satu");
        await LeadsToAsync(agency, "/tentang-kami/profil/", "/wp-alamat/halaman/profil");
        await LeadsToAsync(agency, "/?page_id=9", "/wp-alamat/halaman/profil");
        await LeadsToAsync(agency, "/?p=9", "/wp-alamat/halaman/profil");
        await LeadsToAsync(agency, "/2023/05/nama-artikel/", "/wp-alamat/berita/nama-artikel", HttpMethod.Head);
    }

    [Fact]
    public async Task What_stood_nowhere_is_404_and_a_number_of_nothing_is_the_home_page()
    {
        var agency = await portal.NewAgencyAsync("wp-tiada");
        await portal.ImportAsync(agency, new SamplePost("123") { Name = "ada", Link = "https://lama.example/2023/05/ada/" });

        var nowhere = new[] { "/2023/05/", "/2023/05/tiada/", "/2023/05/ada/feed", "/en/2023/05/ada/", "/wp-login.php" };
        foreach (var path in nowhere.Append("/" + new string('a', 2000)))
            Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync(path));
        foreach (var query in new[] { "?p=124", "?p=", "?p=-123", "?p=123x", "?p=1&p=123", "?q=123", "?p=99999999999999999999" })
            Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync("/" + query));
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/2023/05/ada/", HttpMethod.Post));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await agency.StatusOfAsync("/berita", HttpMethod.Post));
    }

    [Fact]
    public async Task A_cached_home_page_hides_no_number()
    {
        var agency = await portal.NewAgencyAsync("wp-beranda");
        await portal.ImportAsync(agency, new SamplePost("55") { Name = "bernomor" });
        Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync("/"));
        Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync("/?p=54"));

        await LeadsToAsync(agency, "/?p=55", "/wp-beranda/berita/bernomor");
    }

    [Fact]
    public async Task Old_addresses_are_an_agencys_own_and_go_with_the_feature()
    {
        var agency = await portal.NewAgencyAsync("wp-mati");
        await portal.ImportAsync(agency, new SamplePost("77") { Name = "ada", Link = "https://lama.example/2023/05/ada/" });
        await LeadsToAsync(agency, "/2023/05/ada/", "/wp-mati/berita/ada");
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-b").StatusOfAsync("/2023/05/ada/"));
        Assert.Equal(HttpStatusCode.OK, await portal.At("dinas-b").StatusOfAsync("/?p=77"));

        await agency.RunAsync("""{ "name": "feature", "disable": ["JatengPortal.News"] }""");

        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/2023/05/ada/"));
        Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync("/?p=77"));
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/berita/ada"));
    }

    [Fact]
    public async Task An_address_of_the_portal_comes_before_an_old_one()
    {
        var agency = await portal.NewAgencyAsync("wp-dahulu");
        await agency.PublishArticleAsync("sudah-ada", "Sudah ada di sini");

        await portal.ImportAsync(
            agency,
            new SamplePost("1") { Name = "sudah-ada", Title = "Dari situs lama", Link = "https://lama.example/berita/sudah-ada/" },
            new SamplePost("2") { Name = "daftar", Title = "Halaman daftar", Link = "https://lama.example/berita/" },
            new SamplePost("3") { Name = "panjang-sekali", Title = "Alamat lama", Link = "https://lama.example/berita/nama-yang-lain/" });

        Assert.Contains("Sudah ada di sini", await agency.ReadAsync("/berita/sudah-ada"), StringComparison.Ordinal);
        Assert.Contains("Dari situs lama", await agency.ReadAsync("/berita/sudah-ada-2"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync("/berita"));
        await LeadsToAsync(agency, "/berita/nama-yang-lain/", "/wp-dahulu/berita/panjang-sekali");
    }

    [Fact]
    public async Task The_old_site_may_have_stood_in_a_folder_and_the_agency_on_a_host_name_of_its_own()
    {
        var agency = portal.At("dinas-c");
        var export = SampleSite.Export(new SamplePost("881") { Name = "di-folder", Link = "https://lama.example/portal/2021/01/di-folder/" })
            .Replace("blog_url>https://lama.example", "blog_url>https://lama.example/portal", StringComparison.Ordinal);

        await portal.ImportTextAsync(agency, export);

        await LeadsToAsync(agency, "/portal/2021/01/di-folder/", "/berita/di-folder");
        await LeadsToAsync(agency, "/2021/01/di-folder/", "/berita/di-folder");
    }

    [Fact]
    public async Task An_article_that_moves_on_is_found_from_its_old_address_in_one_step()
    {
        var agency = await portal.NewAgencyAsync("wp-pindah");
        await portal.ImportAsync(agency, new SamplePost("1") { Name = "semula", Link = "https://lama.example/2019/01/semula/" });
        await portal.ImportAsync(agency, new SamplePost("1") { Name = "kemudian", Link = "https://lama.example/2019/01/kemudian/" });

        await LeadsToAsync(agency, "/2019/01/semula/", "/wp-pindah/berita/kemudian");
        await LeadsToAsync(agency, "/2019/01/kemudian/", "/wp-pindah/berita/kemudian");
        await LeadsToAsync(agency, "/berita/semula", "/wp-pindah/berita/kemudian");
    }

    [Fact]
    public async Task Two_posts_with_one_slug_and_one_old_address_are_both_there_and_the_first_keeps_it()
    {
        var agency = await portal.NewAgencyAsync("wp-kembar");

        var result = await portal.ImportAsync(
            agency,
            new SamplePost("1") { Name = "kembar", Title = "Yang pertama", Link = "https://lama.example/2019/01/kembar/" },
            new SamplePost("2") { Name = "kembar", Title = "Yang kedua", Link = "https://lama.example/2019/01/kembar/" });

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("its address 'kembar' is taken by another one; it gets a number", result.Output, StringComparison.Ordinal);
        Assert.Contains("the old address /2019/01/kembar leads to another one already", result.Output, StringComparison.Ordinal);
        Assert.Contains("Yang kedua", await agency.ReadAsync("/berita/kembar-2"), StringComparison.Ordinal);
        await LeadsToAsync(agency, "/2019/01/kembar/", "/wp-kembar/berita/kembar");
        await LeadsToAsync(agency, "/?p=2", "/wp-kembar/berita/kembar-2");
    }

    private static async Task LeadsToAsync(Agency agency, string path, string address, HttpMethod? method = null)
    {
        using var response = await agency.GetAsync(path, method);
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(address, response.Headers.Location!.OriginalString);
    }
}
