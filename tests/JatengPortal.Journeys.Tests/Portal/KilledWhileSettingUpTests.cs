using JatengPortal.Testing;

namespace JatengPortal.Journeys.Tests.Portal;

public sealed class KilledWhileSettingUpTests
{
    [Fact]
    public async Task A_setup_that_was_killed_is_finished_by_the_next_start()
    {
        using var folder = new TemporaryFolder();
        var start = new PortalStart { DataPath = folder.PathOf("App_Data") };
        var cancellation = TestContext.Current.CancellationToken;
        using (var impatient = CancellationTokenSource.CreateLinkedTokenSource(cancellation))
        {
            // Killed as soon as some tenants stand: cancelling a start ends its process.
            var first = RunningPortal.StartAsync(start, impatient.Token);
            while (TenantFolders(start) < 5 && !first.IsCompleted)
                await Task.Delay(20, cancellation);
            await impatient.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        }

        await using var second = await RunningPortal.StartAsync(start, cancellation);

        var tenants = await second.TenantsAsync(cancellation);
        Assert.Equal(39, tenants.Count);
        Assert.All(tenants, tenant => Assert.Equal("Running", tenant.GetProperty("state").GetString(), ignoreCase: true));
    }

    [Fact]
    public async Task Two_that_start_at_once_on_an_empty_folder_both_serve_all_tenants()
    {
        using var folder = new TemporaryFolder();
        var start = new PortalStart { DataPath = folder.PathOf("App_Data"), ReadyAddress = "/kota-tegal/berita" };
        var cancellation = TestContext.Current.CancellationToken;

        var portals = await Task.WhenAll(RunningPortal.StartAsync(start, cancellation), RunningPortal.StartAsync(start, cancellation));
        await using var first = portals[0];
        await using var second = portals[1];

        Assert.Equal(39, (await first.TenantsAsync(cancellation)).Count);
        foreach (var portal in portals)
            Assert.True((await portal.Client.GetAsync(new Uri("kesbangpol/berita", UriKind.Relative), cancellation)).IsSuccessStatusCode, portal.Output);
    }

    private static int TenantFolders(PortalStart start)
    {
        var tenants = Path.Combine(start.DataPath!, "tenants");
        return Directory.Exists(tenants) ? Directory.GetDirectories(tenants).Length : 0;
    }
}
