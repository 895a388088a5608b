using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel.Modules.Plugins;

/// <summary>Tells in the log of a serving portal which plug-ins were refused; the verbs have <c>plugins list</c>.</summary>
internal sealed partial class PluginReport(PluginCatalog plugins, ILogger<PluginReport> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var refused in plugins.All.Where(plugin => plugin.Refusal is not null))
            LogRefused(logger, refused.Name, refused.Refusal!);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Error, Message = "The plug-in {Plugin} was refused: {Reason}")]
    private static partial void LogRefused(ILogger logger, string plugin, string reason);
}
