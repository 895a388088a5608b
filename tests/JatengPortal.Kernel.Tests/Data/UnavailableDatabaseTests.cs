using System.Net;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Data;

/// <summary>A tenant whose database can't be used answers 503; all others serve.</summary>
public sealed class UnavailableDatabaseTests(ProbedPortal portal)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_damaged_database_is_that_tenants_503_alone()
    {
        var (site, other) = (await portal.NewSiteAsync(), await portal.NewSiteAsync());
        await site.DamageDatabaseAsync();
        await AnswersPolitelyAsync(site);
        Assert.Equal(HttpStatusCode.OK, await other.StatusOfAsync("/berita"));
        Assert.Equal(HttpStatusCode.OK, await portal.At("induk").StatusOfAsync("/instansi"));
    }

    [Fact]
    public async Task A_missing_database_is_that_tenants_503_alone_and_is_not_replaced_by_an_empty_one()
    {
        var (site, other) = (await portal.NewSiteAsync(), await portal.NewSiteAsync());
        await site.LoseDatabaseAsync();
        await AnswersPolitelyAsync(site);
        await AnswersPolitelyAsync(site);
        Assert.Equal(HttpStatusCode.OK, await other.StatusOfAsync("/berita"));
    }

    [Fact]
    public async Task A_locked_database_is_that_tenants_503_alone_until_it_is_unlocked()
    {
        var (site, other) = (await portal.NewSiteAsync(), await portal.NewSiteAsync());
        await using (await site.LockAsync())
        {
            var locked = AnswersPolitelyAsync(site);
            Assert.Equal(HttpStatusCode.OK, await other.StatusOfAsync("/berita"));
            Assert.Equal(HttpStatusCode.OK, await other.StatusOfAsync("/"));
            await locked;
        }

        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/berita"));
    }

    [Fact]
    public async Task What_is_due_in_a_damaged_database_is_not_tried_every_second()
    {
        var site = await portal.NewSiteAsync();
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        await site.DamageDatabaseAsync();
        await portal.OnHostAsync(db => db.Tenants.Where(row => row.Id == site.Tenant.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(t => t.NextDueUtc, now.AddSeconds(-1)), Token));

        await portal.Services.GetRequiredService<DueWork>().RunAsync(Token);

        Assert.True((await portal.HostRowAsync(site)).NextDueUtc >= now.AddSeconds(59));
    }

    private static async Task AnswersPolitelyAsync(Agency site)
    {
        using var response = await site.GetAsync("/berita");
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Contains(site.Tenant.Title, text, StringComparison.Ordinal);
        Assert.Contains(Texts.Error_503_heading, text, StringComparison.Ordinal);
        Assert.DoesNotContain("SQL", text, StringComparison.OrdinalIgnoreCase);
    }
}
