using JatengPortal.Kernel.Settings;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel.Data;

/// <summary>
/// Keeps the host's row of a tenant a true projection of the tenant's own database. Every step may be repeated: the newer
/// version wins.
/// </summary>
internal sealed partial class TenantProjection(
    IDbContextFactory<HostDbContext> host, TenantRegistry registry, TenantScopes scopes, VisitQueue visits,
    ILogger<TenantProjection> logger)
{
    /// <summary>"Look here": set while the tenant's write lock is held, before the commit that gives a reason to look.</summary>
    public async Task MarkAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        if (!await db.Tenants.AnyAsync(tenant => tenant.Id == tenantId && !tenant.Marked, cancellationToken))
            return;
        await db.ChangeTenantsAsync(
            tenants => tenants.Where(tenant => tenant.Id == tenantId).ExecuteUpdateAsync(
                row => row.SetProperty(t => t.Marked, true), cancellationToken),
            [tenantId], cancellationToken);
    }

    /// <summary>Writes what the tenant's database says into the host's row, lets this process see it, and asks for a visit.</summary>
    /// <remarks>The tenant has committed already, so a failure here is no failure of the change: the mark stays, and the visit repairs it.</remarks>
    public async Task BringUpToDateAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        try
        {
            await ProjectAsync(tenant, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, exception, tenant.Name);
        }

        visits.Enqueue(tenant.Id);
    }

    /// <summary>Writes what the tenant's database says into the host's row, and lets this process see it.</summary>
    public async Task ProjectAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        var facts = await ReadAsync(tenant, cancellationToken);
        await using (var db = await host.CreateDbContextAsync(cancellationToken))
        {
            await db.ChangeTenantsAsync(
                tenants => tenants.Where(row => row.Id == tenant.Id && row.ProjectedVersion < facts.Version).ExecuteUpdateAsync(
                    row => row.SetProperty(t => t.ProjectedVersion, facts.Version)
                        .SetProperty(t => t.ContentVersion, facts.ContentVersion)
                        .SetProperty(t => t.Features, facts.Features)
                        .SetProperty(t => t.Theme, facts.Theme)
                        .SetProperty(t => t.Title, t => facts.Title ?? t.Title)
                        .SetProperty(t => t.SortTitle, t => facts.SortTitle ?? t.SortTitle)
                        .SetProperty(t => t.NextDueUtc, facts.NextDueUtc),
                    cancellationToken),
                [tenant.Id], cancellationToken);
        }

        await registry.RefreshAsync(cancellationToken);
    }

    private async Task<Facts> ReadAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Open(tenant);
        var db = scope.ServiceProvider.GetRequiredService<TenantDatabase>().Context<TenantStateDbContext>();
        var state = await db.State.AsNoTracking().SingleAsync(cancellationToken);
        var features = await db.Features.Select(feature => feature.FeatureId).ToListAsync(cancellationToken);
        var title = (await scope.ServiceProvider.GetRequiredService<TenantSettings>().GetAsync<SiteSettings>(cancellationToken)).SiteName;
        var due = await db.Due.OrderBy(item => item.DueUtc).Select(item => (DateTime?)item.DueUtc).FirstOrDefaultAsync(cancellationToken);
        return new Facts(
            state.Version, state.ContentVersion, JatengPortal.Kernel.Features.FeatureSet.Of(features).Text, state.Theme, title,
            title is null ? null : SortTitle.Of(title), due);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The host could not be told of a change in {Tenant}; the next visit does it")]
    private static partial void LogFailed(ILogger logger, Exception exception, string tenant);

    private sealed record Facts(
        long Version, long ContentVersion, string Features, string Theme, string? Title, string? SortTitle, DateTime? NextDueUtc);
}
