using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Theming;

/// <summary>The parts of the home page of the scope's tenant.</summary>
public sealed class HomeSections
{
    private readonly IServiceProvider _services;
    private readonly CurrentTenant _current;

    internal HomeSections(IServiceProvider services, CurrentTenant current)
    {
        _services = services;
        _current = current;
    }

    /// <summary>In their order; those with nothing to show are left out.</summary>
    public async Task<IReadOnlyList<RenderFragment>> LoadAsync(CancellationToken cancellationToken)
    {
        var fragments = new List<RenderFragment>();
        foreach (var section in _services.GetServices<HomeSection>()
            .Where(section => _current.Tenant.Features.Contains(section.Feature)).OrderBy(section => section.Order))
        {
            if (await ((IHomeSection)_services.GetRequiredService(section.Type)).LoadAsync(cancellationToken) is { } fragment)
                fragments.Add(fragment);
        }

        return fragments;
    }
}
