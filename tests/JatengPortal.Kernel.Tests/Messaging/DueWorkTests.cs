using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Messaging;

/// <summary>What falls due is done at its time, once.</summary>
public sealed class DueWorkTests(ProbedPortal portal)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;
    private DateTime Now => portal.Clock.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task Something_is_not_done_before_its_time_and_once_after_it()
    {
        var (site, key) = (await portal.NewSiteAsync(parent: null, ProbeModule.Lower), Sites.NewName());
        await ScheduleAsync(site, key, Now.AddHours(1));
        await RunAsync();
        Assert.Equal(0, portal.Probe.CountOf(key));
        await Eventually.IsTrueAsync(async () => (await portal.HostRowAsync(site)).NextDueUtc > Now, "the host knows the time");

        // The same kind and key again: it moves.
        await ScheduleAsync(site, key, Now.AddSeconds(-1));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(RunAsync)));
        await DoneAsync(site, key);
        await RunAsync();
        Assert.Equal(1, portal.Probe.CountOf(key));
        await Eventually.IsTrueAsync(async () => (await portal.HostRowAsync(site)).NextDueUtc is null, "the host knows that nothing is due");
    }

    [Fact]
    public async Task What_is_cancelled_is_not_done()
    {
        var (site, key) = (await portal.NewSiteAsync(parent: null, ProbeModule.Lower), Sites.NewName());
        await ScheduleAsync(site, key, Now.AddHours(1));
        await site.ChangeAsync(services => services.GetRequiredService<DueTable>().CancelAsync(ProbeDue.Kind, key, Token));
        Assert.False(await site.LookAsync(db => db.Due.AnyAsync(Token)));
        await Eventually.IsTrueAsync(async () => (await portal.HostRowAsync(site)).NextDueUtc is null, "the host knows that nothing is due");
    }

    [Fact]
    public async Task What_was_scheduled_in_an_undone_transaction_is_not_done()
    {
        var (site, key) = (await portal.NewSiteAsync(parent: null, ProbeModule.Lower), Sites.NewName());
        await using (var scope = site.OpenScope())
        {
            await using var transaction = await scope.ServiceProvider.GetRequiredService<TenantDatabase>().BeginAsync(Token);
            await scope.ServiceProvider.GetRequiredService<DueTable>().ScheduleAsync(ProbeDue.Kind, key, Now.AddHours(-1), Token);
        }

        await RunAsync();
        Assert.Equal(0, portal.Probe.CountOf(key));
        Assert.False(await site.LookAsync(db => db.Due.AnyAsync(Token)));
    }

    [Fact]
    public async Task While_its_feature_is_off_it_is_put_off_and_not_lost()
    {
        var (site, key) = (await portal.NewSiteAsync(), Sites.NewName());
        await ScheduleAsync(site, key, Now.AddSeconds(-1));
        await Eventually.IsTrueAsync(
            async () =>
            {
                await RunAsync();
                return await site.LookAsync(db => db.Due.Select(item => item.DueUtc).SingleAsync(Token)) > Now.AddMinutes(30);
            },
            "it is put off");
        Assert.Equal(0, portal.Probe.CountOf(key));

        await site.SwitchOnAsync(ProbeModule.Lower);
        await ScheduleAsync(site, key, Now.AddSeconds(-1));
        await RunAsync();
        await DoneAsync(site, key);
    }

    [Fact]
    public async Task What_fails_is_undone_and_tried_again_later_while_others_go_on()
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        var (failing, good) = (Sites.NewName(), Sites.NewName());
        portal.Probe.Failing[failing] = true;
        await ScheduleAsync(site, failing, Now.AddSeconds(-5));
        await ScheduleAsync(site, good, Now.AddSeconds(-1));
        await RunAsync();
        await DoneAsync(site, good);
        await Eventually.IsTrueAsync(
            async () => await site.LookAsync(db => db.Due.AnyAsync(item => item.Key == failing && item.Attempts > 0, Token)), "the failure is counted");
        Assert.Equal(good, await site.SectionAsync(ProbeDue.Section));

        portal.Probe.Failing.TryRemove(failing, out _);
        await ScheduleAsync(site, failing, Now.AddSeconds(-1));
        await RunAsync();
        await Eventually.IsTrueAsync(async () => await site.SectionAsync(ProbeDue.Section) == $"{good} {failing}", "it is done");
        Assert.False(await site.LookAsync(db => db.Due.AnyAsync(Token)));
    }

    [Fact]
    public async Task What_fails_only_when_it_is_saved_backs_off_too_and_lets_others_go_on()
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        var (failing, good) = (Sites.NewName(), Sites.NewName());
        await site.ChangeAsync(services => services.GetRequiredService<DueTable>().ScheduleAsync(UnsavedProbeDue.Kind, failing, Now.AddSeconds(-5), Token));
        await ScheduleAsync(site, good, Now.AddSeconds(-1));
        await RunAsync();
        await DoneAsync(site, good);
        Assert.True(await site.LookAsync(db => db.Due.AnyAsync(item => item.Key == failing && item.Attempts > 0, Token)));
    }

    [Fact]
    public async Task A_suspended_tenant_does_nothing_until_it_is_resumed()
    {
        var (site, key) = (await portal.NewSiteAsync(parent: null, ProbeModule.Lower), Sites.NewName());
        var lifecycle = portal.Services.GetRequiredService<JatengPortal.Kernel.Tenants.TenantLifecycle>();
        await lifecycle.SuspendAsync(site.Tenant, Token);
        await ScheduleAsync(site, key, Now.AddSeconds(-1));
        await RunAsync();
        Assert.Equal(0, portal.Probe.CountOf(key));
        await lifecycle.ResumeAsync(site.Tenant, Token);
        await RunAsync();
        await DoneAsync(site, key);
    }

    [Fact]
    public async Task A_scheduled_article_appears_at_its_time()
    {
        var site = await portal.NewSiteAsync();
        await site.PublishArticleAsync("nanti", "Terbit nanti", more: """, "Published": true, "PublishedUtc": "2099-01-01T00:00:00Z" """);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, await site.StatusOfAsync("/berita/nanti"));
        Assert.DoesNotContain("Terbit nanti", await site.ReadAsync("/berita"), StringComparison.Ordinal);
        var due = await site.LookAsync(db => db.Due.AsNoTracking().SingleAsync(Token));
        await site.ChangeAsync(services => services.GetRequiredService<DueTable>().ScheduleAsync(due.Kind, due.Key, Now.AddSeconds(-1), Token));
        await RunAsync();
        await Eventually.IsTrueAsync(
            async () => (await site.ReadAsync("/berita")).Contains("Terbit nanti", StringComparison.Ordinal), "the article appears");
    }

    private Task RunAsync() => portal.Services.GetRequiredService<DueWork>().RunAsync(Token);

    private static Task ScheduleAsync(Agency site, string key, DateTime dueUtc) =>
        site.ChangeAsync(services => services.GetRequiredService<DueTable>().ScheduleAsync(ProbeDue.Kind, key, dueUtc, Token));

    private static Task DoneAsync(Agency site, string key) => Eventually.IsTrueAsync(
        async () => (await site.SectionAsync(ProbeDue.Section))?.Split(' ').Contains(key) == true, $"{key} is done");
}
