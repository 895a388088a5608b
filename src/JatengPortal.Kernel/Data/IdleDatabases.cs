using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel.Data;

/// <summary>Sees to it that tenants that nobody asks for keep no connection open: one timer for all of them, some at a time.</summary>
internal sealed partial class IdleDatabases(DatabaseProvider provider, TimeProvider clock, ILogger<IdleDatabases> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                provider.LetGoOfIdle();
            }
            catch (Exception exception)
            {
                LogFailed(logger, exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Idle connections could not be closed")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
