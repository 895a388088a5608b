using JatengPortal.Kernel.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel.Theming.Administration;

/// <summary>What the dashboard shows.</summary>
/// <param name="Items">What waits, in the order of its sources.</param>
/// <param name="IsIncomplete">Whether a source failed, so that more may wait.</param>
public sealed record DashboardContent(IReadOnlyList<DashboardItem> Items, bool IsIncomplete);

/// <summary>What waits for the person of the scope, from every feature. Scoped.</summary>
public sealed partial class DashboardItems
{
    private readonly IServiceProvider _services;
    private readonly AdminMenu _menu;

    internal DashboardItems(IServiceProvider services, AdminMenu menu)
    {
        _services = services;
        _menu = menu;
    }

    /// <summary>Asks the sources that the person may see; one that fails is left out and said to be.</summary>
    public async Task<DashboardContent> LoadAsync(CancellationToken cancellationToken)
    {
        var items = new List<DashboardItem>();
        var isIncomplete = false;
        foreach (var source in _services.GetServices<DashboardSource>().Where(source => _menu.Shows(source.Permission)).OrderBy(source => source.Order))
        {
            try
            {
                var waiting = await ((IDashboardSource)_services.GetRequiredService(source.Type)).LoadAsync(cancellationToken);
                items.AddRange(waiting.Where(item => item.Count > 0));
            }
            catch (Exception exception) when ((exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
                && !_services.GetRequiredService<DatabaseProvider>().IsUnavailable(exception))
            {
                LogFailed(_services.GetRequiredService<ILogger<DashboardItems>>(), exception, source.Type.Name);
                isIncomplete = true;
            }
        }

        return new DashboardContent(items, isIncomplete);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The source {Source} of the dashboard failed and is left out")]
    private static partial void LogFailed(ILogger logger, Exception exception, string source);
}
