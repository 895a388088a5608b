using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Tenants;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel.Data;

/// <summary>Sees within a second what other processes (the verbs of the command line) have changed, and asks for visits to marked tenants.</summary>
internal sealed partial class HostWatch(
    DatabaseProvider provider, TenantRegistry registry, VisitQueue visits, TimeProvider clock, ILogger<HostWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await provider.WatchHostAsync(ChangedAsync, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(logger, exception);
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }

    private async Task ChangedAsync(CancellationToken cancellationToken)
    {
        foreach (var tenantId in await registry.RefreshAsync(cancellationToken))
            visits.Enqueue(tenantId);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The host's database can't be watched; tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
