using JatengPortal.Identity.Accounts;
using JatengPortal.Kernel.Rules;
using JatengPortal.Testing;

namespace JatengPortal.Identity.Tests.Memberships;

public sealed class GrantTests(PortalFactory portal)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_role_is_held_in_one_tenant_and_not_in_another()
    {
        var (visitor, name) = await portal.NewSignedInAsync();
        using (visitor)
        {
            await DefineAsync("dinas-a", "Penulis uji");
            await portal.AsOperatorAsync(register => register.GrantAsync(name, portal.At("dinas-a").Tenant, "Penulis uji", Token));

            var account = await visitor.ReadAsync("/akun");
            Assert.Contains("Penulis uji", account, StringComparison.Ordinal);
            Assert.Contains(portal.At("dinas-a").Tenant.Title, account, StringComparison.Ordinal);
            Assert.DoesNotContain(portal.At("dinas-b").Tenant.Title + "</a>", account, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_role_that_the_tenant_lacks_is_refused()
    {
        var name = await portal.NewPersonAsync();
        var refused = await Assert.ThrowsAsync<RuleViolationException>(() => portal.AsOperatorAsync(
            register => register.GrantAsync(name, portal.At("dinas-b").Tenant, "Tidak ada", Token)));
        Assert.Equal("role.unknown", refused.Code);
    }

    [Fact]
    public async Task A_role_that_wants_two_steps_lets_nobody_by_with_one()
    {
        var (visitor, name) = await portal.NewSignedInAsync();
        using (visitor)
        {
            await portal.At("dinas-b").RunAsync(
                """{ "name": "Roles", "Roles": [ { "Name": "Dua langkah", "RequiresSecondFactor": true, "Permissions": [] } ] }""");
            await portal.AsOperatorAsync(register => register.GrantAsync(name, portal.At("dinas-b").Tenant, "Dua langkah", Token));

            using var there = await visitor.GetAsync("/dinas-b/akun");
            Assert.Equal("/dinas-b" + SetUpSecondFactor.Path, there.Headers.Location?.OriginalString);
            Assert.Contains("Warga", await visitor.ReadAsync("/dinas-a/akun"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_was_given_and_lost_which_role_stands_in_the_trail_of_the_agency_too()
    {
        var name = await portal.NewPersonAsync();
        await DefineAsync("dinas-a", "Peran tercatat");
        var tenant = portal.At("dinas-a").Tenant;
        await portal.AsOperatorAsync(register => register.GrantAsync(name, tenant, "Peran tercatat", Token));
        await portal.AsOperatorAsync(register => register.RevokeAsync(name, tenant, "Peran tercatat", Token));

        using var reader = (await portal.At("dinas-a").HireAsync("Audit.View")).Browser;
        var trail = await reader.ReadAsync("/dinas-a/admin/jejak-audit?objek=" + name);

        Assert.Contains("Peran diberikan", trail, StringComparison.Ordinal);
        Assert.Contains("Peran dicabut", trail, StringComparison.Ordinal);
        using var elsewhere = (await portal.At("dinas-b").HireAsync("Audit.View")).Browser;
        Assert.DoesNotContain("Peran diberikan</a>", await elsewhere.ReadAsync("/dinas-b/admin/jejak-audit?objek=" + name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_refused_is_noted_nowhere()
    {
        var name = await portal.NewPersonAsync();
        await Assert.ThrowsAsync<RuleViolationException>(() => portal.AsOperatorAsync(
            register => register.GrantAsync(name, portal.At("dinas-a").Tenant, "Tidak ada", Token)));
        using var reader = (await portal.At("dinas-a").HireAsync("Audit.View")).Browser;
        Assert.DoesNotContain("Peran diberikan</a>", await reader.ReadAsync("/dinas-a/admin/jejak-audit?objek=" + name), StringComparison.Ordinal);
    }

    private Task DefineAsync(string tenant, string role) => portal.At(tenant).RunAsync(
        $$"""{ "name": "Roles", "Roles": [ { "Name": "{{role}}", "Permissions": [] } ] }""");
}
