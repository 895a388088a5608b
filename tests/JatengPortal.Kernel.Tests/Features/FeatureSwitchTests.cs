using System.Net;
using JatengPortal.Kernel.Features;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Features;

public sealed class FeatureSwitchTests(ProbedPortal portal)
{
    [Fact]
    public async Task A_feature_is_there_at_once_and_gone_at_once()
    {
        var site = await portal.NewSiteAsync();
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal(HttpStatusCode.NotFound, await site.StatusOfAsync("/uji/tersimpan"));
            await site.SwitchOnAsync(ProbeModule.Lower);
            Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/uji/tersimpan"));
            await site.SwitchOffAsync(ProbeModule.Lower);
        }

        Assert.Equal(HttpStatusCode.NotFound, await site.StatusOfAsync("/uji/tersimpan"));
    }

    [Fact]
    public async Task Menu_entry_and_home_section_come_and_go_with_the_feature()
    {
        var site = await portal.NewSiteAsync();
        Assert.False(await ShowsAsync(site));
        await site.SwitchOnAsync(ProbeModule.Lower);
        Assert.True(await ShowsAsync(site));
        await site.SwitchOffAsync(ProbeModule.Lower);
        Assert.False(await ShowsAsync(site));
    }

    [Fact]
    public async Task Another_tenant_notices_nothing()
    {
        var (site, other) = (await portal.NewSiteAsync(parent: null, ProbeModule.Lower), await portal.NewSiteAsync());
        var before = await portal.HostRowAsync(other);
        await site.SwitchOffAsync(ProbeModule.Lower);
        await site.SwitchOnAsync(ProbeModule.Upper);
        Assert.Equal(HttpStatusCode.NotFound, await other.StatusOfAsync("/uji"));
        Assert.False(await ShowsAsync(other));
        var after = await portal.HostRowAsync(other);
        Assert.Equal((before.Features, before.ContentVersion), (after.Features, after.ContentVersion));
    }

    [Fact]
    public async Task Data_stays_while_its_feature_is_off()
    {
        var site = await portal.NewSiteAsync();
        await site.PublishArticleAsync("tetap-ada", "Tetap ada");
        await site.RunAsync("""{ "name": "feature", "disable": ["JatengPortal.News"] }""");
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusOfAsync("/berita/tetap-ada"));
        Assert.DoesNotContain("Tetap ada", await site.ReadAsync("/"), StringComparison.Ordinal);
        await site.RunAsync("""{ "name": "feature", "enable": ["JatengPortal.News"] }""");
        Assert.Contains("Tetap ada", await site.ReadAsync("/berita/tetap-ada"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feature_brings_what_it_needs_and_takes_along_what_needs_it()
    {
        var site = await portal.NewSiteAsync();
        var on = await site.SwitchAsync([ProbeModule.Upper], []);
        Assert.Equal([(ProbeModule.Lower, true), (ProbeModule.Middle, true), (ProbeModule.Upper, true)], on);
        Assert.Empty(await site.SwitchAsync([ProbeModule.Lower], []));

        var off = await site.SwitchAsync([], [ProbeModule.Middle]);
        Assert.Equal([(ProbeModule.Upper, false), (ProbeModule.Middle, false)], off);
        Assert.True(site.Tenant.Features.Contains(ProbeModule.Lower));
        Assert.False(site.Tenant.Features.Contains(ProbeModule.Upper));
    }

    [Theory]
    [InlineData("JatengPortal.Pages", "feature.always-on")]
    [InlineData("jatengportal.media", "feature.always-on")]
    [InlineData("Uji.TidakAda", "feature.unknown")]
    public async Task What_is_always_on_or_unknown_is_refused_and_nothing_changes(string feature, string code)
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        await using var scope = site.OpenScope();
        var features = scope.ServiceProvider.GetRequiredService<FeatureSwitch>();
        var refused = await Assert.ThrowsAsync<RuleViolationException>(
            () => features.ChangeAsync([ProbeModule.Upper.Id], [ProbeModule.Lower.Id, feature], TestContext.Current.CancellationToken));
        Assert.Equal(code, refused.Code);
        Assert.True(site.Tenant.Features.Contains(ProbeModule.Lower));
        Assert.False(site.Tenant.Features.Contains(ProbeModule.Upper));
    }

    [Fact]
    public async Task Two_changes_at_once_both_take_effect()
    {
        var site = await portal.NewSiteAsync();
        await Task.WhenAll(site.SwitchOnAsync(ProbeModule.Upper), site.RunAsync("""{ "name": "feature", "disable": ["JatengPortal.News"] }"""));
        Assert.True(site.Tenant.Features.Contains(ProbeModule.Upper));
        Assert.False(site.Tenant.Features.Contains("JatengPortal.News"));
    }

    private static async Task<bool> ShowsAsync(Agency site)
    {
        var home = await site.ReadAsync("/");
        var menu = home.Contains("Menu uji", StringComparison.Ordinal);
        Assert.Equal(menu, home.Contains(ProbeSection.Text, StringComparison.Ordinal));
        return menu;
    }
}
