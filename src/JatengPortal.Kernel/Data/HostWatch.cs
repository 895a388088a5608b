using JatengPortal.Kernel.Tenants;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel.Data;

/// <summary>Sees within a second what other processes (the verbs of the command line) have changed.</summary>
internal sealed partial class HostWatch(
    DatabaseProvider provider, TenantRegistry registry, TimeProvider clock, ILogger<HostWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await provider.WatchHostAsync(registry.RefreshAsync, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(logger, exception);
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The host's database can't be watched; tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
