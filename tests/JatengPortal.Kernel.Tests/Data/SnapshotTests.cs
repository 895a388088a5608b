using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Settings;
using JatengPortal.Kernel.Tests.Probing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Data;

/// <summary>Long reading sees one state of a tenant's database, and keeps nobody from writing.</summary>
public sealed class SnapshotTests(ProbedPortal portal)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_committed_meanwhile_is_seen_by_everybody_else()
    {
        var site = await portal.NewSiteAsync();
        await site.ChangeAsync(services => TaglineAsync(services, "dahulu"));
        await using var scope = site.OpenScope();
        var settings = scope.ServiceProvider.GetRequiredService<TenantSettings>();
        await using (await scope.ServiceProvider.GetRequiredService<TenantDatabase>().BeginSnapshotAsync(Token))
        {
            Assert.Equal("dahulu", (await settings.GetAsync<SiteSettings>(Token)).Tagline);
            await site.ChangeAsync(services => TaglineAsync(services, "kini"));
            Assert.Equal("dahulu", (await settings.GetAsync<SiteSettings>(Token)).Tagline);
            Assert.Contains("kini", await site.ReadAsync("/"), StringComparison.Ordinal);
        }

        Assert.Equal("kini", (await settings.GetAsync<SiteSettings>(Token)).Tagline);
    }

    [Fact]
    public async Task Whoever_reads_one_state_writes_nothing()
    {
        var site = await portal.NewSiteAsync();
        await using var scope = site.OpenScope();
        var database = scope.ServiceProvider.GetRequiredService<TenantDatabase>();
        await using var snapshot = await database.BeginSnapshotAsync(Token);

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.BeginAsync(Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.BeginSnapshotAsync(Token));
    }

    private static async Task TaglineAsync(IServiceProvider services, string tagline) =>
        await services.GetRequiredService<TenantSettings>().SetAsync(new SiteSettings { Tagline = tagline }, Token);
}
