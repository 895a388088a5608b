using System.Text.Json;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Features;

/// <summary>Writes feature profiles, and which tenant has which.</summary>
internal sealed class FeatureProfileChanges(IDbContextFactory<HostDbContext> host, TenantRegistry registry)
{
    /// <summary>Stores the profile in place of the one of the same id.</summary>
    public async Task SaveAsync(FeatureProfile profile, CancellationToken cancellationToken)
    {
        await using (var db = await host.CreateDbContextAsync(cancellationToken))
        {
            await db.ChangeTenantsAsync(
                async _ =>
                {
                    var id = profile.Id.ToLowerInvariant();
                    var row = await db.FeatureProfiles.FindAsync([id], cancellationToken);
                    if (row is null)
                        db.FeatureProfiles.Add(row = new FeatureProfileRow { Id = id, Name = profile.Name });
                    row.Name = profile.Name;
                    row.Rules = JsonSerializer.Serialize(profile.Rules);
                    await db.SaveChangesAsync(cancellationToken);
                    return await db.Host.ExecuteUpdateAsync(
                        h => h.SetProperty(x => x.ProfilesRevision, x => x.Revision), cancellationToken);
                },
                [], cancellationToken);
        }

        await registry.RefreshAsync(cancellationToken);
    }

    /// <summary>Puts the tenant under these profiles, and under no others. What it has switched on stays on.</summary>
    public async Task AssignAsync(Tenant tenant, IReadOnlyList<string> profiles, CancellationToken cancellationToken)
    {
        await using (var db = await host.CreateDbContextAsync(cancellationToken))
        {
            var text = FeatureProfileRow.Join(profiles);
            await db.ChangeTenantsAsync(
                tenants => tenants.Where(row => row.Id == tenant.Id).ExecuteUpdateAsync(
                    row => row.SetProperty(t => t.FeatureProfiles, text), cancellationToken),
                [tenant.Id], cancellationToken);
        }

        await registry.RefreshAsync(cancellationToken);
    }
}
