using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel.Theming;

/// <summary>The parts of the home page of the scope's tenant.</summary>
public sealed partial class HomeSections
{
    private readonly IServiceProvider _services;
    private readonly CurrentTenant _current;

    internal HomeSections(IServiceProvider services, CurrentTenant current)
    {
        _services = services;
        _current = current;
    }

    /// <summary>In their order; those with nothing to show are left out, and so is one that fails: the page stays.</summary>
    public async Task<IReadOnlyList<RenderFragment>> LoadAsync(CancellationToken cancellationToken)
    {
        var fragments = new List<RenderFragment>();
        foreach (var section in _services.GetServices<HomeSection>()
            .Where(section => _current.Tenant.Features.Contains(section.Feature)).OrderBy(section => section.Order))
        {
            if (await LoadAsync(section, cancellationToken) is { } fragment)
                fragments.Add(fragment);
        }

        return fragments;
    }

    private async Task<RenderFragment?> LoadAsync(HomeSection section, CancellationToken cancellationToken)
    {
        try
        {
            var fragment = await ((IHomeSection)_services.GetRequiredService(section.Type)).LoadAsync(cancellationToken);
            return fragment is null ? null : Guard(fragment);
        }
        catch (Exception exception) when ((exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            && !_services.GetRequiredService<DatabaseProvider>().IsUnavailable(exception))
        {
            LogFailed(_services.GetRequiredService<ILogger<HomeSections>>(), exception, section.Type.Name);
            return null;
        }
    }

    private static RenderFragment Guard(RenderFragment fragment) => builder =>
    {
        builder.OpenComponent<ErrorBoundary>(0);
        builder.AddComponentParameter(1, nameof(ErrorBoundary.ChildContent), fragment);
        builder.AddComponentParameter(2, nameof(ErrorBoundary.ErrorContent), (RenderFragment<Exception>)(_ => _ => { }));
        builder.CloseComponent();
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "The part {Section} of the home page failed and is left out")]
    private static partial void LogFailed(ILogger logger, Exception exception, string section);
}
