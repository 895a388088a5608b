using System.Net;
using System.Text.Json;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Recipes.Export;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Modules.Plugins;

/// <summary>What somebody else's plug-in, published apart from the solution, does in the portal.</summary>
public sealed class PluginTests(PluggedPortal portal)
{
    private const string On = """{ "name": "feature", "enable": ["Contoh.Perpustakaan"] }""";
    private const string Books = """{ "name": "Perpustakaan", "Books": [ { "Slug": "babad", "Title": "Babad Tanah Jawi", "Author": "Tanpa nama" } ] }""";

    [Fact]
    public async Task Its_addresses_are_there_only_where_its_feature_is_on()
    {
        var site = await portal.NewAgencyAsync("pustaka-saklar");
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusOfAsync("/perpustakaan"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusOfAsync("/perpustakaan", HttpMethod.Post));
        await site.RunAsync(On);
        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/perpustakaan"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/api/v1/perpustakaan"));
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-b").StatusOfAsync("/perpustakaan"));
        await site.RunAsync("""{ "name": "feature", "disable": ["Contoh.Perpustakaan"] }""");
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusOfAsync("/perpustakaan"));
    }

    [Fact]
    public async Task Its_recipe_step_writes_into_its_own_tables_in_one_tenant_only()
    {
        var (site, other) = (await portal.NewAgencyAsync("pustaka-isi"), await portal.NewAgencyAsync("pustaka-kosong"));
        await other.RunAsync(On);
        var dry = await site.RunAsync($"{On}, {Books}", dryRun: true);
        Assert.True(dry.HasChanges);
        await site.RunAsync($"{On}, {Books}");
        Assert.False((await site.RunAsync($"{On}, {Books}")).HasChanges);

        Assert.Contains("Babad Tanah Jawi", await site.ReadAsync("/perpustakaan/babad"), StringComparison.Ordinal);
        Assert.Contains("Babad Tanah Jawi", await site.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Contains("\"slug\":\"babad\"", await site.ReadAsync("/api/v1/perpustakaan"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await other.StatusOfAsync("/perpustakaan/babad"));
        Assert.Contains("Belum ada buku", await other.ReadAsync("/perpustakaan"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_recipe_step_is_refused_where_its_feature_is_off_and_where_its_check_refuses()
    {
        var site = await portal.NewAgencyAsync("pustaka-tolak");
        var off = await Assert.ThrowsAsync<RecipeException>(() => site.RunAsync(Books));
        Assert.Contains("Contoh.Perpustakaan, which is off", Assert.Single(off.Errors).Message, StringComparison.Ordinal);
        var bad = await Assert.ThrowsAsync<RecipeException>(() => site.RunAsync($$"""{{On}}, { "name": "Perpustakaan", "Books": [ { "Slug": "x", "Title": "" } ] }"""));
        Assert.EndsWith("Books[0].Title", Assert.Single(bad.Errors).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_keeps_is_exported_with_the_tenant_and_made_again_in_another()
    {
        var (site, other) = (await portal.NewAgencyAsync("pustaka-ekspor"), await portal.NewAgencyAsync("pustaka-impor"));
        await site.RunAsync($"{On}, {Books}");
        using var folder = new TemporaryFolder();
        var exported = await portal.Services.GetRequiredService<TenantExport>().ExportAsync(
            site.Tenant, folder.PathOf("ekspor"), siteName: null, progress: null, TestContext.Current.CancellationToken);
        await portal.Services.GetRequiredService<TenantRecipes>().RunAsync(
            Recipe.Load(exported.Recipe), other.Tenant, dryRun: false, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(exported.LeftOut, item => item.Contains("Perpustakaan", StringComparison.Ordinal));
        Assert.Contains("Babad Tanah Jawi", await other.ReadAsync("/perpustakaan/babad"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_permissions_can_be_given_to_a_role()
    {
        var site = await portal.NewAgencyAsync("pustaka-izin");
        await site.RunAsync("""{ "name": "Roles", "Roles": [ { "Name": "Pustakawan", "Permissions": ["Perpustakaan.Kelola"] } ] }""");
        Assert.Same(portal.Services.GetRequiredService<ModuleCatalog>().Find("Contoh.Perpustakaan"),
            portal.Services.GetRequiredService<ModuleCatalog>().FindPermission("perpustakaan.kelola")!.Feature);
    }

    [Fact]
    public async Task Its_pages_speak_both_languages_and_look_like_the_tenants_theme()
    {
        var site = await portal.NewAgencyAsync("pustaka-tema");
        await site.RunAsync(On);
        Assert.Contains("Perpustakaan", await site.ReadAsync("/perpustakaan"), StringComparison.Ordinal);
        Assert.Contains("There are no books yet.", await site.ReadAsync("/en/perpustakaan"), StringComparison.Ordinal);
        Assert.DoesNotContain("data-tema", await site.ReadAsync("/perpustakaan"), StringComparison.Ordinal);

        await site.RunAsync($$"""{ "name": "themes", "site": "{{PluggedPortal.Theme}}" }""");
        Assert.Contains("data-tema=\"uji\"", await site.ReadAsync("/perpustakaan"), StringComparison.Ordinal);
        Assert.Contains("data-tema=\"uji\"", await site.ReadAsync("/berita"), StringComparison.Ordinal);
        Assert.DoesNotContain("data-tema", await portal.At("dinas-a").ReadAsync("/berita"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kernel_and_database_come_from_the_host_although_it_ships_copies()
    {
        var site = await portal.NewAgencyAsync("pustaka-asal");
        await site.RunAsync(On);
        foreach (var copy in new[] { "JatengPortal.Kernel.dll", "Microsoft.EntityFrameworkCore.dll", "Npgsql.EntityFrameworkCore.PostgreSQL.dll" })
            Assert.True(File.Exists(Path.Combine(portal.PluginsFolder, PublishedPlugin.Name, copy)), copy);
        var origin = JsonDocument.Parse(await site.ReadAsync("/api/v1/perpustakaan/asal")).RootElement;
        Assert.Equal(PublishedPlugin.Name, origin.GetProperty("plugin").GetString());
        Assert.All(["kernel", "entityFramework", "postgres"], name => Assert.Equal("Default", origin.GetProperty(name).GetString()));
    }

    [Fact]
    public void It_has_migrations_for_both_databases_and_they_fit_its_model()
    {
        var type = Assert.Single(portal.Services.GetServices<ModuleContextType>(), type => type.Context.Name == "PerpustakaanDbContext");
        foreach (var derived in new[] { type.Sqlite, type.Postgres })
        {
            var factory = typeof(IDbContextFactory<>).MakeGenericType(derived);
            using var context = (DbContext)factory.GetMethod("CreateDbContext")!.Invoke(portal.Services.GetRequiredService(factory), null)!;
            Assert.NotEmpty(context.Database.GetMigrations());
            Assert.False(context.Database.HasPendingModelChanges(), derived.Name);
        }
    }

    [Fact]
    public async Task No_tenant_can_take_one_of_its_addresses()
    {
        var refused = await Assert.ThrowsAsync<JatengPortal.Kernel.Rules.RuleViolationException>(() => portal.NewAgencyAsync("perpustakaan"));
        Assert.Equal("tenant.reserved-prefix", refused.Code);
    }

    [Fact]
    public async Task A_tenant_that_is_there_already_keeps_its_address_and_the_plugin_is_refused()
    {
        await using var running = new LatecomerPortal();
        await running.NewAgencyAsync("zaman-z");
        var late = Assert.Single(running.Restarted(), plugin => plugin.Name == "Zaman.Z");
        Assert.Equal("its address /zaman-z is the address of the tenant zaman-z.", late.Refusal, ignoreCase: false);
    }
}
