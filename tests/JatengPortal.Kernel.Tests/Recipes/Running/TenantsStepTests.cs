using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Recipes.Running;

public sealed class TenantsStepTests(PortalFactory portal)
{
    [Fact]
    public async Task Tenants_are_made_once_and_a_second_run_leaves_them_as_they_are()
    {
        const string Two = """
            { "Name": "kab-uji", "Title": "Kabupaten Uji", "Parent": "induk", "RegionCode": "33.99", "Recipe": "sample-agency", "Parameters": { "Capital": "Uji" } },
            { "Name": "kec-uji", "Title": "Kecamatan Uji", "Parent": "kab-uji", "Prefix": "kec", "HostNames": ["kec-uji.example"] }
            """;

        var dry = await RunAsync(Two, dryRun: true);
        Assert.Null(Find("kab-uji"));
        var first = await RunAsync(Two);
        var second = await RunAsync(Two);

        Assert.Equal(dry.Steps[0].Changes, first.Steps[0].Changes);
        Assert.Equal(2, first.Steps[0].ChangedCount);
        Assert.False(second.HasChanges);
        Assert.Equal((TenantState.Running, "33.99", true), (Find("kab-uji")!.State, Find("kab-uji")!.RegionCode, Find("kab-uji")!.Features.Contains(News)));
        Assert.Equal(Find("kab-uji")!.Id, Find("kec-uji")!.ParentId);
        Assert.Equal(("kec", "kec-uji.example"), (Find("kec-uji")!.Prefix, Find("kec-uji")!.HostNames[0]));
        Assert.Contains("Kecamatan Uji", await portal.At("kec-uji").ReadAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "Name": "Kab Uji", "Title": "x" }""", "tenant.invalid-name")]
    [InlineData("""{ "Name": "../uji", "Title": "x" }""", "tenant.invalid-name")]
    [InlineData("""{ "Name": "uji-a\n", "Title": "x" }""", "tenant.invalid-name")]
    [InlineData("""{ "Name": "uji-a", "Title": "x", "HostNames": ["uji.example\n"] }""", "tenant.invalid-host")]
    [InlineData("""{ "Name": "uji-a", "Title": "x", "Prefix": "berita" }""", "tenant.reserved-prefix")]
    [InlineData("""{ "Name": "uji-a", "Title": "x", "Prefix": "en" }""", "tenant.reserved-prefix")]
    [InlineData("""{ "Name": "health", "Title": "x" }""", "tenant.reserved-prefix")]
    [InlineData("""{ "Name": "uji-a", "Title": " " }""", "tenant.invalid-title")]
    [InlineData("""{ "Name": "uji-a", "Title": "x", "HostNames": ["https://uji.example"] }""", "tenant.invalid-host")]
    [InlineData("""{ "Name": "uji-a", "Title": "x", "Parent": "tidak-ada" }""", "no tenant tidak-ada")]
    [InlineData("""{ "Name": "uji-a", "Title": "x", "Recipe": "tidak-ada" }""", "tidak-ada")]
    [InlineData("""{ "Name": "uji-a", "Title": "x", "Recipe": "sample" }""", "runs on the host, not in a tenant")]
    [InlineData("""{ "Name": "uji-a", "Title": "x" }, { "Name": "uji-a", "Title": "y" }""", "named twice")]
    [InlineData("""{ "Name": "uji-a", "Title": "x" }, { "Name": "uji-b", "Title": "y", "Prefix": "uji-a" }""", "has the address")]
    [InlineData("""{ "Name": "uji-a", "Title": "x", "Prefix": "dinas-b" }""", "dinas-b has the address")]
    [InlineData("""{ "Name": "uji-a", "Title": "x", "Prefix": "" }""", "induk has the address")]
    [InlineData("""{ "Name": "uji-a", "Title": "x", "Prefix": "", "HostNames": ["www.dinas-c.example"] }""", "dinas-c has the address")]
    [InlineData("""{ "Name": "dinas-a", "Title": "x", "Prefix": "uji-a" }""", "tenant.name-taken")]
    public async Task A_tenant_that_cannot_be_is_refused_before_any_is_made(string tenants, string says)
    {
        var refused = await Assert.ThrowsAsync<RecipeException>(() => RunAsync($$"""{ "Name": "uji-pertama", "Title": "Pertama" }, {{tenants}}"""));

        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.All(refused.Errors, error => Assert.True(
            error.Path.StartsWith("$.steps[0].Tenants[", StringComparison.Ordinal) || error.Tenant == "uji-a", error.ToString()));
        Assert.Null(Find("uji-pertama"));
        Assert.Null(Find("uji-a"));
        Assert.False(Directory.Exists(Path.Combine(portal.DataPath, "tenants", "uji-pertama")));
    }

    [Theory]
    [InlineData("""{ "Name": "dinas-a", "Title": "Dinas A (contoh)", "Prefix": "lain" }""", "tenant.name-taken")]
    [InlineData("""{ "Name": "perebut", "Title": "Perebut", "Prefix": "dinas-a" }""", "tenant.address-taken")]
    [InlineData("""{ "Name": "perebut", "Title": "Perebut", "Prefix": "", "HostNames": ["dinas-c.example"] }""", "tenant.address-taken")]
    [InlineData("""{ "Name": "perebut", "Title": "Perebut", "Prefix": "" }""", "tenant.address-taken")]
    public async Task A_name_or_an_address_that_another_tenant_has_is_refused(string tenant, string code)
    {
        var refused = await Assert.ThrowsAsync<RecipeException>(() => RunAsync(tenant));

        Assert.Contains(code, Assert.Single(refused.Errors).Message, StringComparison.Ordinal);
        Assert.Null(Find("perebut"));
        Assert.Equal("dinas-a", Find("dinas-a")!.Prefix);
    }

    [Fact]
    public async Task Steps_of_a_tenant_are_refused_on_the_host_and_those_of_the_host_in_a_tenant()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("salah-tempat.recipe.json");
        await File.WriteAllTextAsync(
            file, """{ "name": "salah-tempat", "steps": [ { "name": "settings", "SiteName": "x" } ] }""", TestContext.Current.CancellationToken);

        var onHost = await Assert.ThrowsAsync<RecipeException>(() => portal.RunOnHostAsync(Recipe.Load(file)));
        var inTenant = await Assert.ThrowsAsync<RecipeException>(() => portal.At("dinas-a").RunAsync(
            """{ "name": "Tenants", "Tenants": [ { "Name": "anak-resep", "Title": "x" } ] }"""));

        Assert.Equal("$.steps[0]", Assert.Single(onHost.Errors).Path[..10]);
        Assert.Equal("$.steps[0]", Assert.Single(inTenant.Errors).Path[..10]);
        Assert.Null(Find("anak-resep"));
    }

    private Feature News => portal.Services.GetRequiredService<ModuleCatalog>().Find("JatengPortal.News")!;

    private Tenant? Find(string name) => portal.Services.GetRequiredService<TenantRegistry>().Find(name);

    private async Task<RecipeOutcome> RunAsync(string tenants, bool dryRun = false)
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("uji-tenant.recipe.json");
        await File.WriteAllTextAsync(
            file, $$"""{ "name": "uji-tenant", "steps": [ { "name": "Tenants", "Tenants": [ {{tenants}} ] } ] }""", TestContext.Current.CancellationToken);
        return await portal.RunOnHostAsync(Recipe.Load(file), new HostRunOptions { IsDryRun = dryRun });
    }
}
