using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel.Modules.Plugins;

/// <summary>Background work of a plug-in. When it fails to start, or ends in an exception, the portal goes on without it.</summary>
internal sealed partial class GuardedService(
    IServiceProvider services, ServiceDescriptor inner, string plugin, ILogger<GuardedService> logger) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task<IHostedService?> _started = Task.FromResult<IHostedService?>(null);

    /// <summary>The registration itself, or where it is background work, one that is guarded.</summary>
    public static ServiceDescriptor Around(ServiceDescriptor service, string plugin) => service.ServiceType != typeof(IHostedService)
        ? service
        : ServiceDescriptor.Singleton<IHostedService>(provider => new GuardedService(
            provider, service, plugin, provider.GetRequiredService<ILogger<GuardedService>>()));

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The portal doesn't wait: one that never comes to an end of its start would keep it from serving.
        _started = Task.Run(StartAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        try
        {
            if (await _started.WaitAsync(cancellationToken) is { } service)
                await service.StopAsync(cancellationToken).WaitAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception, plugin);
        }
    }

    public void Dispose() => _stopping.Dispose();

    private async Task<IHostedService?> StartAsync()
    {
        try
        {
            var service = (IHostedService)(inner.ImplementationInstance ?? inner.ImplementationFactory?.Invoke(services)
                ?? ActivatorUtilities.CreateInstance(services, inner.ImplementationType!));
            await service.StartAsync(_stopping.Token);
            if (service is BackgroundService { ExecuteTask: { } work })
                _ = work.ContinueWith(Tell, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return service;
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception, plugin);
            return null;
        }
    }

    private void Tell(Task work) => LogFailed(logger, work.Exception!, plugin);

    [LoggerMessage(Level = LogLevel.Error, Message = "Background work of the plug-in {Plugin} failed; the portal goes on without it")]
    private static partial void LogFailed(ILogger logger, Exception exception, string plugin);
}
