using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel.Modules.Plugins;

/// <summary>Background work of a plug-in. When it fails to start, or ends in an exception, the portal goes on without it.</summary>
internal sealed partial class GuardedService(
    IServiceProvider services, ServiceDescriptor inner, string plugin, ILogger<GuardedService> logger) : IHostedService
{
    private IHostedService? _service;

    /// <summary>The registration itself, or where it is background work, one that is guarded.</summary>
    public static ServiceDescriptor Around(ServiceDescriptor service, string plugin) => service.ServiceType != typeof(IHostedService)
        ? service
        : ServiceDescriptor.Singleton<IHostedService>(provider => new GuardedService(
            provider, service, plugin, provider.GetRequiredService<ILogger<GuardedService>>()));

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            _service = (IHostedService)(inner.ImplementationInstance ?? inner.ImplementationFactory?.Invoke(services)
                ?? ActivatorUtilities.CreateInstance(services, inner.ImplementationType!));
            await _service.StartAsync(cancellationToken);
            if (_service is BackgroundService { ExecuteTask: { } work })
                _ = work.ContinueWith(Tell, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            _service = null;
            LogFailed(logger, exception, plugin);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_service is not null)
                await _service.StopAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, exception, plugin);
        }
    }

    private void Tell(Task work) => LogFailed(logger, work.Exception!, plugin);

    [LoggerMessage(Level = LogLevel.Error, Message = "Background work of the plug-in {Plugin} failed; the portal goes on without it")]
    private static partial void LogFailed(ILogger logger, Exception exception, string plugin);
}
