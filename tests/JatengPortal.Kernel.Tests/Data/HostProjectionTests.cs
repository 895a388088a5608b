using System.Net;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Data;

/// <summary>The host knows what each tenant's database says, also after a crash at the worst moment.</summary>
public sealed class HostProjectionTests(HostProjectionTests.LockablePortal portal) : IClassFixture<HostProjectionTests.LockablePortal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_mark_is_taken_off_once_the_host_has_seen_everything()
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        await IsSeenAsync(site);
        Assert.Contains(ProbeModule.Lower.Id, (await portal.HostRowAsync(site)).Features, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crash_between_commit_and_projection_is_mended_by_a_visit()
    {
        var site = await portal.NewSiteAsync();
        await IsSeenAsync(site);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusOfAsync("/uji"));

        // What a process leaves behind that dies there: the commit, and the mark. A process sets the mark first, but under the
        // tenant's lock, so that no visit can come between the two; here the order does the same.
        await site.WritePastPortalAsync(
            "INSERT INTO features VALUES ('Uji.Bawah'); UPDATE tenant_state SET version = version + 1, content_version = content_version + 1");
        await portal.Services.GetRequiredService<TenantProjection>().MarkAsync(site.Tenant.Id, Token);
        portal.Services.GetRequiredService<VisitQueue>().Enqueue(site.Tenant.Id);

        await Eventually.IsTrueAsync(async () => await site.StatusOfAsync("/uji") == HttpStatusCode.OK, "the feature of the dead process is on");
        await IsSeenAsync(site);
    }

    [Fact]
    public async Task A_mark_of_another_process_is_enough_for_a_visit()
    {
        var site = await portal.NewSiteAsync();
        await IsSeenAsync(site);
        await site.WritePastPortalAsync("UPDATE tenant_state SET version = version + 1, theme = 'Uji.Tema'");
        var id = site.Tenant.Id;
        await portal.OnHostAsync(db => db.ChangeTenantsAsync(
            tenants => tenants.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(t => t.Marked, true), Token), [id], Token));

        await Eventually.IsTrueAsync(() => site.Tenant.Theme == "Uji.Tema", "the host was told of the theme");
    }

    [Fact]
    public async Task An_older_projection_never_undoes_a_newer_one()
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        await IsSeenAsync(site);
        var before = await portal.HostRowAsync(site);
        await site.WritePastPortalAsync("UPDATE tenant_state SET version = 1, content_version = 1");
        await portal.Services.GetRequiredService<TenantProjection>().ProjectAsync(site.Tenant, Token);
        var after = await portal.HostRowAsync(site);
        Assert.Equal((before.ProjectedVersion, before.ContentVersion), (after.ProjectedVersion, after.ContentVersion));
    }

    [Fact]
    public async Task Nothing_is_committed_that_the_host_could_not_be_marked_for()
    {
        var site = await portal.NewSiteAsync();
        await IsSeenAsync(site);
        var before = await site.SectionAsync("site");
        await using (await portal.LockHostAsync())
        {
            var failed = await Assert.ThrowsAnyAsync<Exception>(() => site.RunAsync("""{ "name": "settings", "SiteName": "Tak jadi" }"""));
            Assert.True(portal.Services.GetRequiredService<DatabaseProvider>().IsUnavailable(failed));
        }

        Assert.Equal(before, await site.SectionAsync("site"));
        await site.RunAsync("""{ "name": "settings", "SiteName": "Jadi" }""");
        Assert.Contains("Jadi", await site.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_committed_while_the_host_is_busy_is_no_failure_and_is_seen_later()
    {
        var site = await portal.NewSiteAsync();
        var projection = portal.Services.GetRequiredService<TenantProjection>();
        await projection.MarkAsync(site.Tenant.Id, Token);
        await using (await portal.LockHostAsync())
        {
            await site.WritePastPortalAsync("UPDATE tenant_state SET version = version + 1, theme = 'Uji.Sibuk'");
            await projection.BringUpToDateAsync(site.Tenant, Token);
            Assert.NotEqual("Uji.Sibuk", site.Tenant.Theme);
        }

        // The mark has stayed, so the next visit sees to it; the portal's own may stand behind many others.
        Assert.True(await portal.Services.GetRequiredService<TenantVisits>().VisitAsync(site.Tenant, Token));
        Assert.Equal("Uji.Sibuk", site.Tenant.Theme);
    }

    private Task IsSeenAsync(Agency site) => Eventually.IsTrueAsync(
        async () => !(await portal.HostRowAsync(site)).Marked, $"the mark of {site.Tenant.Name} is taken off");

    /// <summary>A portal of its own: others would wait while its host's database is locked.</summary>
    public sealed class LockablePortal : ProbedPortal;
}
