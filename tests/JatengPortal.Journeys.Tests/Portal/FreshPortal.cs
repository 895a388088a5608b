using JatengPortal.Testing;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>A portal of a test class's own, set up from nothing: the class may change its tenants.</summary>
public sealed class FreshPortal : IAsyncLifetime
{
    private RunningPortal? _portal;

    public RunningPortal Portal => _portal!;

    public async ValueTask InitializeAsync() => _portal = await RunningPortal.StartAsync(new PortalStart { ReadyAddress = "/" });

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
