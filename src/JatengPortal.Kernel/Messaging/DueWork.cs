using System.Collections.Frozen;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel.Messaging;

/// <summary>
/// Once a second asks the host, by index, which tenants have something due, and does it there; also lets waiting deliveries be
/// tried again. Tenants with nothing due cost nothing.
/// </summary>
internal sealed partial class DueWork(
    IDbContextFactory<HostDbContext> host, TenantRegistry registry, TenantScopes scopes, VisitQueue visits,
    IEnumerable<DueKind> kinds, TimeProvider clock, ILogger<DueWork> logger) : BackgroundService
{
    private const int BatchSize = 50;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WhileFeatureIsOff = TimeSpan.FromHours(1);
    private static readonly TimeSpan WhileUnavailable = TimeSpan.FromMinutes(1);
    private readonly FrozenDictionary<string, DueKind> _kinds = kinds.ToFrozenDictionary(kind => kind.Name);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, exception, "host");
            }
        }
    }

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<Guid> due, retries;
        await using (var db = await host.CreateDbContextAsync(cancellationToken))
        {
            due = await db.Tenants.Where(t => t.NextDueUtc <= now && t.State == TenantState.Running).OrderBy(t => t.NextDueUtc)
                .Select(t => t.Id).Take(BatchSize).ToListAsync(cancellationToken);
            retries = await db.WaitingDeliveries.Where(w => w.RetryUtc <= now).Select(w => w.SenderId).Distinct().Order().Take(BatchSize)
                .ToListAsync(cancellationToken);
            if (retries.Count > 0)
                await PutOffAsync(db, retries, now, cancellationToken);
        }

        foreach (var tenantId in retries)
            visits.Enqueue(tenantId);
        foreach (var tenant in due.Select(registry.Find).OfType<Tenant>())
        {
            try
            {
                while (await DoNextAsync(tenant, now, cancellationToken))
                {
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                LogFailed(logger, exception, tenant.Name);
                // Its own database couldn't say when to try again.
                await using var db = await host.CreateDbContextAsync(cancellationToken);
                await db.Tenants.Where(t => t.Id == tenant.Id)
                    .ExecuteUpdateAsync(t => t.SetProperty(x => x.NextDueUtc, now + WhileUnavailable), cancellationToken);
            }
        }
    }

    private static async Task PutOffAsync(HostDbContext db, List<Guid> senders, DateTime now, CancellationToken cancellationToken)
    {
        var retried = now + WhileUnavailable;
        await db.WaitingDeliveries.Where(w => w.RetryUtc <= now && senders.Contains(w.SenderId))
            .ExecuteUpdateAsync(w => w.SetProperty(x => x.RetryUtc, retried), cancellationToken);
        await db.Tenants.Where(t => senders.Contains(t.Id)).ExecuteUpdateAsync(t => t.SetProperty(x => x.Marked, true), cancellationToken);
    }

    private async Task<bool> DoNextAsync(Tenant tenant, DateTime now, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Open(tenant);
        var database = scope.ServiceProvider.GetRequiredService<TenantDatabase>();
        var db = database.Context<TenantStateDbContext>();
        await using var transaction = await database.BeginAsync(cancellationToken);
        var item = await db.Due.OrderBy(i => i.DueUtc).FirstOrDefaultAsync(i => i.DueUtc <= now, cancellationToken);
        if (item is null)
            return false;
        transaction.ConcernsHost();
        if (!_kinds.TryGetValue(item.Kind, out var kind) || !tenant.Features.Contains(kind.Feature))
        {
            item.DueUtc = now + WhileFeatureIsOff;
            await transaction.CommitAsync(cancellationToken);
            return true;
        }

        try
        {
            await ((IDueHandler)scope.ServiceProvider.GetRequiredService(kind.Handler)).HandleAsync(item.Key, cancellationToken);
            db.Due.Remove(item);
            // Here too: what the handler left to be saved may be refused only now.
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, exception, tenant.Name);
            await transaction.RollBackAsync();
            await PostponeAsync(tenant, item, now, cancellationToken);
        }

        return true;
    }

    private async Task PostponeAsync(Tenant tenant, DueItem failed, DateTime now, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Open(tenant);
        var database = scope.ServiceProvider.GetRequiredService<TenantDatabase>();
        await using var transaction = await database.BeginAsync(cancellationToken);
        if (await database.Context<TenantStateDbContext>().Due.FindAsync([failed.Kind, failed.Key], cancellationToken) is { } item)
        {
            item.Attempts++;
            item.DueUtc = now + TimeSpan.FromSeconds(Math.Pow(2, Math.Min(item.Attempts, 11)));
        }

        transaction.ConcernsHost();
        await transaction.CommitAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What was due in {Tenant} failed; it is tried again later")]
    private static partial void LogFailed(ILogger logger, Exception exception, string tenant);
}
