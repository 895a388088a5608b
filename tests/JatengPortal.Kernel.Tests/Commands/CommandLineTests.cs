using System.Net;
using System.Text.Json;
using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;

namespace JatengPortal.Kernel.Tests.Commands;

/// <summary>The command line beside a portal that serves: two processes, one data folder.</summary>
public sealed class CommandLineTests(CommandLineTests.ServingPortal serving) : IClassFixture<CommandLineTests.ServingPortal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;
    private RunningPortal Portal => serving.Portal;

    [Fact]
    public async Task A_recipe_switches_a_feature_on_in_one_tenant_of_the_serving_portal()
    {
        var created = await Portal.RunVerbAsync(["tenants", "create", "lain", "--title", "Lain (contoh)"], Token);
        Assert.True(created.ExitCode == 0, created.ToString());
        await Eventually.IsTrueAsync(async () => await StatusAsync("/lain/") == HttpStatusCode.OK, "the new tenant serves");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/tanpa-berita/berita"));

        using var folder = new TemporaryFolder();
        var recipe = folder.PathOf("nyalakan.recipe.json");
        await File.WriteAllTextAsync(recipe, """{ "name": "nyalakan", "steps": [ { "name": "feature", "enable": ["JatengPortal.News"] } ] }""", Token);
        var dry = await Portal.RunVerbAsync(["recipes", "run", recipe, "--tenant", "tanpa-berita", "--dry-run"], Token);
        Assert.True(dry.ExitCode == 0, dry.ToString());
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/tanpa-berita/berita"));

        var run = await Portal.RunVerbAsync(["recipes", "run", recipe, "--tenant", "tanpa-berita"], Token);
        Assert.True(run.ExitCode == 0, run.ToString());
        await Eventually.IsTrueAsync(async () => await StatusAsync("/tanpa-berita/berita") == HttpStatusCode.OK, "the feature is on");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/lain/berita"));

        var suspended = await Portal.RunVerbAsync(["tenants", "suspend", "lain"], Token);
        Assert.True(suspended.ExitCode == 0, suspended.ToString());
        await Eventually.IsTrueAsync(async () => await StatusAsync("/lain/") == HttpStatusCode.ServiceUnavailable, "the tenant is closed");
        var shown = await Portal.RunVerbAsync(["tenants", "show", "lain", "--json"], Token);
        Assert.Equal("suspended", JsonDocument.Parse(shown.Output).RootElement.GetProperty("state").GetString());
    }

    [Fact]
    public async Task What_goes_wrong_is_one_line_on_stderr_and_an_exit_code()
    {
        (string[] Verb, int ExitCode)[] verbs =
        [
            (["tenants", "show", "tidak-ada"], 1),
            (["tenants", "create", "tanpa-judul"], 2),
        ];
        foreach (var (verb, exitCode) in verbs)
        {
            var result = await Portal.RunVerbAsync(verb, Token);
            Assert.True(result.ExitCode == exitCode, $"{string.Join(' ', verb)}: {result}");
            Assert.Empty(result.Output);
            Assert.Single(result.Error.TrimEnd().Split('\n'));
            Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/dinas-a/"));
    }

    [Fact]
    public async Task A_removed_tenant_is_gone_from_the_serving_portal_and_another_one_of_its_name_begins_empty()
    {
        string[] create = ["tenants", "create", "sementara", "--title", "Sementara", "--parent", "induk", "--recipe", "sample-agency"];
        using var folder = new TemporaryFolder();
        await RunAsync(0, create);
        await Eventually.IsTrueAsync(async () => await StatusAsync("/sementara/berita") == HttpStatusCode.OK, "the tenant serves");
        var recipe = folder.PathOf("isi.recipe.json");
        await File.WriteAllTextAsync(
            recipe,
            """
            { "name": "isi", "steps": [ { "name": "content", "data": [ { "ContentItemId": "1", "ContentType": "Article",
              "DisplayText": "Kabar", "AutoroutePart": { "Path": "kabar" }, "MarkdownBodyPart": { "Markdown": "Isi." } } ] } ] }
            """,
            Token);
        await RunAsync(0, "recipes", "run", recipe, "--tenant", "sementara");
        await Eventually.IsTrueAsync(async () => await StatusAsync("/sementara/berita/kabar") == HttpStatusCode.OK, "the article stands");
        await RunAsync(0, "tenants", "suspend", "sementara");
        await RunAsync(0, "tenants", "remove", "sementara", "--confirm", "sementara", "--export-to", folder.PathOf("ekspor"));
        await RunAsync(0, create);

        // Its connections to the old file are of no use any more, and its cached pages nobody's.
        await Eventually.IsTrueAsync(async () => await StatusAsync("/sementara/berita") == HttpStatusCode.OK, "the new tenant serves");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/sementara/berita/kabar"));
        await RunAsync(0, "recipes", "run", folder.PathOf("ekspor", "sementara.recipe.json"), "--tenant", "sementara");
        await Eventually.IsTrueAsync(async () => await StatusAsync("/sementara/berita/kabar") == HttpStatusCode.OK, "the export brings it back");
    }

    private async Task<CommandResult> RunAsync(int exitCode, params string[] verb)
    {
        var result = await Portal.RunVerbAsync(verb, Token);
        Assert.True(result.ExitCode == exitCode, result.ToString());
        return result;
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await Portal.Client.GetAsync(new Uri(path, UriKind.Relative), Token);
        return response.StatusCode;
    }

    /// <summary>A portal process, set up by the sample recipe.</summary>
    public sealed class ServingPortal : IAsyncLifetime
    {
        internal RunningPortal Portal { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Portal = await RunningPortal.StartAsync(
            new PortalStart
            {
                Environment = new Dictionary<string, string>
                {
                    ["Portal__RecipesPath"] = Path.Combine(AppContext.BaseDirectory, "SampleRecipes"),
                    ["Portal__Setup__Recipe"] = "sample",
                },
            },
            TestContext.Current.CancellationToken);

        public ValueTask DisposeAsync() => Portal is null ? ValueTask.CompletedTask : Portal.DisposeAsync();
    }
}
