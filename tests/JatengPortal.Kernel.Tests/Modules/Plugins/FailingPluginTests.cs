using System.Net;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Modules.Plugins;

/// <summary>A plug-in that throws wherever it is asked while the portal serves. That its background work failed to start, or never started, the portal has survived already.</summary>
public sealed class FailingPluginTests(PluggedPortal portal)
{
    private const string On = """{ "name": "feature", "enable": ["Uji.Pelempar"] }""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_that_throws_is_its_own_error_and_no_other_pages()
    {
        var site = await portal.NewAgencyAsync("pelempar-halaman");
        await site.RunAsync(On);
        Assert.Equal(HttpStatusCode.InternalServerError, await site.StatusOfAsync("/pelempar"));
        Assert.Equal(HttpStatusCode.InternalServerError, await site.StatusOfAsync("/pelempar/komponen"));
        Assert.Equal("tenang", await site.ReadAsync("/pelempar/tenang"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/berita"));
    }

    [Fact]
    public async Task A_menu_entry_and_parts_of_the_home_page_that_throw_are_left_out()
    {
        var site = await portal.NewAgencyAsync("pelempar-beranda");
        await site.RunAsync(On);
        var home = await site.ReadAsync("/");
        Assert.Contains("bagian yang tenang", home, StringComparison.Ordinal);
        Assert.DoesNotContain("meledak", home, StringComparison.Ordinal);
        Assert.DoesNotContain("blazor-error-boundary", home, StringComparison.Ordinal);
        Assert.Contains("/berita", home, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("false", "langkah meledak")]
    [InlineData("true", "pemeriksaan meledak")]
    public async Task A_recipe_step_that_throws_refuses_its_recipe_and_leaves_nothing(string early, string says)
    {
        var site = await portal.NewAgencyAsync($"pelempar-langkah-{early}");
        await site.RunAsync(On);
        var refused = await Assert.ThrowsAsync<RecipeException>(() => site.RunAsync(
            $$"""{ "name": "settings", "SiteName": "Tidak jadi" }, { "name": "lempar", "Awal": {{early}} }"""));
        var error = Assert.Single(refused.Errors);
        Assert.Contains("the plug-in's step failed: InvalidOperationException: " + says, error.Message, StringComparison.Ordinal);
        Assert.Equal(1, error.Step);
        Assert.DoesNotContain("Tidak jadi", await site.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_address_and_a_sitemap_are_answered_without_it()
    {
        var site = await portal.NewAgencyAsync("pelempar-alamat");
        await site.RunAsync(On);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusOfAsync("/2024/01/tidak-ada"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/?p=7"));
        Assert.Contains("/sitemap/", await site.ReadAsync("/sitemap.xml"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusOfAsync("/sitemap/lempar-1.xml"));
    }

    [Fact]
    public async Task An_item_that_throws_refuses_its_recipe_and_names_itself()
    {
        var site = await portal.NewAgencyAsync("pelempar-isi");
        await site.RunAsync(On);
        var refused = await Assert.ThrowsAsync<RecipeException>(() => site.RunAsync("""{ "name": "content", "data": [ { "ContentType": "Lempar" } ] }"""));
        Assert.Contains("the plug-in's content type failed: InvalidOperationException: isi meledak", refused.Message, StringComparison.Ordinal);
        Assert.Equal("$.steps[0].data[0]", Assert.Single(refused.Errors).Path);
    }

    [Fact]
    public async Task A_message_that_it_throws_at_reaches_the_others_after_a_while()
    {
        var parent = await portal.NewAgencyAsync("pelempar-induk");
        await parent.RunAsync(On);
        var child = await portal.NewAgencyAsync("pelempar-anak", parent: "pelempar-induk");
        await child.RunAsync("""
            { "name": "content", "data": [ { "ContentItemId": "x", "ContentType": "Article", "DisplayText": "Kabar yang sampai",
              "MarkdownBodyPart": { "Markdown": "Isi." }, "PublishedUtc": "2024-11-01T03:00:00Z" } ] }
            """);
        await portal.DeliverAsync("pelempar-anak");
        Assert.DoesNotContain("Kabar yang sampai", await parent.ReadAsync("/berita/instansi"), StringComparison.Ordinal);

        // As many attempts later as take some ten minutes.
        var id = child.Tenant.Id;
        await portal.OnHostAsync(db => db.WaitingDeliveries.Where(w => w.SenderId == id).ExecuteUpdateAsync(w => w.SetProperty(x => x.Attempts, 9), Token));
        await portal.OnHostAsync(db => db.Tenants.Where(t => t.Id == id).ExecuteUpdateAsync(t => t.SetProperty(x => x.Marked, true), Token));
        await portal.DeliverAsync("pelempar-anak");

        Assert.Contains("Kabar yang sampai", await parent.ReadAsync("/berita/instansi"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_due_and_throws_as_a_timeout_does_keeps_the_portal_at_work()
    {
        var site = await portal.NewAgencyAsync("pelempar-waktu");
        await site.RunAsync(On);
        await using (var scope = site.OpenScope())
        {
            var database = scope.ServiceProvider.GetRequiredService<TenantDatabase>();
            await using var transaction = await database.BeginAsync(Token);
            await scope.ServiceProvider.GetRequiredService<DueTable>().ScheduleAsync("uji.lempar", "1", portal.Clock.GetUtcNow().UtcDateTime, Token);
            await transaction.CommitAsync(Token);
        }

        await portal.Services.GetRequiredService<DueWork>().RunAsync(Token);

        Assert.Equal(1, await site.LookAsync(db => db.Due.Where(item => item.Kind == "uji.lempar").Select(item => item.Attempts).SingleAsync(Token)));
    }
}
