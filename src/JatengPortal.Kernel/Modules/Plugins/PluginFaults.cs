using JatengPortal.Kernel.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel.Modules.Plugins;

/// <summary>What a plug-in throws where it serves together with others, who go on without it.</summary>
internal static partial class PluginFaults
{
    /// <summary>
    /// For a catch clause around a call of <paramref name="part"/>: whether that is a plug-in's and the fault its own, not the
    /// database's. Notes it then.
    /// </summary>
    public static bool AreOf(Type part, Exception fault, IServiceProvider services)
    {
        if (!PluginLoadContext.Holds(part) || services.GetRequiredService<DatabaseProvider>().IsUnavailable(fault))
            return false;
        LogFault(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(PluginFaults)), fault, part.FullName ?? part.Name);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Part} of a plug-in failed; the portal goes on without it")]
    private static partial void LogFault(ILogger logger, Exception exception, string part);
}
