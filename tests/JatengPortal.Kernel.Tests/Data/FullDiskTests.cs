using System.Net;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Data;

/// <summary>Files that are full or damaged: SQLite's way to fail. PostgreSQL's server looks after its own disk.</summary>
[Trait("Provider", "Sqlite")]
public sealed class FullDiskTests(TightPortal portal) : IClassFixture<TightPortal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_is_one_clear_error_and_nothing_has_changed()
    {
        var (site, other) = (await portal.NewSiteAsync(parent: null, ProbeModule.Lower), await portal.NewSiteAsync(parent: null, ProbeModule.Lower));
        var large = new string('x', 200_000);
        var before = await site.LookAsync(db => db.State.AsNoTracking().SingleAsync(Token));
        portal.Full[site.Tenant.Name] = true;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await WriteAsync(site, large));
        var failed = await Assert.ThrowsAnyAsync<Exception>(() => site.PublishArticleAsync("besar", "Besar", large));
        Assert.True(portal.Services.GetRequiredService<DatabaseProvider>().IsUnavailable(failed), failed.ToString());
        Assert.Equal(HttpStatusCode.OK, await WriteAsync(other, large));

        Assert.Null(await site.SectionAsync(large));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusOfAsync("/berita/besar"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/berita"));
        var after = await site.LookAsync(db => db.State.AsNoTracking().SingleAsync(Token));
        Assert.Equal((before.Version, before.ContentVersion), (after.Version, after.ContentVersion));

        portal.Full.TryRemove(site.Tenant.Name, out _);
        Assert.Equal(HttpStatusCode.OK, await WriteAsync(site, large));
    }

    [Fact]
    public async Task A_damaged_file_keeps_no_other_tenant_from_being_brought_up_to_date()
    {
        var (damaged, sound) = (await portal.NewSiteAsync(), await portal.NewSiteAsync());
        await damaged.DamageDatabaseAsync();
        Guid[] ids = [damaged.Tenant.Id, sound.Tenant.Id];
        await portal.OnHostAsync(db => db.Tenants.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(
            row => row.SetProperty(t => t.SchemaVersion, "lama"), Token));

        var (done, leftOut) = await portal.Services.GetRequiredService<HostDatabase>().MigrateTenantsAsync(progress: null, Token);

        Assert.Equal((1, 1), (done, leftOut));
        Assert.Equal("lama", (await portal.HostRowAsync(damaged)).SchemaVersion);
        Assert.NotEqual("lama", (await portal.HostRowAsync(sound)).SchemaVersion);
    }

    private async Task<HttpStatusCode> WriteAsync(Agency site, string text)
    {
        using var client = portal.Browser();
        using var body = new StringContent(text);
        using var response = await client.PostAsync(new Uri(site.Tenant.PathBase + "/uji/tulis", UriKind.Relative), body, Token);
        return response.StatusCode;
    }
}
