using System.Text.RegularExpressions;
using JatengPortal.Testing;

namespace JatengPortal.Web.Tests.Commands;

/// <summary>A recipe that makes many tenants: noted in the ledger, stopped by one that is refused, and taken up again.</summary>
public sealed partial class MakeTenantsTests(PortalFactory portal)
{
    // Both slugs are the recipe's parameters, and no two articles have the same: which only the database tells.
    private const string Refused = "pertama";
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_stops_at_the_first_tenant_that_is_refused_and_goes_on_from_there_once_its_recipe_is_mended()
    {
        using var folder = new TemporaryFolder();
        var recipe = await RecipeAsync(folder, "bangun", b: Refused);

        var run = await portal.RunVerbAsync(1, "recipes", "run", recipe);

        var number = Number().Match(run.Error).Groups[1].Value;
        // Told before anything is set up: whoever kills it knows what to go on with.
        Assert.StartsWith($"Run {number}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("bangun-a is ready: http://localhost/bangun-a/\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("$.steps[1].data[1]", run.Error, StringComparison.Ordinal);
        Assert.Contains("(for the tenant 'bangun-b')", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(
            $"Run {number}: 1 done, 1 failed, 1 waiting ('recipes runs {number}' says why). Go on with 'recipes resume {number}'.\n",
            run.Error, StringComparison.Ordinal);
        Assert.Equal((200, 503, 503), await StatusesAsync("bangun"));
        var results = (await portal.RunVerbAsync(0, "recipes", "runs", number)).Output.Split('\n');
        Assert.Equal(["bangun-a: done", "bangun-b: bangun-kantor.recipe.json", "bangun-c: waiting"], results[..3].Select(line => string.Join(": ", line.Split(": ")[..2])));

        await RecipeAsync(folder, "bangun", b: "kedua");
        var resumed = await portal.RunVerbAsync(0, "recipes", "resume", number);

        Assert.StartsWith($"{recipe} has changed since run {number} began; ", resumed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("bangun-a", resumed.Output, StringComparison.Ordinal);
        Assert.Contains("host: 2 changed, 0 as they were\n", resumed.Output, StringComparison.Ordinal);
        Assert.Equal((200, 200, 200), await StatusesAsync("bangun"));
        Assert.Contains(
            (await portal.RunVerbAsync(0, "recipes", "runs")).Output.Split('\n'),
            line => Regex.IsMatch(line, $@"^{number}\s+\S+ \S+\s+3\s+0\s+0\s+{Regex.Escape(recipe)}\s*$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Equal("host: 0 changed, 0 as they were\n", (await portal.RunVerbAsync(0, "recipes", "resume", number)).Output[^32..]);
    }

    [Fact]
    public async Task With_go_on_one_that_is_refused_keeps_no_other_from_being_made_and_the_same_recipe_goes_on_with_the_same_run()
    {
        using var folder = new TemporaryFolder();
        var recipe = await RecipeAsync(folder, "dirikan", a: Refused);

        var run = await portal.RunVerbAsync(1, "recipes", "run", recipe, "--go-on");

        var number = Number().Match(run.Error).Groups[1].Value;
        Assert.Contains("\ndirikan-a: dirikan-kantor.recipe.json: step 1 (content): ", run.Error, StringComparison.Ordinal);
        Assert.Contains("host: 2 changed, 0 as they were\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(": 2 done, 1 failed, 0 waiting (", run.Error, StringComparison.Ordinal);
        Assert.Equal((503, 200, 200), await StatusesAsync("dirikan"));

        // What stands in the way is mended in the recipe of the tenant.
        await AgencyAsync(folder, "dirikan", second: "kedua");
        var again = await portal.RunVerbAsync(0, "recipes", "run", recipe);

        Assert.StartsWith($"Run {number}\ndirikan-a is ready: ", again.Output, StringComparison.Ordinal);
        Assert.EndsWith("host: 1 changed, 2 as they were\n", again.Output, StringComparison.Ordinal);
        Assert.Equal((200, 200, 200), await StatusesAsync("dirikan"));
        // There is nothing to be made any more, so there is no run.
        Assert.Equal("host: 0 changed, 3 as they were\n", (await portal.RunVerbAsync(0, "recipes", "run", recipe)).Output);
    }

    [Fact]
    public async Task One_that_the_recipe_names_no_more_is_left_to_whoever_asks_for_it()
    {
        using var folder = new TemporaryFolder();
        var recipe = await RecipeAsync(folder, "lepas", b: Refused);
        var number = Number().Match((await portal.RunVerbAsync(1, "recipes", "run", recipe)).Error).Groups[1].Value;

        await File.WriteAllTextAsync(recipe, (await File.ReadAllTextAsync(recipe, Token)).Replace("\"lepas-b\"", "\"lepas-d\"", StringComparison.Ordinal), Token);
        var resumed = await portal.RunVerbAsync(1, "recipes", "resume", number);

        Assert.Contains(": 2 done, 1 failed, 0 waiting (", resumed.Error, StringComparison.Ordinal);
        Assert.Contains("lepas-b: lepas (lepas.recipe.json) doesn't name it any more.", (await portal.RunVerbAsync(0, "recipes", "runs", number)).Output, StringComparison.Ordinal);
        Assert.Equal((200, 503, 200), await StatusesAsync("lepas"));
        // It goes on with its own tenants, and makes no others.
        await portal.RunVerbAsync(1, "tenants", "show", "lepas-d");

        await portal.RunVerbAsync(
            0, "tenants", "create", "lepas-b", "--title", "Kantor b", "--recipe", folder.PathOf("lepas-kantor.recipe.json"), "--parameter", "Second=kedua");
        Assert.Equal((200, 200, 200), await StatusesAsync("lepas"));
        await portal.RunVerbAsync(0, "recipes", "resume", number);
    }

    [Fact]
    public async Task A_dry_run_keeps_no_place_and_opens_no_run()
    {
        using var folder = new TemporaryFolder();
        var recipe = await RecipeAsync(folder, "rencana");

        var dry = await portal.RunVerbAsync(0, "recipes", "run", recipe, "--dry-run");

        Assert.EndsWith("host: 3 would change, 0 as they were\n", dry.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(recipe, (await portal.RunVerbAsync(0, "recipes", "runs")).Output, StringComparison.Ordinal);
        await portal.RunVerbAsync(1, "tenants", "show", "rencana-a");
    }

    private static async Task<string> RecipeAsync(TemporaryFolder folder, string name, string a = "kedua", string b = "kedua", string c = "kedua")
    {
        string Tenant(string end, string second) => $$"""
            { "Name": "{{name}}-{{end}}", "Title": "Kantor {{end}}", "Parent": "induk", "Recipe": "{{name}}-kantor", "Parameters": { "Second": "{{second}}" } }
            """;
        await AgencyAsync(folder, name, "[js: parameters('Second')]");
        var file = folder.PathOf($"{name}.recipe.json");
        await File.WriteAllTextAsync(
            file,
            $$"""{ "name": "{{name}}", "steps": [ { "name": "Tenants", "Tenants": [ {{Tenant("a", a)}}, {{Tenant("b", b)}}, {{Tenant("c", c)}} ] } ] }""",
            Token);
        return file;
    }

    private static Task AgencyAsync(TemporaryFolder folder, string name, string second)
    {
        static string Article(string id, string slug) => $$"""
            { "ContentItemId": "{{id}}", "ContentType": "Article", "DisplayText": "Contoh", "AutoroutePart": { "Path": "{{slug}}" },
              "MarkdownBodyPart": { "Markdown": "Isi contoh." } }
            """;
        return File.WriteAllTextAsync(
            folder.PathOf($"{name}-kantor.recipe.json"),
            $$"""
            { "name": "{{name}}-kantor", "steps": [ { "name": "feature", "enable": ["JatengPortal.News"] },
              { "name": "content", "data": [ {{Article("satu", "pertama")}}, {{Article("dua", second)}} ] } ] }
            """,
            Token);
    }

    private async Task<(int A, int B, int C)> StatusesAsync(string name) =>
        ((int)await portal.At($"{name}-a").StatusOfAsync("/berita/pertama"), (int)await portal.At($"{name}-b").StatusOfAsync("/berita/pertama"),
            (int)await portal.At($"{name}-c").StatusOfAsync("/berita/pertama"));

    [GeneratedRegex(@"Run (\d+):", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
