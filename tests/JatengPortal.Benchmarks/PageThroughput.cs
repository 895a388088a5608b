using System.Xml.Linq;
using JatengPortal.Testing;

namespace JatengPortal.Benchmarks;

/// <summary>
/// The portal's pages against bare Kestrel sending the same bytes with the same headers: cached (plain and brotli), and uncached
/// article and list page, from a second portal process on the same data whose page cache is off.
/// </summary>
internal static class PageThroughput
{
    // On one core it takes the runtime some ten seconds under load to compile what is used most.
    private const int WarmUp = 3;

    public static async Task<int> RunAsync(LoadOptions options)
    {
        Machine.Print();
        using var data = new TemporaryFolder();
        if (options.Tenants > 0)
        {
            ManyTenantRecipes.Write(data.PathOf("recipes"), options.Tenants);
            Console.WriteLine($"{options.Tenants} tenants; setting up …\n");
        }

        await using var cached = await StartAsync(data, pageCache: true, options.Tenants > 0);
        await using var uncached = await StartAsync(data, pageCache: false, options.Tenants > 0);
        var comparisons = await ComparisonsAsync(cached, uncached);
        using var bare = await BareProcess.StartAsync([.. comparisons.Select(comparison => comparison.Page)]);

        for (var round = 0; round <= options.Rounds; round++)
        {
            var isWarmUp = round == 0;
            Console.Error.WriteLine(isWarmUp ? "warm-up" : $"round {round} of {options.Rounds}");
            try
            {
                foreach (var comparison in comparisons)
                    await comparison.RoundAsync(bare.Address, isWarmUp ? WarmUp * options.Seconds : options.Seconds, keep: !isWarmUp);
            }
            catch (InvalidOperationException failure)
            {
                Console.Error.WriteLine($"{failure.Message}\n\nWhat the portals printed:\n{cached.Output}\n\n{uncached.Output}");
                return 1;
            }
        }

        Console.WriteLine($"Medians of {options.Rounds} rounds of {options.Seconds} s, after a warm-up round of {WarmUp * options.Seconds} s; 32 connections; servers on core 0, load on core 1.");
        Console.WriteLine($"{"page",-18} {"bytes",8} {"bare/s",10} {"portal/s",10} {"ratio",7} {"bar",6}");
        foreach (var comparison in comparisons)
            Console.WriteLine(comparison);
        return 0;
    }

    // The bars of the design's section "What good looks like".
    private static async Task<IReadOnlyList<PageComparison>> ComparisonsAsync(RunningPortal cached, RunningPortal uncached)
    {
        var article = new Uri(await FirstArticleAsync(uncached));
        var typical = await TypicalPageAsync(cached, article.AbsolutePath);
        Console.WriteLine($"cached page {typical}, uncached article {article.AbsolutePath}, uncached list /berita\n");
        return
        [
            await CompareAsync(cached, "cached-plain", typical, "", 0.8),
            await CompareAsync(cached, "cached-brotli", typical, "br", 0.7),
            await CompareAsync(uncached, "uncached-article", article.AbsolutePath, "", 0.15),
            await CompareAsync(uncached, "uncached-list", "/berita", "", 0.08),
        ];
    }

    private static async Task<PageComparison> CompareAsync(RunningPortal portal, string name, string path, string encoding, double bar) =>
        new(await RecordedPage.FetchAsync(portal.Client, name, new Uri(portal.Address, path), encoding), bar);

    // The design's bar is for a page of 20 KB: of the usual ones, the one that comes nearest.
    private static async Task<string> TypicalPageAsync(RunningPortal portal, string article)
    {
        var sizes = new List<(string Path, int Bytes)>();
        foreach (var path in (string[])["/", "/berita", "/tentang", article])
            sizes.Add((path, (await RecordedPage.FetchAsync(portal.Client, "size", new Uri(portal.Address, path), "")).Body.Length));
        return sizes.MinBy(page => Math.Abs(page.Bytes - 20_480)).Path;
    }

    private static async Task<string> FirstArticleAsync(RunningPortal portal)
    {
        var feed = XDocument.Parse(await portal.Client.GetStringAsync(new Uri("/berita/rss.xml", UriKind.Relative)));
        return feed.Descendants("item").Select(item => item.Element("link")!.Value).First();
    }

    private static Task<RunningPortal> StartAsync(TemporaryFolder data, bool pageCache, bool isOfMany)
    {
        var settings = new Dictionary<string, string>
        {
            ["Portal__PageCache__Enabled"] = pageCache ? "true" : "false",
            ["DOTNET_gcServer"] = "0",
            ["Logging__LogLevel__Default"] = "Warning",
        };
        if (isOfMany)
            (settings["Portal__RecipesPath"], settings["Portal__Setup__Recipe"]) = (data.PathOf("recipes"), ManyTenantRecipes.Setup);
        return RunningPortal.StartAsync(new PortalStart
        {
            DataPath = data.PathOf("App_Data"),
            Launcher = Cores.Servers,
            Environment = settings,
            Patience = TimeSpan.FromMinutes(30),
        });
    }
}
