using System.Text.Json;
using JatengPortal.Kernel.Recipes;
using JatengPortal.News.Circulars.Relations;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Circulars.Relations;

public sealed class CircularRelationsTests(PortalFactory portal)
{
    [Fact]
    public async Task Amending_shows_on_both_pages_and_in_the_status()
    {
        var agency = await ChainAsync("hubungan-ubah");
        await agency.PublishAsync(new SampleCircular("perubahan") { Amends = ["satu"] });

        var old = await agency.PageAsync("/surat-edaran/satu");
        Assert.Contains("telah diubah", old.QuerySelector(".letter-status")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(old.QuerySelector(".letter-status a[href$='/surat-edaran/perubahan']"));
        var later = await agency.PageAsync("/surat-edaran/perubahan");
        Assert.Null(later.QuerySelector(".letter-status"));
        Assert.Contains("Mengubah", later.QuerySelector(".letter-facts")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(later.QuerySelector(".letter-facts a[href$='/surat-edaran/satu']"));
        Assert.Equal("https://schema.org/PartiallyInForce", Force(old));
    }

    [Fact]
    public async Task Revoking_ends_it_for_readers_machines_and_JDIH()
    {
        var agency = await ChainAsync("hubungan-cabut");
        await agency.PublishAsync(new SampleCircular("perubahan") { Amends = ["satu"] });
        await agency.PublishAsync(new SampleCircular("pencabut") { Revokes = ["satu"] });

        var old = await agency.PageAsync("/surat-edaran/satu");
        Assert.Contains("tidak berlaku lagi", old.QuerySelector(".letter-status")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, old.QuerySelectorAll(".letter-status li").Length);
        Assert.Equal("https://schema.org/NotInForce", Force(old));
        using var jdih = JsonDocument.Parse(await agency.ReadAsync("/surat-edaran/jdih.json"));
        Assert.Equal(
            "Tidak Berlaku",
            jdih.RootElement.EnumerateArray().Single(item => item.GetProperty("urlDetailPeraturan").GetString()!.EndsWith("/satu", StringComparison.Ordinal))
                .GetProperty("status").GetString());
        await AssertRefusedAsync(agency, "revoked already", new SampleCircular("sekali-lagi") { Revokes = ["satu"] });
        await AssertRefusedAsync(agency, "revoked already", new SampleCircular("terlambat") { Amends = ["satu"] });
    }

    [Fact]
    public async Task What_was_amended_stands_in_feeds_with_the_day_of_the_amendment_and_its_status()
    {
        var agency = await ChainAsync("hubungan-umpan");
        await agency.PublishAsync(new SampleCircular("sesudahnya") { PublishedUtc = "2024-11-03T03:00:00Z" });
        await agency.PublishAsync(new SampleCircular("perubahan") { Amends = ["satu"], PublishedUtc = "2024-11-05T03:00:00Z" });

        using var feed = JsonDocument.Parse(await agency.ReadAsync("/surat-edaran/feed.json"));
        var items = feed.RootElement.GetProperty("items").EnumerateArray().ToList();
        var old = items.FindIndex(item => item.GetProperty("url").GetString()!.EndsWith("/satu", StringComparison.Ordinal));
        Assert.True(old < items.FindIndex(item => item.GetProperty("url").GetString()!.EndsWith("/sesudahnya", StringComparison.Ordinal)));
        Assert.StartsWith("2024-11-05", items[old].GetProperty("date_modified").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("2024-11-01", items[old].GetProperty("date_published").GetString(), StringComparison.Ordinal);
        Assert.Contains("Diubah", items[old].GetProperty("content_html").GetString(), StringComparison.OrdinalIgnoreCase);
        var ofOld = await agency.PageAsync("/surat-edaran/satu");
        using var data = JsonDocument.Parse(ofOld.QuerySelector("script[type='application/ld+json']")!.TextContent);
        Assert.EndsWith(
            "/perubahan", data.RootElement.GetProperty("@reverse").GetProperty("legislationAmends")[0].GetProperty("url").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_wording_may_take_a_relation_back()
    {
        var agency = await ChainAsync("hubungan-batal");
        await agency.PublishAsync(new SampleCircular("perubahan") { Amends = ["satu"] });
        await agency.PublishAsync(new SampleCircular("perubahan") { Amends = [], Body = "Ralat." });

        Assert.Null((await agency.PageAsync("/surat-edaran/satu")).QuerySelector(".letter-status"));
    }

    [Fact]
    public async Task No_circular_amends_itself_nor_one_that_amends_it_over_any_steps()
    {
        var agency = await ChainAsync("hubungan-lingkar");
        await agency.PublishAsync(new SampleCircular("dua") { Amends = ["satu"] });
        await agency.PublishAsync(new SampleCircular("tiga") { Amends = ["dua"] });
        await agency.PublishAsync(new SampleCircular("empat") { Revokes = ["tiga"] });

        await AssertRefusedAsync(agency, "itself", new SampleCircular("satu") { Amends = ["satu"] });
        await AssertRefusedAsync(agency, "directly or through others", new SampleCircular("satu") { Amends = ["dua"] });
        await AssertRefusedAsync(agency, "directly or through others", new SampleCircular("satu") { Amends = ["empat"] });
        await AssertRefusedAsync(agency, "not both", new SampleCircular("lima") { Amends = ["satu"], Revokes = ["satu"] });
        await AssertRefusedAsync(agency, "no published circular", new SampleCircular("lima") { Amends = ["tidak-ada"] });
        Assert.Null((await agency.PageAsync("/surat-edaran/empat")).QuerySelector(".letter-status"));
    }

    [Fact]
    public void Revoking_weighs_more_than_amending()
    {
        Assert.Equal(LegalStatus.InForce, CircularRelations.StatusOf([]));
        Assert.Equal(LegalStatus.Amended, CircularRelations.StatusOf([RelationKind.Amends]));
        Assert.Equal(LegalStatus.Revoked, CircularRelations.StatusOf([RelationKind.Revokes, RelationKind.Amends]));
    }

    private async Task<Agency> ChainAsync(string name)
    {
        var agency = await portal.NewCircularAgencyAsync(name);
        await agency.PublishAsync(new SampleCircular("satu"));
        return agency;
    }

    private static string? Force(AngleSharp.Html.Dom.IHtmlDocument page)
    {
        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        return data.RootElement.GetProperty("legislationLegalForce").GetString();
    }

    private static async Task AssertRefusedAsync(Agency agency, string why, SampleCircular circular)
    {
        var refused = await Assert.ThrowsAsync<RecipeException>(() => agency.PublishAsync(circular));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }
}
