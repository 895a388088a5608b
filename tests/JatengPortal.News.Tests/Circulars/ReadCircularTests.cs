using System.Net;
using System.Text.Json;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Circulars;

public sealed class ReadCircularTests(PortalFactory portal)
{
    [Fact]
    public async Task A_circular_in_layout_A_reads_like_the_paper_letter()
    {
        var agency = await portal.NewCircularAgencyAsync("surat-a");
        await agency.PublishAsync(new SampleCircular("netralitas")
        {
            Addressees = ["Bupati", "Wali Kota"],
            Basis = ["Undang-Undang Nomor 20 Tahun 2023"],
            CopiesTo = ["Gubernur Jawa Tengah"],
            Body = "## Latar Belakang\n\nPilkada kian dekat.\n\n## Dasar\n\n## Isi Edaran\n\n1. Jaga netralitas.",
            OnBehalfOf = "Gubernur Jawa Tengah",
        });

        var page = await agency.PageAsync("/surat-edaran/netralitas");
        var letter = page.QuerySelector("article.letter.letter-a")!;
        Assert.Equal("Netralitas dalam pilkada", letter.QuerySelector("h1")!.TextContent);
        Assert.Equal(["Bupati", "Wali Kota"], letter.QuerySelectorAll(".letter-addressees li").Select(line => line.TextContent));
        Assert.Contains("100.2.7/netralitas-1/UJI/2024", letter.QuerySelector(".letter-title")!.TextContent, StringComparison.Ordinal);
        // The legal basis stands where the letter has its heading.
        Assert.Equal("isi-dasar", letter.QuerySelector(".letter-body > ol:has(li)")!.PreviousElementSibling!.Id);
        var foot = letter.QuerySelector(".letter-foot")!.TextContent;
        Assert.Contains("pada tanggal 1 November 2024", foot, StringComparison.Ordinal);
        Assert.Contains("a.n. Gubernur Jawa Tengah", foot, StringComparison.Ordinal);
        Assert.Contains("NIP 19700101 199503 1 001", foot, StringComparison.Ordinal);
        Assert.Equal("Gubernur Jawa Tengah", letter.QuerySelector(".letter-copies li")!.TextContent);
    }

    [Fact]
    public async Task A_circular_in_layout_B_begins_with_place_and_date_and_the_block_of_four_lines()
    {
        var agency = await portal.NewCircularAgencyAsync("surat-b");
        await agency.PublishAsync(new SampleCircular("bentuk-surat") { Layout = "B", Type = "edaran-b", Nature = "VeryUrgent" });

        var letter = (await agency.PageAsync("/surat-edaran/bentuk-surat")).QuerySelector("article.letter-b")!;
        Assert.Equal("Semarang, 1 November 2024", letter.QuerySelector(".letter-date")!.TextContent);
        Assert.Equal(
            ["100.2.7/bentuk-surat-1/UJI/2024", "Sangat Segera", "–", "Netralitas dalam pilkada"],
            letter.QuerySelectorAll(".letter-lines dd").Select(line => line.TextContent));
        Assert.DoesNotContain("pada tanggal", letter.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Machines_read_it_as_legislation_in_force()
    {
        var agency = await portal.NewCircularAgencyAsync("surat-mesin");
        await agency.PublishAsync(new SampleCircular("mesin") { Basis = ["Undang-Undang <satu> & dua"] });

        var page = await agency.PageAsync("/surat-edaran/mesin");
        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        Assert.Equal("Legislation", data.RootElement.GetProperty("@type").GetString());
        Assert.Equal("100.2.7/mesin-1/UJI/2024", data.RootElement.GetProperty("legislationIdentifier").GetString());
        Assert.Equal("2024-11-01", data.RootElement.GetProperty("legislationDate").GetString());
        Assert.Equal("https://schema.org/InForce", data.RootElement.GetProperty("legislationLegalForce").GetString());
    }

    [Fact]
    public async Task An_old_address_leads_to_the_present_one_and_a_sample_says_so()
    {
        var agency = await portal.NewCircularAgencyAsync("surat-pindah");
        await agency.PublishAsync(new SampleCircular("lama") { Id = "x", Number = "1/2024" });
        await agency.PublishAsync(new SampleCircular("baru") { Id = "x", Number = "1/2024", Sample = true, SignatoryName = null, Nip = null });

        using var moved = await agency.GetAsync("/surat-edaran/lama");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/surat-pindah/surat-edaran/baru"), (moved.StatusCode, moved.Headers.Location!.OriginalString));
        Assert.NotNull((await agency.PageAsync("/surat-edaran/baru")).QuerySelector(".letter-sample"));
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/surat-edaran/tidak-ada"));
    }

    [Fact]
    public async Task Another_agency_sees_nothing_and_a_switched_off_feature_answers_404()
    {
        var agency = await portal.NewCircularAgencyAsync("surat-sendiri");
        await agency.PublishAsync(new SampleCircular("sendiri"));
        var other = await portal.NewCircularAgencyAsync("surat-lain");

        Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync("/surat-edaran/sendiri"));
        Assert.Equal(HttpStatusCode.NotFound, await other.StatusOfAsync("/surat-edaran/sendiri"));
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-a").StatusOfAsync("/surat-edaran"));
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-a").StatusOfAsync("/surat-edaran/rss.xml"));
    }

    [Fact]
    public async Task A_secret_circular_refuses_the_recipe_before_anything_is_stored()
    {
        var agency = await portal.NewCircularAgencyAsync("surat-rahasia");

        var refused = await Assert.ThrowsAsync<RecipeException>(() => agency.PublishAsync(
            new SampleCircular("terbuka"), new SampleCircular("rahasia") { Nature = "Secret" }));

        Assert.Contains("never published", refused.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/surat-edaran/terbuka"));
    }

    [Fact]
    public async Task A_recipe_that_runs_again_changes_nothing_and_a_published_number_stays()
    {
        var agency = await portal.NewCircularAgencyAsync("surat-ulang");
        await agency.PublishAsync(new SampleCircular("ulang"));

        Assert.Empty((await agency.PublishAsync(new SampleCircular("ulang"))).Steps.SelectMany(step => step.Changes));
        var refused = await Assert.ThrowsAsync<RecipeException>(() => agency.PublishAsync(new SampleCircular("ulang") { Number = "99/2024" }));
        Assert.Contains("keeps its number", refused.Message, StringComparison.Ordinal);
        var taken = await Assert.ThrowsAsync<RecipeException>(
            () => agency.PublishAsync(new SampleCircular("kedua") { Number = "100.2.7/ULANG-1/uji/2024" }));
        Assert.Contains("taken", taken.Message, StringComparison.Ordinal);
    }
}
