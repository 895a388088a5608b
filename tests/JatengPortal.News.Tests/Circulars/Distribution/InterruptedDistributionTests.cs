using System.Net;
using JatengPortal.Kernel.Data;
using JatengPortal.News.Data;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News.Tests.Circulars.Distribution;

public sealed class InterruptedDistributionTests(PortalFactory portal)
{
    private const string Off = """{ "name": "feature", "disable": [ "JatengPortal.Circulars" ] }""";
    private const string On = """{ "name": "feature", "enable": [ "JatengPortal.Circulars" ] }""";

    [Fact]
    public async Task A_restored_sender_goes_on_where_receivers_take_its_news_for_new()
    {
        var office = await portal.NewSendingOfficeAsync("edar-13", ("edar-13-a", null));
        await office.PublishAsync(new SampleCircular("netral") { Title = "Netralitas" });
        using var sender = await office.HireSenderAsync();
        var id = await portal.SendAsync(sender, "edar-13", "netral");
        await office.PublishAsync(new SampleCircular("netral") { Title = "Netralitas kedua" });
        await portal.DeliverAsync("edar-13");
        await using (var scope = office.OpenScope())
        {
            // As a backup of before the second wording has it.
            var db = scope.ServiceProvider.GetRequiredService<NewsDbContext>();
            await using var transaction = await scope.ServiceProvider.GetRequiredService<TenantDatabase>().BeginAsync(TestContext.Current.CancellationToken);
            (await db.CircularDistributions.SingleAsync(one => one.CircularId == id, TestContext.Current.CancellationToken)).Revision = 1;
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }

        portal.Clock.Turn(TimeSpan.FromMinutes(1));
        await office.PublishAsync(new SampleCircular("netral") { Title = "Netralitas ketiga" });
        await portal.DeliverAsync("edar-13");

        Assert.Contains("Netralitas ketiga", await portal.At("edar-13-a").ReadAsync("/surat-edaran/dari/edar-13/netral"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_circulars_are_switched_off_meanwhile_they_are_there_once_they_are_switched_on_again()
    {
        var office = await portal.NewSendingOfficeAsync("putus-1", ("putus-1-a", null), ("putus-1-b", null));
        await office.PublishAsync(new SampleCircular("netral") { Title = "Netralitas" });
        using var sender = await office.HireSenderAsync();
        await portal.At("putus-1-a").RunAsync(Off, recipe: "mati");
        var id = await portal.SendAsync(sender, "putus-1", "netral");
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("putus-1-a").StatusOfAsync("/surat-edaran/dari/putus-1/netral"));

        await portal.At("putus-1-a").RunAsync(On, recipe: "hidup");
        portal.Clock.Turn(TimeSpan.FromHours(2));
        await portal.DoDueWorkAsync();
        await office.PublishAsync(new SampleCircular("netral") { Title = "Netralitas aparatur" });
        await portal.DeliverAsync("putus-1");

        foreach (var site in new[] { "putus-1-a", "putus-1-b" })
        {
            Assert.Contains("Netralitas aparatur", await portal.At(site).ReadAsync("/surat-edaran/dari/putus-1/netral"), StringComparison.Ordinal);
            await using var scope = portal.At(site).OpenScope();
            Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<NewsDbContext>().ReceivedCirculars.CountAsync(TestContext.Current.CancellationToken));
            await portal.DeliverAsync(site);
        }

        Assert.DoesNotContain("Terkirim", (await sender.BoardAsync(id)).Values);
    }

    [Fact]
    public async Task A_circular_that_was_taken_back_before_it_came_is_never_shown_and_not_acknowledged()
    {
        var office = await portal.NewSendingOfficeAsync("putus-2", ("putus-2-a", null));
        await office.PublishAsync(new SampleCircular("netral") { Title = "Netralitas" });
        using var sender = await office.HireAsync("Circulars.Distribute", "Circulars.Edit", "Circulars.Publish");
        using var reader = await portal.At("putus-2-a").HireReaderAsync();
        await portal.SuspendAsync("putus-2-a");
        var id = await portal.SendAsync(sender, "putus-2", "netral");
        var circular = $"/admin/surat-edaran/{id}";
        var basis = (await sender.PageAsync(circular + "/tarik")).QuerySelector("[name=dasar]")!.GetAttribute("value")!;
        using var withdrawn = await sender.SubmitAsync(
            circular + "/tarik", circular + "/tarik", ("dasar", basis), ("cara", "keliru"), ("alasan", "Salah kirim."), ("kapan", "sekarang"));
        Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
        await portal.ResumeAsync("putus-2-a");
        await portal.DeliverAsync("putus-2");

        Assert.NotEqual(HttpStatusCode.OK, await portal.At("putus-2-a").StatusOfAsync("/surat-edaran/dari/putus-2/netral"));
        Assert.DoesNotContain("Netralitas", await portal.At("putus-2-a").ReadAsync("/surat-edaran"), StringComparison.Ordinal);
        await using var scope = portal.At("putus-2-a").OpenScope();
        foreach (var received in await scope.ServiceProvider.GetRequiredService<NewsDbContext>().ReceivedCirculars.ToListAsync(TestContext.Current.CancellationToken))
        {
            using var refused = await reader.SubmitAsync("/akun/sandi", $"{SendingOffice.Received}/{received.Id}/konfirmasi");
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
    }
}
