using System.Net;
using System.Text.Json;
using JatengPortal.Testing;

namespace JatengPortal.Web.Tests.Commands;

/// <summary><c>import articles</c>: what a newsroom has in files becomes news of one agency.</summary>
public sealed class ImportCommandTests(PortalFactory portal) : IDisposable
{
    private const string Plain =
        """
        Gudang Logistik Pilkada Diperiksa
        Senin, 7 Oktober 2024 | 10:30 WIB
        SEMARANG (Contoh.id) - Petugas memeriksa kotak suara di gudang utama bersama pengawas pemilihan.
        Tinggalkan Balasan
        """;

    private const string Markdown =
        """
        ---
        id: rapat-1
        title: Rapat persiapan
        slug: rapat-persiapan
        date: 2024-10-08
        ---
        Rapat persiapan berlangsung singkat dan tertib.
        """;

    private readonly CommandLine _line = new(portal);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_dry_run_tells_of_each_file_what_it_would_become_and_what_is_left_out()
    {
        var agency = await portal.NewAgencyAsync("impor-kering");

        var result = await RunAsync("impor-kering", await FileAsync("a.txt", Plain), await FileAsync("b.md", Markdown), "--dry-run");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("published  a.txt: Gudang Logistik Pilkada Diperiksa", result.Output, StringComparison.Ordinal);
        Assert.Contains("! line 3: name of the outlet in the dateline, left out: Contoh.id", result.Output, StringComparison.Ordinal);
        Assert.Contains("! line 4: comment form, left out: Tinggalkan Balasan", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was changed; it would be: 2 published\n", result.Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/berita/rapat-persiapan"));
    }

    [Fact]
    public async Task A_file_is_published_once_and_again_when_it_says_something_new()
    {
        var agency = await portal.NewAgencyAsync("impor-sekali");
        var files = new[] { await FileAsync("a.txt", Plain), await FileAsync("b.md", Markdown) };

        Assert.Equal(["published", "published"], await OutcomesAsync("impor-sekali", files));
        Assert.Equal(["unchanged", "unchanged"], await OutcomesAsync("impor-sekali", files));
        await FileAsync("b.md", Markdown.Replace("singkat", "lama", StringComparison.Ordinal));
        Assert.Equal(["unchanged", "published"], await OutcomesAsync("impor-sekali", files));

        Assert.Contains("berlangsung lama dan tertib", await agency.ReadAsync("/berita/rapat-persiapan"), StringComparison.Ordinal);
        var plain = await agency.ReadAsync("/berita/gudang-logistik-pilkada-diperiksa");
        Assert.Contains("2024-10-07T10:30:00", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Tinggalkan Balasan", plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_refused_says_why_and_the_others_stand()
    {
        var agency = await portal.NewAgencyAsync("impor-tolak");
        await agency.PublishArticleAsync("dipakai", "Sudah ada");
        var taken = await FileAsync("taken.md", Markdown.Replace("slug: rapat-persiapan", "slug: dipakai", StringComparison.Ordinal));

        var result = await RunAsync("impor-tolak", taken, await FileAsync("empty.txt", ""), await FileAsync("a.txt", Plain));

        Assert.Equal((1, "2 of 3 could not be taken in; the others stand.\n"), (result.ExitCode, result.Error));
        Assert.Contains("refused    taken.md: The address 'dipakai' is taken. Choose another one.", result.Output, StringComparison.Ordinal);
        Assert.Contains("refused    empty.txt: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("Sudah ada", await agency.ReadAsync("/berita/dipakai"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync("/berita/gudang-logistik-pilkada-diperiksa"));
    }

    [Fact]
    public async Task Where_news_is_off_nothing_is_taken_in()
    {
        await portal.NewAgencyAsync("impor-mati", recipe: null);

        var result = await RunAsync("impor-mati", await FileAsync("a.txt", Plain));

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("doesn't have the feature JatengPortal.News", result.Error, StringComparison.Ordinal);
    }

    private async Task<string> FileAsync(string name, string content)
    {
        var file = _folder.PathOf(name);
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
        return file;
    }

    private Task<CommandResult> RunAsync(string tenant, params string[] rest) => _line.RunAsync(["import", "articles", .. rest, "--tenant", tenant]);

    private async Task<string[]> OutcomesAsync(string tenant, string[] files)
    {
        using var rows = JsonDocument.Parse((await RunAsync(tenant, [.. files, "--json"])).Output);
        return [.. rows.RootElement.EnumerateArray().Select(row => row.GetProperty("outcome").GetString()!)];
    }
}
