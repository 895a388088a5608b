using System.Net;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Web.Tests.Commands;

/// <summary><c>tenants clone</c>: the same site under another name; from then on they go separate ways.</summary>
public sealed class CloneTenantTests(PortalFactory portal)
{
    private string Clones => Path.Combine(portal.DataPath, "clones");

    [Fact]
    public async Task A_clone_has_the_pages_of_the_other_under_its_own_name_and_they_go_separate_ways()
    {
        var source = await portal.NewRichSiteAsync("asal");
        var before = (source.Tenant, await source.AnswersAsync(RichSite.Addresses));

        var made = await portal.RunVerbAsync(0, "tenants", "clone", "asal", "tiruan", "--title", "Kantor Tiruan", "--parent", "induk");

        var clone = portal.At("tiruan");
        Assert.Contains("tiruan is ready: http://localhost/tiruan/", made.Output, StringComparison.Ordinal);
        Assert.Equal(before, (source.Tenant, await source.AnswersAsync(RichSite.Addresses)));
        Assert.Equal("Kantor Tiruan", clone.Tenant.Title);
        Assert.Equal(before.Tenant.Features.Text, clone.Tenant.Features.Text);
        Assert.Contains("Kantor Tiruan", await clone.ReadAsync("/"), StringComparison.Ordinal);
        Assert.DoesNotContain(RichSite.Title, await clone.ReadAsync("/tentang"), StringComparison.Ordinal);
        foreach (var address in RichSite.Addresses)
            Assert.Equal(await source.StatusOfAsync(address), await clone.StatusOfAsync(address));
        Assert.False(Directory.Exists(Path.Combine(Clones, "tiruan")));

        await clone.PublishArticleAsync("hanya-di-tiruan", "Hanya di tiruan");
        Assert.Equal(HttpStatusCode.NotFound, await source.StatusOfAsync("/berita/hanya-di-tiruan"));
        Assert.Equal(HttpStatusCode.OK, await clone.StatusOfAsync("/berita/hanya-di-tiruan"));
    }

    [Fact]
    public async Task A_clone_that_is_refused_leaves_nothing_behind()
    {
        await portal.NewAgencyAsync("asal-2");
        foreach (var refused in new[] { "--prefix dinas-a", "--parent tidak-ada", "--host localhost" })
        {
            await portal.RunVerbAsync(1, ["tenants", "clone", "asal-2", "gagal", "--title", "Gagal", .. refused.Split(' ')]);
            Assert.Null(portal.Services.GetRequiredService<TenantRegistry>().Find("gagal"));
            Assert.False(Directory.Exists(Path.Combine(Clones, "gagal")));
        }

        await portal.RunVerbAsync(1, "tenants", "clone", "tidak-ada", "gagal", "--title", "Gagal");
        var taken = await portal.RunVerbAsync(1, "tenants", "clone", "asal-2", "dinas-a", "--title", "Gagal");
        Assert.Equal("There is a tenant dinas-a already. Choose another name.\n", taken.Error);
    }

    [Fact]
    public async Task A_clone_that_was_interrupted_is_gone_on_with_by_the_same_command()
    {
        var source = await portal.NewAgencyAsync("asal-3");
        await source.PublishArticleAsync("pertama", "Pertama");
        string[] clone = ["tenants", "clone", "asal-3", "lanjutan", "--title", "Lanjutan"];

        // Killed after the tenant was made: its row names the recipe, nothing has run.
        var recipe = Path.Combine(Clones, "lanjutan", "asal-3.recipe.json");
        await portal.Services.GetRequiredService<TenantLifecycle>().CreateAsync(
            new TenantDefinition { Name = "lanjutan", Title = "Lanjutan", Recipe = recipe }, TestContext.Current.CancellationToken);
        await source.PublishArticleAsync("kedua", "Kedua");
        await portal.RunVerbAsync(1, "tenants", "clone", "dinas-a", "lanjutan", "--title", "Lanjutan");
        await portal.RunVerbAsync(0, clone);
        Assert.Equal(HttpStatusCode.OK, await portal.At("lanjutan").StatusOfAsync("/berita/kedua"));

        // Killed after the tenant was opened: only its folder is left.
        Directory.CreateDirectory(Path.GetDirectoryName(recipe)!);
        await File.WriteAllTextAsync(recipe, "{}", TestContext.Current.CancellationToken);
        await portal.RunVerbAsync(0, clone);
        Assert.False(Directory.Exists(Path.GetDirectoryName(recipe)));
        await portal.RunVerbAsync(1, clone);
    }
}
