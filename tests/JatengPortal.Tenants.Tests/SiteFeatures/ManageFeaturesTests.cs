using System.Net;
using JatengPortal.Testing;

namespace JatengPortal.Tenants.Tests.SiteFeatures;

public sealed class ManageFeaturesTests(AdministeredPortal portal)
{
    private const string News = "JatengPortal.News";

    [Fact]
    public async Task What_is_chosen_is_shown_before_it_is_saved_and_takes_effect_at_once()
    {
        var site = await portal.NewSiteAsync("sample-empty");
        using var visitor = (await site.HireAsync("Site.Features")).Browser;
        var page = site.Tenant.PathBase + "/admin/fitur";

        using var review = await visitor.SubmitAsync(page, page, ("semula", ""), ("fitur", News));
        Assert.Equal(HttpStatusCode.OK, review.StatusCode);
        Assert.Contains("Berita", await review.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusOfAsync("/berita"));

        using var saved = await visitor.SubmitAsync(page, page + "/simpan", ("semula", ""), ("nyalakan", News));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/berita"));
        Assert.Contains("checked", (await visitor.ReadAsync(page)).Split($"name=\"fitur\" value=\"{News}\"")[1].Split('>')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_profile_keeps_out_is_told_and_refused()
    {
        await portal.RunOnHostAsync("""{ "name": "FeatureProfiles", "FeatureProfiles": { "tanpa-kabar": { "Name": "Tanpa kabar", "FeatureRules": [ { "Rule": "Exclude", "Expression": "JatengPortal.News" } ] } } }""");
        var site = await portal.NewSiteAsync("sample-empty", profiles: "tanpa-kabar");
        using var visitor = (await site.HireAsync("Site.Features")).Browser;
        var page = site.Tenant.PathBase + "/admin/fitur";

        Assert.Contains("Tanpa kabar", await visitor.ReadAsync(page), StringComparison.Ordinal);
        using var refused = await visitor.SubmitAsync(page, page, ("semula", ""), ("fitur", News));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Tanpa kabar", await refused.TextAsync(), StringComparison.Ordinal);
        using var forced = await visitor.SubmitAsync(page, page + "/simpan", ("semula", ""), ("nyalakan", News));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forced.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusOfAsync("/berita"));
    }

    [Fact]
    public async Task A_choice_made_on_an_old_page_changes_nothing()
    {
        var site = await portal.NewSiteAsync("sample-empty");
        using var visitor = (await site.HireAsync("Site.Features")).Browser;
        var page = site.Tenant.PathBase + "/admin/fitur";
        await site.RunAsync($$"""{ "name": "feature", "enable": ["{{News}}"] }""");

        using var old = await visitor.SubmitAsync(page, page + "/simpan", ("semula", ""), ("matikan", News));

        Assert.Contains("pesan=sudah-berubah", old.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/berita"));
    }

    [Theory]
    [InlineData("nyalakan", "Tidak.Ada")]
    [InlineData("matikan", "JatengPortal.Pages")]
    [InlineData("nyalakan", "JatengPortal.Tenants")]
    public async Task What_nobody_may_switch_here_is_refused(string field, string feature)
    {
        var site = await portal.NewSiteAsync("sample-empty");
        using var visitor = (await site.HireAsync("Site.Features")).Browser;
        var page = site.Tenant.PathBase + "/admin/fitur";

        using var refused = await visitor.SubmitAsync(page, page + "/simpan", ("semula", ""), (field, feature));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }
}
