using System.Net;
using JatengPortal.Testing;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>An administrator switches a feature on and off with a recipe, beside the serving portal.</summary>
[Collection(nameof(FreshPortal))]
public sealed class FeatureSwitchTests(FreshPortal fresh)
{
    private const string News = "JatengPortal.News";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recipe_switches_a_feature_on_for_one_tenant_without_a_restart()
    {
        var portal = fresh.Portal;
        using var recipes = new TemporaryFolder();
        await RunRecipeAsync(portal, recipes, "disable", "kominfo,kota-tegal");
        Assert.True(await portal.TurnsAsync("/kominfo/berita", HttpStatusCode.NotFound, Cancellation));
        Assert.True(await portal.TurnsAsync("/kota-tegal/berita", HttpStatusCode.NotFound, Cancellation));

        await RunRecipeAsync(portal, recipes, "enable", "kominfo");

        Assert.True(await portal.TurnsAsync("/kominfo/berita", HttpStatusCode.OK, Cancellation), "/kominfo/berita is still missing.");
        Assert.Equal(HttpStatusCode.NotFound, await portal.StatusAsync("/kota-tegal/berita", Cancellation));
        Assert.Equal(HttpStatusCode.OK, await portal.StatusAsync("/kesbangpol/berita", Cancellation));
    }

    [Fact]
    public async Task A_switched_off_feature_vanishes_from_the_menu_and_keeps_its_data()
    {
        var portal = fresh.Portal;
        using var recipes = new TemporaryFolder();
        var before = await BodyOfHomeAsync(portal);
        Assert.Contains("/kesbangpol/berita", before, StringComparison.Ordinal);

        await RunRecipeAsync(portal, recipes, "disable", "kesbangpol");
        Assert.True(await portal.TurnsAsync("/kesbangpol/berita", HttpStatusCode.NotFound, Cancellation));
        Assert.DoesNotContain("/kesbangpol/berita", await BodyOfHomeAsync(portal), StringComparison.Ordinal);

        await RunRecipeAsync(portal, recipes, "enable", "kesbangpol");
        Assert.True(await portal.TurnsAsync("/kesbangpol/berita", HttpStatusCode.OK, Cancellation));
        Assert.Equal(before, await BodyOfHomeAsync(portal));
    }

    // The head names the tenant's colours by version, which rises with every change.
    private static async Task<string> BodyOfHomeAsync(RunningPortal portal)
    {
        var page = await portal.Client.GetStringAsync(new Uri("/kesbangpol/", UriKind.Relative), Cancellation);
        return page[page.IndexOf("<body", StringComparison.Ordinal)..];
    }

    private static async Task RunRecipeAsync(RunningPortal portal, TemporaryFolder folder, string what, string tenants)
    {
        var file = folder.PathOf($"{what}.recipe.json");
        await File.WriteAllTextAsync(file, $$"""{ "name": "{{what}}", "steps": [ { "name": "feature", "{{what}}": ["{{News}}"] } ] }""", Cancellation);
        var result = await portal.RunVerbAsync(["recipes", "run", file, "--tenant", tenants], Cancellation);
        Assert.True(result.ExitCode == 0, result.ToString());
    }
}
