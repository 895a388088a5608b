using System.Net;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Tests.Probing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Data;

/// <summary>Files that somebody else holds, that lost what was in them, or that were left in the middle: SQLite's alone.</summary>
[Trait("Provider", "Sqlite")]
public sealed class BrokenFileTests(TightPortal portal) : IClassFixture<TightPortal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Readers_of_a_locked_file_hold_up_nobody()
    {
        var site = await portal.NewSiteAsync();
        await using (await site.LockAsync())
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await site.StatusOfAsync("/berita"));
            var before = portal.Connections[site.Tenant.Name];

            var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => site.StatusOfAsync($"/berita/artikel-{i}")));

            // Each connection would be one that waits.
            Assert.All(answers, status => Assert.Equal(HttpStatusCode.ServiceUnavailable, status));
            Assert.InRange(portal.Connections[site.Tenant.Name] - before, 1, 20);
        }

        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/berita"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusOfAsync("/berita/artikel-1"));
    }

    [Fact]
    public async Task An_empty_file_is_that_tenants_503_too()
    {
        var site = await portal.NewSiteAsync();
        await site.DamageDatabaseAsync();
        await File.WriteAllBytesAsync(site.DatabaseFile, [], Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await site.StatusOfAsync("/berita"));
    }

    [Fact]
    public async Task What_a_killed_migration_leaves_behind_keeps_no_later_one_waiting()
    {
        var site = await portal.NewSiteAsync();
        await site.WritePastPortalAsync("""
            CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2024-11-27 07:00:00');
            """);
        var id = site.Tenant.Id;
        await portal.OnHostAsync(db => db.Tenants.Where(row => row.Id == id).ExecuteUpdateAsync(
            row => row.SetProperty(t => t.SchemaVersion, "lama"), Token));

        await portal.Services.GetRequiredService<HostDatabase>().MigrateTenantsAsync(progress: null, Token);

        Assert.NotEqual("lama", (await portal.HostRowAsync(site)).SchemaVersion);
    }

    [Fact]
    public async Task A_database_that_cannot_be_made_leaves_nothing_of_it()
    {
        var name = Sites.NewName();
        var folder = Path.Combine(portal.DataPath, "tenants", name);
        Directory.CreateDirectory(Path.Combine(folder, "tenant.db"));

        await Assert.ThrowsAnyAsync<IOException>(() => portal.Services.GetRequiredService<DatabaseProvider>().CreateTenantAsync(name, Token));

        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task What_a_killed_process_left_half_copied_is_cleared_by_the_next_attempt()
    {
        var name = Sites.NewName();
        var folder = Directory.CreateDirectory(Path.Combine(portal.DataPath, "tenants", name)).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, $"tenant.db.{Guid.NewGuid():N}"), new byte[4096], Token);
        await File.WriteAllTextAsync(Path.Combine(folder, "tenant.db.cadangan"), "milik pengelola", Token);

        await portal.Services.GetRequiredService<DatabaseProvider>().CreateTenantAsync(name, Token);

        Assert.Equal(["tenant.db", "tenant.db.cadangan"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
    }
}
