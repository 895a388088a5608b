using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using JatengPortal.Testing;

namespace JatengPortal.Web.Tests.Commands;

/// <summary>A recipe in many tenants: rehearsed, noted in a ledger, and taken up again where it stopped.</summary>
public sealed partial class ManyTenantRunTests(PortalFactory portal)
{
    private readonly CommandLine _line = new(portal);

    [Fact]
    public async Task What_one_tenant_would_refuse_is_run_in_none()
    {
        using var folder = new TemporaryFolder();
        var recipe = await RecipeAsync(folder, "latihan");
        await AgenciesAsync("latihan", withoutNews: "b");

        var run = await _line.RunAsync("recipes", "run", recipe, "--tenant", "latihan-a,latihan-b,latihan-c");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("latihan-b: ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("1 of 3 tenants would refuse it; nothing has changed. --go-on runs it in the others.\n", run.Error, StringComparison.Ordinal);
        Assert.Equal((404, 404, 404), await StatusesAsync("latihan"));
    }

    [Fact]
    public async Task It_stops_at_the_first_refusal_and_goes_on_from_there_once_that_is_mended()
    {
        using var folder = new TemporaryFolder();
        var recipe = await RecipeAsync(folder, "lanjut");
        await AgenciesAsync("lanjut", withoutNews: "b");

        var run = await _line.RunAsync("recipes", "run", recipe, "--no-rehearsal", "--tenant", "lanjut-a,lanjut-b,lanjut-c");
        var number = Number().Match(run.Error).Groups[1].Value;
        Assert.EndsWith(
            $"Run {number}: 1 done, 1 failed, 1 waiting ('recipes runs {number}' says why). Go on with 'recipes resume {number}'.\n",
            run.Error, StringComparison.Ordinal);
        // Told before anything runs: whoever kills it knows what to go on with.
        Assert.StartsWith($"Run {number}\n", run.Output, StringComparison.Ordinal);
        var open = (await _line.RunAsync("recipes", "runs", number)).Output.Split('\n');
        Assert.Contains("JatengPortal.News", open.Single(line => line.StartsWith("lanjut-b: ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("lanjut-c: waiting", open);
        Assert.Contains("lanjut-a: done", open);
        Assert.Equal((200, 404, 404), await StatusesAsync("lanjut"));

        await _line.RunAsync("features", "enable", "lanjut-b", "JatengPortal.News");
        var resumed = await _line.RunAsync("recipes", "resume", number);
        Assert.Equal((0, ""), (resumed.ExitCode, resumed.Error));
        Assert.DoesNotContain("lanjut-a", resumed.Output, StringComparison.Ordinal);
        Assert.Equal((200, 200, 200), await StatusesAsync("lanjut"));

        var runs = await _line.RunAsync("recipes", "runs");
        Assert.Contains(
            runs.Output.Split('\n'),
            line => Regex.IsMatch(line, $@"^{number}\s+\S+ \S+\s+3\s+0\s+0\s+{Regex.Escape(recipe)}\s*$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Equal(0, (await _line.RunAsync("recipes", "resume", number)).ExitCode);
    }

    [Fact]
    public async Task With_go_on_one_refusal_keeps_no_other_tenant_from_its_turn()
    {
        using var folder = new TemporaryFolder();
        var recipe = await RecipeAsync(folder, "terus");
        await AgenciesAsync("terus", withoutNews: "a");

        var run = await _line.RunAsync("recipes", "run", recipe, "--go-on", "--tenant", "terus-a,terus-b,terus-c");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(": 2 done, 1 failed, 0 waiting (", run.Error, StringComparison.Ordinal);
        Assert.Equal((404, 200, 200), await StatusesAsync("terus"));
    }

    [Fact]
    public async Task A_run_that_goes_on_says_that_its_recipe_has_changed()
    {
        using var folder = new TemporaryFolder();
        var recipe = await RecipeAsync(folder, "ubah");
        await AgenciesAsync("ubah", withoutNews: "b");
        var run = await _line.RunAsync("recipes", "run", recipe, "--go-on", "--tenant", "ubah-a,ubah-b,ubah-c");
        var number = Number().Match(run.Error).Groups[1].Value;

        var unchanged = await _line.RunAsync("recipes", "resume", number);
        await File.WriteAllTextAsync(
            recipe,
            (await File.ReadAllTextAsync(recipe, TestContext.Current.CancellationToken))
                .Replace("\"steps\": [", "\"steps\": [ { \"name\": \"feature\", \"enable\": [\"JatengPortal.News\"] },", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        var mended = await portal.RunVerbAsync(0, "recipes", "resume", number);

        Assert.DoesNotContain("has changed", unchanged.Output, StringComparison.Ordinal);
        Assert.StartsWith($"{recipe} has changed since run {number} began; from here on it runs as it is now.\nubah-b: ", mended.Output, StringComparison.Ordinal);
        Assert.Equal((200, 200, 200), await StatusesAsync("ubah"));
    }

    [Fact]
    public async Task An_unknown_run_is_one_clear_error()
    {
        var resumed = await _line.RunAsync("recipes", "resume", int.MaxValue.ToString(CultureInfo.InvariantCulture));

        Assert.Equal((1, $"There is no run {int.MaxValue}. 'recipes runs' shows the latest.\n"), (resumed.ExitCode, resumed.Error));
    }

    private async Task AgenciesAsync(string name, string withoutNews)
    {
        foreach (var end in new[] { "a", "b", "c" })
            await portal.NewAgencyAsync($"{name}-{end}", recipe: end == withoutNews ? null : "sample-agency");
    }

    private static async Task<string> RecipeAsync(TemporaryFolder folder, string name)
    {
        var file = folder.PathOf($"{name}.recipe.json");
        await File.WriteAllTextAsync(
            file,
            $$"""
            { "name": "{{name}}", "steps": [ { "name": "content", "data": [ { "ContentItemId": "{{name}}", "ContentType": "Article",
              "DisplayText": "Contoh", "AutoroutePart": { "Path": "{{name}}" }, "MarkdownBodyPart": { "Markdown": "Isi contoh." } } ] } ] }
            """,
            TestContext.Current.CancellationToken);
        return file;
    }

    private async Task<(int A, int B, int C)> StatusesAsync(string name) =>
        ((int)await StatusAsync(name, "a"), (int)await StatusAsync(name, "b"), (int)await StatusAsync(name, "c"));

    private Task<HttpStatusCode> StatusAsync(string name, string end) => portal.At($"{name}-{end}").StatusOfAsync($"/berita/{name}");

    [GeneratedRegex(@"Run (\d+):")]
    private static partial Regex Number();
}
