using System.Net;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Tests.Probing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Tenants;

/// <summary>An address belongs to one tenant; who comes second is refused, and leaves nothing behind.</summary>
public sealed class ClaimAddressTests(ProbedPortal portal)
{
    private TenantRecipes Recipes => portal.Services.GetRequiredService<TenantRecipes>();
    private TenantRegistry Registry => portal.Services.GetRequiredService<TenantRegistry>();

    [Fact]
    public async Task A_prefix_that_another_tenant_has_is_refused()
    {
        var name = Sites.NewName();
        Assert.Equal("tenant.address-taken", await CodeAsync(new TenantDefinition { Name = name, Prefix = "dinas-a", Title = "Judul" }));
        await AssertNothingAsync(name);
    }

    [Fact]
    public async Task A_host_name_that_another_tenant_has_is_refused()
    {
        var name = Sites.NewName();
        Assert.Equal("tenant.address-taken", await CodeAsync(
            new TenantDefinition { Name = name, Prefix = "", Title = "Judul", HostNames = [$"{name}.example", "www.dinas-c.example"] }));
        await AssertNothingAsync(name);
        Assert.Null(Registry.Resolve($"{name}.example", "/"));
    }

    [Fact]
    public async Task Two_tenants_share_a_host_name_under_different_prefixes()
    {
        var (one, two) = (Sites.NewName(), Sites.NewName());
        Assert.Null(await CodeAsync(new TenantDefinition { Name = one, Title = "Satu", HostNames = ["berdua.example"] }));
        Assert.Null(await CodeAsync(new TenantDefinition { Name = two, Title = "Dua", HostNames = ["berdua.example"] }));
        Assert.Equal(HttpStatusCode.OK, await portal.At(one).StatusOfAsync("/"));
        Assert.Equal(one, Registry.Resolve("berdua.example", $"/{one}/x")?.Name);
        Assert.Equal(two, Registry.Resolve("berdua.example", $"/{two}")?.Name);
        Assert.Null(Registry.Resolve("berdua.example", "/"));
    }

    [Fact]
    public async Task A_name_that_is_taken_at_another_address_is_refused() =>
        Assert.Equal("tenant.name-taken", await CodeAsync(new TenantDefinition { Name = "dinas-a", Prefix = "lain", Title = "Judul" }));

    [Fact]
    public async Task An_unknown_parent_is_refused()
    {
        var name = Sites.NewName();
        Assert.Equal("tenant.unknown-parent", await CodeAsync(new TenantDefinition { Name = name, Title = "Judul", Parent = "tidak-ada" }));
        await AssertNothingAsync(name);
    }

    [Fact]
    public async Task Of_many_that_claim_a_host_name_at_once_one_gets_it()
    {
        var host = $"{Sites.NewName()}.example";
        var names = Enumerable.Range(0, 6).Select(_ => Sites.NewName()).ToArray();
        var codes = await Task.WhenAll(names.Select(name => Task.Run(
            () => CodeAsync(new TenantDefinition { Name = name, Prefix = "", Title = name, HostNames = [host] }))));

        Assert.Equal(5, codes.Count(code => code == "tenant.address-taken"));
        var winner = names[Array.IndexOf(codes, null)];
        Assert.Equal(winner, Registry.Resolve(host, "/")?.Name);
        foreach (var name in names.Where(name => name != winner))
            await AssertNothingAsync(name);
    }

    [Fact]
    public async Task A_tenant_that_is_made_many_times_at_once_is_made_once()
    {
        var definition = new TenantDefinition { Name = Sites.NewName(), Title = "Serentak", Recipe = "sample-agency" };
        var codes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => CodeAsync(definition))));
        Assert.Contains(codes, code => code is null);
        Assert.Equal(HttpStatusCode.OK, await portal.At(definition.Name).StatusOfAsync("/berita"));
        Assert.Equal(1, Registry.Names.Count(name => name == definition.Name));
    }

    private async Task<string?> CodeAsync(TenantDefinition definition)
    {
        try
        {
            await Recipes.CreateTenantAsync(definition, TestContext.Current.CancellationToken);
            return null;
        }
        catch (RuleViolationException refused)
        {
            return refused.Code;
        }
    }

    private async Task AssertNothingAsync(string name)
    {
        await Registry.RefreshAsync(TestContext.Current.CancellationToken);
        Assert.Null(Registry.Find(name));
        Assert.False(Directory.Exists(Path.Combine(portal.DataPath, "tenants", name)));
    }
}
