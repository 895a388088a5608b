using System.Net;
using JatengPortal.Identity.Invitations;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Identity.Tests.Invitations;

/// <summary>Links end by themselves. A portal of its own: its clock is turned.</summary>
public sealed class ExpiryTests(ExpiryTests.AgeingPortal portal) : IClassFixture<ExpiryTests.AgeingPortal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AccountLinkKind.Invitation, 7 * 24)]
    [InlineData(AccountLinkKind.PasswordReset, 1)]
    public async Task A_link_works_until_its_time_is_over(AccountLinkKind kind, int hours)
    {
        var name = await portal.NewPersonAsync();
        var link = "";
        await portal.AsOperatorAsync(async services =>
            link = (await services.GetRequiredService<LinkLetters>().SendAsync(await portal.FindAsync(name), kind, null, Token))!);
        using var visitor = new Visitor(portal);

        portal.Clock.Turn(TimeSpan.FromHours(hours) - TimeSpan.FromMinutes(5));
        using var early = await visitor.GetAsync(new Uri(link).AbsolutePath);
        portal.Clock.Turn(TimeSpan.FromMinutes(6));
        using var late = await visitor.GetAsync(new Uri(link).AbsolutePath);

        Assert.Equal(HttpStatusCode.OK, early.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
    }

    [Fact]
    public async Task An_invitation_that_ends_soon_or_has_ended_waits_for_those_who_can_renew_it()
    {
        const string OfSite = "undangan ke situs ini";
        await portal.At("induk").RunAsync("""{ "name": "feature", "enable": ["JatengPortal.Tenants"] }""");
        var (site, role) = (portal.At("dinas-a").Tenant, await portal.NewRoleAsync("dinas-a"));
        await portal.AsOperatorAsync(register => register.InviteAsync("tamu.lama@contoh.example", "Tamu lama (contoh)", site, [role], Token));
        Assert.DoesNotContain(OfSite, await ReadAsManagerAsync("dinas-a", "/admin"), StringComparison.Ordinal);

        portal.Clock.Turn(TimeSpan.FromDays(6));
        Assert.Contains(OfSite, await ReadAsManagerAsync("dinas-a", "/admin"), StringComparison.Ordinal);
        portal.Clock.Turn(TimeSpan.FromDays(3));
        // Another one clears away what is long past.
        await portal.AsOperatorAsync(register => register.InviteAsync("tamu.baru@contoh.example", "Tamu baru (contoh)", null, [], Token));
        Assert.Contains(OfSite, await ReadAsManagerAsync("dinas-a", "/admin"), StringComparison.Ordinal);
        Assert.DoesNotContain(OfSite, await ReadAsManagerAsync("dinas-b", "/admin"), StringComparison.Ordinal);
        var invited = await ReadAsManagerAsync("dinas-a", "/admin/pengguna?keadaan=diundang");
        Assert.Contains("Tamu lama (contoh)", invited, StringComparison.Ordinal);
        Assert.Contains("Tidak ada pengguna yang cocok", await ReadAsManagerAsync("dinas-a", "/admin/pengguna?keadaan=diundang&q=warga"), StringComparison.Ordinal);
        var (administrator, _) = await portal.NewHostAdministratorAsync();
        using (administrator)
            Assert.Contains("undangan di seluruh portal", await administrator.ReadAsync("/admin"), StringComparison.Ordinal);

        await portal.AsOperatorAsync(async services => await services.GetRequiredService<LinkLetters>()
            .SendAsync(await portal.FindAsync("tamu.lama"), AccountLinkKind.Invitation, site, Token));
        Assert.DoesNotContain(OfSite, await ReadAsManagerAsync("dinas-a", "/admin"), StringComparison.Ordinal);
    }

    private async Task<string> ReadAsManagerAsync(string agency, string path)
    {
        var (manager, _, _) = await portal.NewStaffAsync(agency, "People.Manage");
        using (manager)
            return await manager.ReadAsync("/" + agency + path);
    }

    /// <summary>A portal of its own.</summary>
    public sealed class AgeingPortal : PortalFactory;
}
