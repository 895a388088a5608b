using System.Net;
using JatengPortal.Kernel.Web.Counting;
using JatengPortal.Tenants.Data;
using JatengPortal.Tenants.Figures;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Tenants.Tests.Figures;

public sealed class FigureTests(AdministeredPortal portal)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_are_counted_for_their_site_those_from_the_cache_too()
    {
        var (site, quiet) = (await portal.NewSiteAsync(), await portal.NewSiteAsync());
        for (var i = 0; i < 5; i++)
            await site.ReadAsync("/");
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusOfAsync("/tidak-ada"));
        await FlushAsync();

        Assert.Equal([6, 6], await RequestsOfAsync(site));
        Assert.Empty(await RequestsOfAsync(quiet));
        await site.ReadAsync("/");
        await FlushAsync();
        Assert.Equal([7, 7], await RequestsOfAsync(site));
    }

    [Fact]
    public async Task They_show_at_the_portal_on_the_sites_page_and_on_its_own_dashboard()
    {
        var site = await portal.NewSiteAsync();
        await site.ReadAsync("/");
        await FlushAsync();
        using var host = await portal.NewHostAdministratorAsync();
        using var visitor = (await site.HireAsync("Site.Settings")).Browser;
        using var editor = (await site.HireAsync("Site.Features")).Browser;

        Assert.Contains("Situs menurut jumlah permintaan", WebUtility.HtmlDecode(await host.ReadAsync("/admin/portal/angka")), StringComparison.Ordinal);
        Assert.Contains("Permintaan, 24 jam terakhir", await host.ReadAsync($"/admin/portal/instansi/{site.Tenant.Name}"), StringComparison.Ordinal);
        Assert.Contains("Permintaan, 24 jam terakhir", await visitor.ReadAsync(site.Tenant.PathBase + "/admin"), StringComparison.Ordinal);
        Assert.DoesNotContain("Permintaan, 24 jam terakhir", await editor.ReadAsync(site.Tenant.PathBase + "/admin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_old_is_forgotten()
    {
        var site = await portal.NewSiteAsync();
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FiguresDbContext>();
        var (now, old) = (portal.Clock.GetUtcNow().UtcDateTime, portal.Clock.GetUtcNow().UtcDateTime.AddDays(-20));
        db.Figures.Add(new FigureRow { TenantId = site.Tenant.Id, Span = FigureSpan.Hour, StartUtc = FigureTime.HourOf(old) });
        db.Figures.Add(new FigureRow { TenantId = site.Tenant.Id, Span = FigureSpan.Day, StartUtc = FigureTime.DayOf(old) });
        await db.SaveChangesAsync(Token);

        await site.ReadAsync("/");
        using var trimming = ActivatorUtilities.CreateInstance<FigureWriter>(portal.Services);
        await trimming.FlushAsync(Token);
        await trimming.FlushAsync(Token);

        Assert.Equal([FigureSpan.Day], await db.Figures.Where(row => row.TenantId == site.Tenant.Id && row.StartUtc < now.AddDays(-1)).Select(row => row.Span).ToListAsync(Token));
    }

    [Theory]
    [InlineData(10, 0)]
    [InlineData(64, 1)]
    [InlineData(95, 1)]
    [InlineData(96, 2)]
    [InlineData(1_000_000_000, LatencyHistogram.Classes - 1)]
    public void Latencies_fall_into_classes_of_half_an_octave(long microseconds, int index) => Assert.Equal(index, LatencyHistogram.ClassOf(microseconds));

    [Fact]
    public void A_quantile_is_right_within_a_fifth()
    {
        var counts = new long[LatencyHistogram.Classes];
        for (var milliseconds = 1; milliseconds <= 1000; milliseconds++)
            counts[LatencyHistogram.ClassOf(milliseconds * 1000)]++;

        Assert.InRange(LatencyHistogram.Quantile(counts, 0.5)!.Value, 400, 600);
        Assert.InRange(LatencyHistogram.Quantile(counts, 0.95)!.Value, 760, 1140);
        Assert.Null(LatencyHistogram.Quantile(new long[LatencyHistogram.Classes], 0.5));
        var read = new long[LatencyHistogram.Classes];
        LatencyHistogram.Add(LatencyHistogram.Write(counts), read);
        Assert.Equal(counts, read);
    }

    private async Task FlushAsync()
    {
        var writer = portal.Services.GetRequiredService<FigureWriter>();
        await writer.FlushAsync(Token);
        await writer.FlushAsync(Token);
    }

    private async Task<List<long>> RequestsOfAsync(Agency site)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FiguresDbContext>().Figures.Where(row => row.TenantId == site.Tenant.Id)
            .OrderBy(row => row.Span).Select(row => row.Requests).ToListAsync(Token);
    }
}
