using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Identity.Tests.Accounts;

/// <summary>Work that outlives the request that began it.</summary>
public sealed class LongRunTests(PortalFactory portal)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_in_many_tenants_ends_where_whoever_began_it_administers_the_portal_no_more()
    {
        var (administrator, name) = await portal.NewHostAdministratorAsync();
        administrator.Dispose();
        var account = await portal.FindAsync(name);
        portal.Services.GetRequiredService<Actor>().Set(new ActingAccount(
            new Account { Id = account.Id, UserName = name, DisplayName = name, IsHostAdministrator = true }, "127.0.0.1"));
        var runs = portal.Services.GetRequiredService<ManyTenantRun>();
        var recipe = portal.Services.GetRequiredService<TenantRecipes>().Require("sample-empty");
        var number = await runs.OpenAsync("sample-empty", recipe, [portal.At("dinas-a").Tenant, portal.At("dinas-b").Tenant], Token);

        await using var results = runs.GoOnAsync(number, recipe, goOn: true, Token).GetAsyncEnumerator(Token);
        Assert.True(await results.MoveNextAsync());
        await portal.AsOperatorAsync(register => register.CloseAsync(name, Token));
        var refused = await Assert.ThrowsAsync<RuleViolationException>(async () => await results.MoveNextAsync());

        Assert.Equal("permission.missing", refused.Code);
        Assert.Equal(1, (await runs.RequireAsync(number, Token)).Waiting);
    }
}
