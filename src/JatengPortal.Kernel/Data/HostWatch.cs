using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel.Data;

/// <summary>Sees within a second what other processes (the verbs of the command line) have changed.</summary>
internal sealed partial class HostWatch(
    DatabaseProvider provider, TenantRegistry registry, IDbContextFactory<HostDbContext> host, VisitQueue visits, TimeProvider clock,
    ILogger<HostWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private bool _wasLost;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await provider.WatchHostAsync(SeeAsync, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, exception);
                _wasLost = true;
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }

    private async Task SeeAsync(CancellationToken cancellationToken)
    {
        await registry.RefreshAsync(cancellationToken);
        if (!_wasLost)
            return;
        // Visits have failed in the meantime too, and would wait long before they try again.
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        foreach (var tenantId in await db.Tenants.Where(tenant => tenant.Marked).Select(tenant => tenant.Id).ToListAsync(cancellationToken))
            visits.Enqueue(tenantId);
        _wasLost = false;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The host's database can't be watched; tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
