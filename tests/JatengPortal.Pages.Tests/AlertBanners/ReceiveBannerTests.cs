using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Theming;
using JatengPortal.Pages.AlertBanners;
using JatengPortal.Pages.AlertBanners.Editing;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Pages.Tests.AlertBanners;

public sealed class ReceiveBannerTests(PortalFactory portal)
{
    private DateTime Now => portal.Clock.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task A_banner_begins_and_ends_on_time_on_cached_pages_too()
    {
        var office = await portal.NewOfficeAsync("waktu-1", ("waktu-1-a", null));
        using var person = await office.HireAsync();
        await portal.IssueAsync(
            person, "waktu-1", "Nanti sore", (BannerForm.StartField, portal.InWib(TimeSpan.FromHours(2))), (BannerForm.EndField, portal.InWib(TimeSpan.FromHours(4))));
        Assert.Empty(await portal.BannersAsync("waktu-1-a"));
        Assert.Contains("Terjadwal", await person.ReadAsync(BannerOffice.Desk), StringComparison.Ordinal);

        portal.Clock.Turn(TimeSpan.FromMinutes(125));
        await portal.DoDueWorkAsync();
        Assert.Equal(["Nanti sore"], await portal.BannersAsync("waktu-1-a"));
        Assert.Equal(["Nanti sore"], await portal.BannersAsync("waktu-1"));

        portal.Clock.Turn(TimeSpan.FromMinutes(120));
        await portal.DoDueWorkAsync();
        Assert.Empty(await portal.BannersAsync("waktu-1-a"));
        Assert.Empty(await portal.BannersAsync("waktu-1"));
        Assert.Contains("Selesai", await person.ReadAsync(BannerOffice.Desk), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_was_closed_catches_up()
    {
        var office = await portal.NewOfficeAsync("waktu-2", ("waktu-2-a", null));
        using var person = await office.HireAsync();
        await portal.SuspendAsync("waktu-2-a");
        await portal.IssueAsync(person, "waktu-2", "Ditunggu");
        await portal.IssueAsync(person, "waktu-2", "Batal");
        await portal.StopAsync(person, "waktu-2", "Batal");

        await portal.ResumeAsync("waktu-2-a");
        await portal.DeliverAsync("waktu-2");

        Assert.Equal(["Ditunggu"], await portal.BannersAsync("waktu-2-a"));
    }

    [Fact]
    public async Task Only_a_site_above_is_listened_to()
    {
        await portal.NewOfficeAsync("waktu-3", ("waktu-3-a", null), ("waktu-3-b", null));
        await portal.SendAsync("waktu-3-b", "waktu-3-a", Message("Dari tetangga"));
        await portal.SendAsync("waktu-3-a", "waktu-3", Message("Dari bawah"));
        await portal.SendAsync("dinas-a", "waktu-3-a", Message("Dari orang asing"));
        Assert.Empty(await portal.BannersAsync("waktu-3-a"));
        Assert.Empty(await portal.BannersAsync("waktu-3"));

        await portal.SendAsync("induk", "waktu-3-a", Message("Dari puncak"));
        Assert.Equal(["Dari puncak"], await portal.BannersAsync("waktu-3-a"));
    }

    [Fact]
    public async Task An_older_message_never_undoes_a_newer_one()
    {
        await portal.NewOfficeAsync("waktu-4", ("waktu-4-a", null));
        var id = Guid.CreateVersion7();
        var second = Message("Kedua") with { BannerId = id, Revision = 2 };
        var first = Message("Pertama") with { BannerId = id, Revision = 1 };
        await portal.SendAsync("waktu-4", "waktu-4-a", second, first, second);
        Assert.Equal(["Kedua"], await portal.BannersAsync("waktu-4-a"));

        await portal.SendAsync("waktu-4", "waktu-4-a", second with { Revision = 3, IsWithdrawn = true }, second, first);
        Assert.Empty(await portal.BannersAsync("waktu-4-a"));
    }

    [Fact]
    public async Task What_keeps_no_rule_is_left_out_and_holds_up_nothing()
    {
        await portal.NewOfficeAsync("waktu-5", ("waktu-5-a", null));
        var sound = Message("Wajar");
        await portal.SendAsync(
            "waktu-5", "waktu-5-a",
            sound with { BannerId = Guid.CreateVersion7(), Wording = null! },
            Broken(wording => wording with { Level = (BannerLevel)7 }), Broken(wording => wording with { Text = null! }),
            Broken(wording => wording with { Text = new string('x', 301) }), Broken(wording => wording with { Text = "dua\nbaris" }),
            Broken(wording => wording with { Link = "javascript:alert(1)" }), Broken(wording => wording with { Link = "~/../induk" }),
            Broken(wording => wording with { EndUtc = wording.StartUtc }), Broken(wording => wording with { EndUtc = wording.StartUtc.AddYears(50) }),
            Broken(wording => wording with { StartUtc = wording.StartUtc.AddDays(-2), EndUtc = wording.StartUtc.AddDays(-1) }),
            sound);

        Assert.Equal(["Wajar"], await portal.BannersAsync("waktu-5-a"));
    }

    [Fact]
    public async Task Of_a_site_that_is_no_more_nothing_stays()
    {
        var office = await portal.NewOfficeAsync("waktu-6", ("waktu-6-a", null));
        using var person = await office.HireAsync();
        await portal.IssueAsync(person, "waktu-6", "Pesan terakhir");
        Assert.Equal(["Pesan terakhir"], await portal.BannersAsync("waktu-6-a"));

        await using (var scope = portal.At("waktu-6-a").OpenScope())
        {
            await scope.ServiceProvider.GetRequiredService<ForgetBanners>()
                .HandleAsync(new TenantRemoved(), portal.At("waktu-6").Tenant, TestContext.Current.CancellationToken);
        }

        Assert.Empty(await portal.BannersAsync("waktu-6-a"));
    }

    private BannerIssued Message(string text) =>
        new(Guid.CreateVersion7(), 1, IsWithdrawn: false, new BannerWording(BannerLevel.Caution, text, "", "", Now.AddMinutes(-1), Now.AddHours(1)));

    private BannerIssued Broken(Func<BannerWording, BannerWording> change)
    {
        var message = Message("Rusak");
        return message with { Wording = change(message.Wording) };
    }
}
