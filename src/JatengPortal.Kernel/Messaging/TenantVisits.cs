using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel.Messaging;

/// <summary>
/// Visits tenants that are marked "look here": brings the host's row up to date, delivers what they send, and takes the mark off.
/// </summary>
internal sealed partial class TenantVisits(
    VisitQueue queue, TenantRegistry registry, TenantProjection projection, TenantScopes scopes, Delivery delivery,
    IDbContextFactory<HostDbContext> host, DatabaseProvider provider, TimeProvider clock, ILogger<TenantVisits> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _visiting = new(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var tenantId = await queue.DequeueAsync(stoppingToken);
            if (registry.Find(tenantId) is not { } tenant)
                continue;
            try
            {
                if (!await VisitAsync(tenant, stoppingToken))
                    EnqueueLater(tenantId, Pause, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                if (provider.IsUnavailable(exception))
                    LogUnavailable(logger, tenant.Name, exception.Message);
                else
                    LogFailed(logger, exception, tenant.Name);
                EnqueueLater(tenantId, PauseAfterFailure, stoppingToken);
            }
        }
    }

    /// <returns>Whether everything was seen to; otherwise the mark stays and the tenant is visited again.</returns>
    internal async Task<bool> VisitAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        // Two visits at once would write the same rows of what waits.
        await _visiting.WaitAsync(cancellationToken);
        try
        {
            return await LookAsync(tenant, cancellationToken);
        }
        finally
        {
            _visiting.Release();
        }
    }

    public override void Dispose()
    {
        _visiting.Dispose();
        base.Dispose();
    }

    private async Task<bool> LookAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        if (!await IsMarkedAsync(tenant.Id, cancellationToken))
            return true;
        await projection.ProjectAsync(tenant, cancellationToken);
        await delivery.DeliverAllAsync(tenant, cancellationToken);
        return await TakeMarkOffAsync(tenant, cancellationToken);
    }

    private async Task<bool> IsMarkedAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        return await db.Tenants.AnyAsync(row => row.Id == tenantId && row.Marked, cancellationToken);
    }

    private async Task<bool> TakeMarkOffAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Open(tenant);
        var database = scope.ServiceProvider.GetRequiredService<TenantDatabase>();
        // Under the tenant's write lock, as the mark was set: what commits after this look sets the mark again.
        await using var transaction = await database.BeginAsync(cancellationToken);
        var state = database.Context<TenantStateDbContext>();
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        var waiting = await db.WaitingDeliveries.Where(w => w.SenderId == tenant.Id).Select(w => w.ReceiverId).ToListAsync(cancellationToken);
        if (await state.Outbox.AnyAsync(m => m.DeliveredUtc == null && !waiting.Contains(m.ReceiverId), cancellationToken))
            return false;
        var version = await state.State.Select(row => row.Version).SingleAsync(cancellationToken);
        return await db.Tenants.Where(row => row.Id == tenant.Id && row.ProjectedVersion >= version)
            .ExecuteUpdateAsync(row => row.SetProperty(t => t.Marked, false), cancellationToken) > 0;
    }

    private void EnqueueLater(Guid tenantId, TimeSpan pause, CancellationToken cancellationToken) =>
        _ = Task.Delay(pause, clock, cancellationToken).ContinueWith(
            _ => queue.Enqueue(tenantId), cancellationToken, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);

    [LoggerMessage(Level = LogLevel.Error, Message = "The visit to {Tenant} failed; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception, string tenant);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database of {Tenant} can't be visited now: {Reason}")]
    private static partial void LogUnavailable(ILogger logger, string tenant, string reason);
}
