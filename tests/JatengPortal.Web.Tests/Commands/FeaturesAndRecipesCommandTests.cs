using System.Text.Json;
using JatengPortal.Testing;

namespace JatengPortal.Web.Tests.Commands;

public sealed class FeaturesAndRecipesCommandTests(PortalFactory portal)
{
    private readonly CommandLine _line = new(portal);

    [Fact]
    public async Task A_feature_is_switched_on_with_what_it_needs_and_off_again()
    {
        await portal.NewAgencyAsync("baris-fitur", recipe: null);

        var on = await RunAsync("features", "enable", "baris-fitur", "jatengportal.news");
        var again = await RunAsync("features", "enable", "baris-fitur", "JatengPortal.News");
        Assert.Equal((true, false), await NewsAsync("baris-fitur"));
        var off = await RunAsync("features", "disable", "baris-fitur", "JatengPortal.News");

        Assert.Equal("baris-fitur: JatengPortal.News is on now\n", on.Output);
        Assert.Equal("baris-fitur: nothing to change\n", again.Output);
        Assert.Equal("baris-fitur: JatengPortal.News is off now\n", off.Output);
        Assert.Equal((false, false), await NewsAsync("baris-fitur"));
        Assert.Contains("always on", (await RunAsync("features", "list", "baris-fitur")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recipes_are_listed_and_checked_without_running()
    {
        var list = await RunAsync("recipes", "list");
        var check = await RunAsync("recipes", "check", "sample");

        Assert.Contains("sample-agency", list.Output, StringComparison.Ordinal);
        Assert.Contains("Sample agency with news", list.Output, StringComparison.Ordinal);
        Assert.Contains("nothing wrong", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_found_from_where_the_command_was_typed()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder, """{ "name": "feature", "enable": ["JatengPortal.News"] }""");
        _line.Environment["PWD"] = folder.Path;

        var check = await RunAsync("recipes", "check", Path.GetFileName(Assert.Single(Directory.GetFiles(folder.Path))));

        Assert.Contains("1 steps, nothing wrong", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_can_not_be_used_is_told_in_one_line()
    {
        _line.Environment["Portal__KnownProxies__0"] = "peladen-depan";

        var result = await _line.RunAsync("recipes", "list");

        Assert.Equal((1, "Portal__KnownProxies names 'peladen-depan', which is no IP address.\n"), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task The_schema_of_recipes_is_JSON_with_every_step()
    {
        using var schema = JsonDocument.Parse((await RunAsync("recipes", "check", "--schema")).Output);

        var text = schema.RootElement.GetRawText();
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.RootElement.GetProperty("$schema").GetString());
        foreach (var step in new[] { "feature", "themes", "settings", "Roles", "content", "recipes", "media", "Tenants" })
            Assert.Contains($"\"{step}\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recipe_that_is_wrong_is_refused_with_a_line_for_each_fault()
    {
        using var folder = new TemporaryFolder();
        var file = await WriteAsync(folder, """{ "name": "feature", "enable": ["Tidak.Ada"] }, { "name": "tidak-dikenal" }""");

        foreach (var verb in new string[][] { ["recipes", "check", file], ["recipes", "run", file, "--tenant", "dinas-a"] })
        {
            var result = await _line.RunAsync(verb);
            Assert.Equal((1, ""), (result.ExitCode, result.Output));
            var lines = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(2, lines.Length);
            Assert.StartsWith("uji.recipe.json: step 0 (feature): $.steps[0].enable[0]: ", lines[0], StringComparison.Ordinal);
            Assert.StartsWith("uji.recipe.json: step 1", lines[1], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_no_JSON_is_refused_with_its_place()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("rusak.recipe.json");
        await File.WriteAllTextAsync(file, "{ \"name\": \"rusak\",\n  \"steps\": [ }", TestContext.Current.CancellationToken);

        var result = await _line.RunAsync("recipes", "check", file);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("rusak.recipe.json", Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_tells_each_change_and_a_run_makes_it_once_in_every_named_tenant()
    {
        await portal.NewAgencyAsync("baris-satu", recipe: null);
        await portal.NewAgencyAsync("baris-dua", recipe: null);
        using var folder = new TemporaryFolder();
        var file = await WriteAsync(folder, """{ "name": "settings", "PortalSettings": { "Tagline": "Dari baris perintah" } }""");
        const string Change = "uji step 0 (settings): setting Tagline: – → Dari baris perintah";

        var dry = await RunAsync("recipes", "run", file, "--tenant", "baris-satu,baris-dua", "--dry-run");
        var run = await RunAsync("recipes", "run", file, "--tenant", "baris-satu", "--tenant", "baris-dua");
        var again = await RunAsync("recipes", "run", file, "--tenant", "baris-satu", "baris-dua");

        Assert.Equal(
            [$"baris-dua: {Change}", "baris-dua: 1 would change, 0 as they were", $"baris-satu: {Change}", "baris-satu: 1 would change, 0 as they were"],
            Lines(dry));
        Assert.Equal([$"baris-dua: {Change}", "baris-dua: 1 changed, 0 as they were", $"baris-satu: {Change}", "baris-satu: 1 changed, 0 as they were"], Lines(run)[1..]);
        Assert.Equal(["baris-dua: 0 changed, 1 as they were", "baris-satu: 0 changed, 1 as they were"], Lines(again)[1..]);
    }

    [Fact]
    public async Task A_recipe_of_the_host_runs_without_a_tenant()
    {
        var again = await RunAsync("recipes", "run", "sample");

        Assert.Equal("host: 0 changed, 6 as they were", Lines(again)[^1]);
    }

    private async Task<(bool News, bool AlwaysOn)> NewsAsync(string tenant)
    {
        using var features = JsonDocument.Parse((await RunAsync("features", "list", tenant, "--json")).Output);
        var news = features.RootElement.EnumerateArray().Single(feature => feature.GetProperty("id").GetString() == "JatengPortal.News");
        return (news.GetProperty("enabled").GetBoolean(), news.GetProperty("alwaysOn").GetBoolean());
    }

    private static string[] Lines(CommandResult result) => result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<string> WriteAsync(TemporaryFolder folder, string steps)
    {
        var file = folder.PathOf("uji.recipe.json");
        await File.WriteAllTextAsync(file, $$"""{ "name": "uji", "steps": [ {{steps}} ] }""", TestContext.Current.CancellationToken);
        return file;
    }

    private async Task<CommandResult> RunAsync(params string[] verb)
    {
        var result = await _line.RunAsync(verb);
        Assert.True(result.ExitCode == 0, result.ToString());
        return result;
    }
}
