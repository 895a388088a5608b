using System.Net;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Data;

/// <summary>A tenant whose database can't be used answers 503; all others serve.</summary>
public sealed class UnavailableDatabaseTests(TightPortal portal) : IClassFixture<TightPortal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_damaged_file_is_that_tenants_503_alone()
    {
        var (site, other) = (await portal.NewSiteAsync(), await portal.NewSiteAsync());
        await DamageAsync(site);
        await AnswersPolitelyAsync(site);
        Assert.Equal(HttpStatusCode.OK, await other.StatusOfAsync("/berita"));
        Assert.Equal(HttpStatusCode.OK, await portal.At("induk").StatusOfAsync("/instansi"));
    }

    [Fact]
    public async Task A_missing_file_is_that_tenants_503_alone_and_is_not_replaced_by_an_empty_one()
    {
        var (site, other) = (await portal.NewSiteAsync(), await portal.NewSiteAsync());
        portal.ForgetConnections(site);
        File.Delete(site.DatabaseFile);
        await AnswersPolitelyAsync(site);
        Assert.False(File.Exists(site.DatabaseFile));
        Assert.Equal(HttpStatusCode.OK, await other.StatusOfAsync("/berita"));
    }

    [Fact]
    public async Task A_locked_file_is_that_tenants_503_alone_until_it_is_unlocked()
    {
        var (site, other) = (await portal.NewSiteAsync(), await portal.NewSiteAsync());
        portal.ForgetConnections(site);
        await using (var connection = new SqliteConnection($"Data Source={site.DatabaseFile};Pooling=False"))
        {
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE tenant_state SET version = version";
            await command.ExecuteNonQueryAsync(Token);

            var locked = AnswersPolitelyAsync(site);
            Assert.Equal(HttpStatusCode.OK, await other.StatusOfAsync("/berita"));
            Assert.Equal(HttpStatusCode.OK, await other.StatusOfAsync("/"));
            await locked;
        }

        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/berita"));
    }

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
    public async Task What_is_due_in_a_damaged_file_is_not_tried_every_second()
    {
        var site = await portal.NewSiteAsync();
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        await DamageAsync(site);
        await portal.OnHostAsync(db => db.Tenants.Where(row => row.Id == site.Tenant.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(t => t.NextDueUtc, now.AddSeconds(-1)), Token));

        await portal.Services.GetRequiredService<DueWork>().RunAsync(Token);

        Assert.True((await portal.HostRowAsync(site)).NextDueUtc >= now.AddSeconds(59));
    }

    [Fact]
    public async Task A_damaged_file_keeps_no_other_tenant_from_being_brought_up_to_date()
    {
        var (damaged, sound) = (await portal.NewSiteAsync(), await portal.NewSiteAsync());
        await DamageAsync(damaged);
        Guid[] ids = [damaged.Tenant.Id, sound.Tenant.Id];
        await portal.OnHostAsync(db => db.Tenants.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(
            row => row.SetProperty(t => t.SchemaVersion, "lama"), Token));

        var (done, leftOut) = await portal.Services.GetRequiredService<HostDatabase>().MigrateTenantsAsync(progress: null, Token);

        Assert.Equal((1, 1), (done, leftOut));
        Assert.Equal("lama", (await portal.HostRowAsync(damaged)).SchemaVersion);
        Assert.NotEqual("lama", (await portal.HostRowAsync(sound)).SchemaVersion);
    }

    private async Task DamageAsync(Agency site)
    {
        portal.ForgetConnections(site);
        foreach (var ending in new[] { "-wal", "-shm" })
            File.Delete(site.DatabaseFile + ending);
        var junk = new byte[64 * 1024];
        new Random(7).NextBytes(junk);
        await File.WriteAllBytesAsync(site.DatabaseFile, junk, Token);
    }

    private static async Task AnswersPolitelyAsync(Agency site)
    {
        using var response = await site.GetAsync("/berita");
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Contains(site.Tenant.Title, text, StringComparison.Ordinal);
        Assert.Contains(Texts.Error_503_heading, text, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite", text, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<HttpStatusCode> WriteAsync(Agency site, string text)
    {
        using var client = portal.Browser();
        using var body = new StringContent(text);
        using var response = await client.PostAsync(new Uri(site.Tenant.PathBase + "/uji/tulis", UriKind.Relative), body, Token);
        return response.StatusCode;
    }
}
