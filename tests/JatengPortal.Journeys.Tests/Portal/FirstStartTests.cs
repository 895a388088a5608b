using System.Text.Json;
using JatengPortal.Testing;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>The promise of the README's first command: from nothing to a province's sites.</summary>
public sealed class FirstStartTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_data_folder_becomes_39_sites_within_ten_seconds()
    {
        await using var portal = await RunningPortal.StartAsync(new PortalStart { ReadyAddress = "/" }, Cancellation);

        Assert.True(portal.StartedIn < TimeSpan.FromSeconds(10), $"The first page took {portal.StartedIn.TotalSeconds:F1} s.\n{portal.Output}");
        Assert.Equal(39, (await portal.TenantsAsync(Cancellation)).Count);
    }

    [Fact]
    public async Task A_second_start_keeps_what_the_first_one_set_up()
    {
        await using var portal = await RunningPortal.StartAsync(cancellationToken: Cancellation);
        var before = await portal.Client.GetStringAsync(new Uri("/kesbangpol/berita", UriKind.Relative), Cancellation);

        await portal.RestartAsync(Cancellation);

        Assert.Equal(before, await portal.Client.GetStringAsync(new Uri("/kesbangpol/berita", UriKind.Relative), Cancellation));
    }

    [Fact]
    public async Task It_can_be_killed_while_it_sets_up_and_finishes_at_the_next_start()
    {
        using var folder = new TemporaryFolder();
        var start = new PortalStart { DataPath = folder.PathOf("App_Data"), ReadyAddress = "/health/live" };
        await using (var first = await RunningPortal.StartAsync(start, Cancellation))
            first.Kill();

        await using var second = await RunningPortal.StartAsync(start with { ReadyAddress = "/health/ready" }, Cancellation);

        var tenants = await second.TenantsAsync(Cancellation);
        Assert.Equal(39, tenants.Count);
        Assert.All(tenants, tenant => Assert.Equal("Running", tenant.GetProperty("state").GetString(), ignoreCase: true));
    }
}
