using System.Collections.Concurrent;
using System.Net;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Data;

/// <summary>A new version's migrations, on many tenants.</summary>
public sealed class MigrateTenantsTests(ProbedPortal portal)
{
    private const int Tenants = 39;
    private const int Seventeenth = 16;
    private const string OldVersion = "lama";

    // What the last migration of the news has made.
    private const string UndoLastMigration =
        "DROP TABLE news_old_addresses; DELETE FROM migrations_news WHERE \"MigrationId\" LIKE '%OldAddresses'";

    // The migration makes its table, and then an index of a name that is taken.
    private const string PutInTheWay =
        "CREATE TABLE penghalang (id int); CREATE INDEX \"IX_news_old_addresses_document_id\" ON penghalang (id)";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_migration_that_fails_halfway_in_the_seventeenth_of_39_tenants_stops_no_other_and_leaves_no_half()
    {
        var sites = new List<Agency>();
        for (var number = 0; number < Tenants; number++)
            sites.Add(await EmptySiteAsync());
        foreach (var site in sites)
            await site.WritePastPortalAsync(UndoLastMigration);
        await sites[Seventeenth].WritePastPortalAsync(PutInTheWay);
        var ids = sites.ConvertAll(site => site.Tenant.Id);
        await portal.OnHostAsync(db => db.Tenants.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(
            row => row.SetProperty(t => t.SchemaVersion, OldVersion), Token));
        var told = new Told();

        var (_, leftOut) = await portal.Services.GetRequiredService<HostDatabase>().MigrateTenantsAsync(told, Token);

        Assert.True(leftOut >= 1);
        Assert.Contains("IX_news_old_addresses_document_id", told.FailureOf(sites[Seventeenth]), StringComparison.Ordinal);
        Assert.Equal([sites[Seventeenth].Tenant.Name], await OutdatedAsync(ids));
        Assert.Equal(HttpStatusCode.OK, await sites[Seventeenth].StatusOfAsync("/"));
        Assert.Equal(HttpStatusCode.OK, await sites[^1].StatusOfAsync("/"));
        // Half of the migration would be in the way of this table.
        await sites[Seventeenth].WritePastPortalAsync("CREATE TABLE news_old_addresses (path text); DROP TABLE news_old_addresses");

        await sites[Seventeenth].WritePastPortalAsync("DROP TABLE penghalang");
        await portal.Services.GetRequiredService<HostDatabase>().MigrateTenantsAsync(progress: null, Token);
        Assert.Empty(await OutdatedAsync(ids));
    }

    [Fact]
    public async Task What_an_outdated_database_lacks_is_a_503_of_that_tenant()
    {
        var site = await portal.NewSiteAsync();
        await site.WritePastPortalAsync("ALTER TABLE articles DROP COLUMN author_line");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await site.StatusOfAsync("/berita"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/tampilan/0.css"));
    }

    private async Task<Agency> EmptySiteAsync()
    {
        var name = Sites.NewName();
        await portal.Services.GetRequiredService<TenantRecipes>().CreateTenantAsync(new TenantDefinition { Name = name, Title = name }, Token);
        return portal.At(name);
    }

    private Task<List<string>> OutdatedAsync(List<Guid> ids) => portal.OnHostAsync(db => db.Tenants
        .Where(row => ids.Contains(row.Id) && row.SchemaVersion == OldVersion).Select(row => row.Name).ToListAsync(Token));

    private sealed class Told : IProgress<TenantMigration>
    {
        private readonly ConcurrentDictionary<string, string?> _failures = new();

        public void Report(TenantMigration value) => _failures[value.Tenant] = value.Failure?.GetBaseException().Message;

        public string FailureOf(Agency site) => _failures.GetValueOrDefault(site.Tenant.Name) ?? "none";
    }
}
