using System.Net;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Articles.Import.WordPress;

/// <summary>An import whose process ends in the middle, as with kill -9.</summary>
public sealed class KilledImportTests
{
    private const int Posts = 400;
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_it_reported_stands_and_the_next_run_takes_in_the_rest_once()
    {
        await using var portal = await RunningPortal.StartAsync(
            new PortalStart
            {
                Environment = new Dictionary<string, string>
                {
                    ["Portal__RecipesPath"] = Path.Combine(AppContext.BaseDirectory, "SampleRecipes"),
                    ["Portal__Setup__Recipe"] = "sample",
                },
            },
            Token);
        using var folder = new TemporaryFolder();
        var export = folder.PathOf("ekspor.xml");
        var posts = Enumerable.Range(1, Posts).Select(id => new SamplePost($"{id}") { Name = $"berita-{id}", Title = $"Berita {id}" });
        await File.WriteAllTextAsync(export, SampleSite.Export([.. posts]), Token);
        string[] verb = ["import", "articles", export, "--tenant", "dinas-a"];

        var reported = 0;
        using (var import = portal.StartVerb(verb))
        {
            while (reported < 60 && await import.StandardOutput.ReadLineAsync(Token) is { } line)
                reported += line.StartsWith("published", StringComparison.Ordinal) ? 1 : 0;
            import.Kill(entireProcessTree: true);
            await import.WaitForExitAsync(Token);
        }

        Assert.Equal(60, reported);
        var second = await portal.RunVerbAsync(verb, Token);
        Assert.True(second.ExitCode == 0, second.ToString());
        var lines = second.Output.Split('\n');
        var unchanged = lines.Count(line => line.StartsWith("unchanged ", StringComparison.Ordinal));
        Assert.InRange(unchanged, reported, Posts);
        Assert.Equal(Posts - unchanged, lines.Count(line => line.StartsWith("published ", StringComparison.Ordinal)));
        var third = await portal.RunVerbAsync(verb, Token);
        Assert.Contains($"{Posts} unchanged, 1 read", third.Output, StringComparison.Ordinal);
        foreach (var id in new[] { 1, reported, Posts })
        {
            using var old = await portal.Client.GetAsync(new Uri($"/dinas-a/berita-{id}/", UriKind.Relative), Token);
            Assert.Equal(HttpStatusCode.MovedPermanently, old.StatusCode);
            Assert.Equal($"/dinas-a/berita/berita-{id}", old.Headers.Location!.OriginalString);
        }
    }
}
