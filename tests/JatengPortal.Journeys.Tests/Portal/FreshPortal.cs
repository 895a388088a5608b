using System.Text.RegularExpressions;
using JatengPortal.Testing;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>A portal set up from nothing, nobody signed in yet. The classes of the collection take turns: each may change tenants and restart it.</summary>
[CollectionDefinition(nameof(FreshPortal))]
public sealed partial class FreshPortal : IAsyncLifetime, ICollectionFixture<FreshPortal>
{
    private RunningPortal? _portal;

    public RunningPortal Portal => _portal!;

    /// <summary>The administrator's first password, as the first start printed it.</summary>
    public string PrintedPassword { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        _portal = await RunningPortal.StartAsync(new PortalStart { ReadyAddress = "/" });
        PrintedPassword = Printed().Match(Portal.Output).Groups[1].Value;
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    [GeneratedRegex(@"sekali\): (\S+)")]
    private static partial Regex Printed();
}
