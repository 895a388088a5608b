using System.Text.Json;
using JatengPortal.Testing;

namespace JatengPortal.Web.Tests.Commands;

public sealed class TenantsCommandTests(PortalFactory portal)
{
    private readonly CommandLine _line = new(portal);

    [Fact]
    public async Task Tenants_are_listed_by_title_a_page_at_a_time()
    {
        using var all = JsonDocument.Parse((await RunAsync(0, "tenants", "list", "--json")).Output);
        using var two = JsonDocument.Parse((await RunAsync(0, "tenants", "list", "--json", "--search", "dinas", "--size", "2")).Output);
        using var rest = JsonDocument.Parse((await RunAsync(0, "tenants", "list", "--json", "--search", "dinas", "--after", "dinas-b")).Output);
        var table = await RunAsync(0, "tenants", "list", "--search", "dinas", "--size", "2");

        Assert.Superset(new HashSet<string?> { "induk", "dinas-a", "dinas-b", "dinas-c", "dinas-d", "tanpa-berita" }, NamesOf(all).ToHashSet());
        Assert.Equal(["dinas-a", "dinas-b"], NamesOf(two));
        Assert.Equal(["dinas-c", "dinas-d"], NamesOf(rest));
        Assert.Contains("Dinas A (contoh)", table.Output, StringComparison.Ordinal);
        Assert.Contains("http://localhost/dinas-a/", table.Output, StringComparison.Ordinal);
        Assert.Contains("--after dinas-b", table.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_tenant_is_shown_with_what_scripts_need()
    {
        using var shown = JsonDocument.Parse((await RunAsync(0, "tenants", "show", "dinas-c", "--json")).Output);
        var text = await RunAsync(0, "tenants", "show", "dinas-c");

        var tenant = shown.RootElement;
        Assert.Equal("Dinas C (contoh)", tenant.GetProperty("title").GetString());
        Assert.Equal("running", tenant.GetProperty("state").GetString());
        Assert.Equal("http://dinas-c.example/", tenant.GetProperty("address").GetString());
        Assert.Equal("induk", tenant.GetProperty("parent").GetString());
        Assert.Equal(["dinas-c.example", "www.dinas-c.example"], tenant.GetProperty("hostNames").EnumerateArray().Select(host => host.GetString()));
        Assert.Contains("JatengPortal.News", tenant.GetProperty("features").EnumerateArray().Select(feature => feature.GetString()));
        Assert.Contains("dinas-c.example, www.dinas-c.example", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tenant_is_made_set_up_closed_and_opened_again()
    {
        var made = await RunAsync(0, "tenants", "create", "baris-baru", "--title", "Baris baru", "--parent", "induk", "--region", "33.98", "--recipe", "sample-agency");
        var closed = await RunAsync(0, "tenants", "suspend", "baris-baru");
        var twice = await RunAsync(1, "tenants", "suspend", "baris-baru");
        var opened = await RunAsync(0, "tenants", "resume", "baris-baru");

        Assert.Contains("http://localhost/baris-baru/", made.Output, StringComparison.Ordinal);
        Assert.Contains("suspended", closed.Output, StringComparison.Ordinal);
        Assert.Contains("isn't running", OneLine(twice), StringComparison.Ordinal);
        Assert.Contains("running", opened.Output, StringComparison.Ordinal);
        using var shown = JsonDocument.Parse((await RunAsync(0, "tenants", "show", "baris-baru", "--json")).Output);
        Assert.Equal("33.98", shown.RootElement.GetProperty("regionCode").GetString());
        Assert.Contains("JatengPortal.News", shown.RootElement.GetProperty("features").EnumerateArray().Select(feature => feature.GetString()));
    }

    [Theory]
    [InlineData("tenants show tidak-ada", "tidak-ada")]
    [InlineData("tenants list --after tidak-ada", "tidak-ada")]
    [InlineData("tenants create Salah --title x", "Salah")]
    [InlineData("tenants create berita --title x", "berita")]
    [InlineData("tenants create gagal --title x --prefix dinas-a", "dinas-a")]
    [InlineData("tenants create gagal --title x --parent tidak-ada", "tidak-ada")]
    [InlineData("tenants create gagal --title x --recipe tidak-ada", "tidak-ada")]
    [InlineData("tenants create dinas-a --title x --prefix lain", "dinas-a")]
    [InlineData("features list tidak-ada", "tidak-ada")]
    [InlineData("features enable dinas-a JatengPortal.Tidak", "JatengPortal.Tidak")]
    [InlineData("features disable dinas-a JatengPortal.Pages", "JatengPortal.Pages")]
    [InlineData("recipes check tidak-ada", "tidak-ada")]
    [InlineData("recipes run sample-agency --tenant tidak-ada", "tidak-ada")]
    public async Task What_is_refused_says_so_in_one_line_and_ends_with_1(string verb, string names) =>
        Assert.Contains(names, OneLine(await RunAsync(1, verb.Split(' '))), StringComparison.Ordinal);

    [Theory]
    [InlineData("tidak-dikenal")]
    [InlineData("tenants")]
    [InlineData("tenants show")]
    [InlineData("tenants create tanpa-judul")]
    [InlineData("tenants export dinas-a")]
    [InlineData("tenants clone dinas-a tanpa-judul")]
    [InlineData("tenants list --warna")]
    [InlineData("tenants list --size banyak")]
    [InlineData("tenants list --state tidur")]
    [InlineData("tenants create parameter --title x --parameter tanpa-nilai")]
    [InlineData("features enable dinas-a")]
    [InlineData("recipes run")]
    [InlineData("recipes check")]
    [InlineData("recipes run sample-agency --tenant ,")]
    [InlineData("recipes run sample-agency --tenant dinas-a --all")]
    public async Task Wrong_usage_says_so_in_one_line_and_ends_with_2(string verb) =>
        Assert.NotEqual("", OneLine(await RunAsync(2, verb.Split(' '))));

    [Theory]
    [InlineData("--help")]
    [InlineData("tenants --help")]
    [InlineData("tenants create --help")]
    [InlineData("tenants export --help")]
    [InlineData("tenants clone --help")]
    [InlineData("tenants remove --help")]
    [InlineData("features enable --help")]
    [InlineData("recipes run --help")]
    [InlineData("import --help")]
    [InlineData("migrate --help")]
    public async Task Every_verb_explains_itself(string verb) =>
        Assert.Contains("Usage:", (await RunAsync(0, verb.Split(' '))).Output, StringComparison.Ordinal);

    [Fact]
    [Trait("Provider", "Sqlite")]
    public async Task A_damaged_database_of_the_host_is_told_in_one_line()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("host.db"), new string('x', 8192), TestContext.Current.CancellationToken);
        _line.Environment["Portal__DataPath"] = folder.Path;

        Assert.NotEqual("", OneLine(await RunAsync(1, "tenants", "list")));
    }

    private static IEnumerable<string?> NamesOf(JsonDocument tenants) =>
        tenants.RootElement.EnumerateArray().Select(tenant => tenant.GetProperty("name").GetString());

    private static string OneLine(CommandResult result)
    {
        Assert.Equal("", result.Output);
        return Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private async Task<CommandResult> RunAsync(int exitCode, params string[] verb)
    {
        var result = await _line.RunAsync(verb);
        Assert.True(result.ExitCode == exitCode, result.ToString());
        return result;
    }
}
