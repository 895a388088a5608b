
namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>The promise of the README's first command: from nothing to a province's sites.</summary>
[Collection(nameof(FreshPortal))]
public sealed class FirstStartTests(FreshPortal fresh)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_data_folder_becomes_39_sites()
    {
        var tenants = await fresh.Portal.TenantsAsync(Cancellation);

        Assert.Equal(39, tenants.Count);
        Assert.All(tenants, tenant => Assert.Equal("Running", tenant.GetProperty("state").GetString(), ignoreCase: true));
    }

    [Fact]
    public async Task A_second_start_keeps_what_the_first_one_set_up()
    {
        var list = new Uri("/kesbangpol/berita", UriKind.Relative);
        var before = await fresh.Portal.Client.GetStringAsync(list, Cancellation);

        await fresh.Portal.RestartAsync(Cancellation);

        Assert.Equal(before, await fresh.Portal.Client.GetStringAsync(list, Cancellation));
    }
}
