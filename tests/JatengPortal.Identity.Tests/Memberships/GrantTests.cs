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

    private Task DefineAsync(string tenant, string role) => portal.At(tenant).RunAsync(
        $$"""{ "name": "Roles", "Roles": [ { "Name": "{{role}}", "Permissions": [] } ] }""");
}
