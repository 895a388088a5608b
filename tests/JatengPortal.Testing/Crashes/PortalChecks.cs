using System.Net;

namespace JatengPortal.Testing.Crashes;

/// <summary>What must hold of the portal as a whole once everything has come to rest.</summary>
internal sealed class PortalChecks(CrashScene scene)
{
    private static readonly TimeSpan LongestUnrest = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly SiteChecks _sites = new(scene);

    private CrashReport Report => scene.Report;

    /// <summary>Waits until the portal has nothing left to do, and looks at these sites and at what concerns all.</summary>
    public async Task AtRestAsync(IReadOnlyCollection<ExpectedSite> sites, CancellationToken cancellationToken)
    {
        await ComesToRestAsync(sites, cancellationToken);
        foreach (var site in sites)
            await _sites.AllAsync(site, cancellationToken);
        await ArrivedOnceAsync(sites, cancellationToken);
        await NobodyElseIsThereAsync(cancellationToken);
        foreach (var site in sites)
            await ServesAsync(site, cancellationToken);
    }

    private async Task ComesToRestAsync(IReadOnlyCollection<ExpectedSite> sites, CancellationToken cancellationToken)
    {
        var begun = TimeProvider.System.GetTimestamp();
        string? busy;
        do
        {
            // Somebody else's doing, or a fault worth a look of its own: nothing that follows would say anything.
            if (!scene.Portal.Process.IsRunning)
                throw new InvalidOperationException($"The portal has ended, and nobody here has killed it.\n{scene.Portal.Process.Output}");
            await Task.Delay(Look, cancellationToken);
            busy = await BusyAsync(sites, cancellationToken);
        }
        while (busy is not null && TimeProvider.System.GetElapsedTime(begun) < LongestUnrest);
        Report.Check("the portal comes to rest by itself", busy is null, $"{busy}\n{(busy is null ? "" : scene.Portal.Process.Output)}");
    }

    private async Task<string?> BusyAsync(IReadOnlyCollection<ExpectedSite> sites, CancellationToken cancellationToken)
    {
        var host = await scene.Portal.Data.OfHostAsync(
            "SELECT name FROM tenants WHERE marked UNION ALL SELECT 'waiting delivery' FROM waiting_deliveries", cancellationToken);
        if (host.Count > 0)
            return $"to be looked at: {string.Join(' ', host.Select(row => row[0]))}";
        foreach (var site in sites)
        {
            if ((await scene.Portal.Data.OfTenantAsync(site.Name, "SELECT key FROM due", cancellationToken)).Count > 0)
                return $"something is due in {site.Name}";
        }

        return null;
    }

    private async Task ArrivedOnceAsync(IReadOnlyCollection<ExpectedSite> sites, CancellationToken cancellationToken)
    {
        var data = scene.Portal.Data;
        var effects = await ArrivalLog.EffectsAsync(data, cancellationToken);
        var steps = await ArrivalLog.StepsAsync(data, cancellationToken);
        var shown = (await data.OfTenantAsync(Expectations.Parent, "SELECT origin_id, slug, title FROM network_articles", cancellationToken))
            .ToLookup(row => row[0].ToLowerInvariant(), row => (row[1], row[2]));
        var ids = (await data.OfHostAsync("SELECT id, name FROM tenants", cancellationToken)).ToDictionary(row => row[1], row => row[0].ToLowerInvariant());
        foreach (var site in sites.Where(site => site.Parent is not null && ids.ContainsKey(site.Name)))
        {
            var id = ids[site.Name];
            foreach (var article in site.Articles.Values)
            {
                var arrived = effects[(id, article.Slug)].ToList();
                Report.Check(
                    "each message takes effect at the parent once, in order", arrived.SequenceEqual(article.Titles),
                    $"{site.Name}/{article.Slug}: {string.Join(" | ", arrived)}, expected {string.Join(" | ", article.Titles)}");
            }

            var own = steps[id].ToList();
            var goesOn = own.Zip(own.Skip(1)).All(pair => pair.First.After == pair.Second.Before);
            var leavesNoneOut = own.All(step => step.After == step.Before || step.After == step.Before + 1);
            Report.Check(
                "the parent's inbox goes through every sequence once", goesOn && leavesNoneOut && own.LastOrDefault().After == site.Publications,
                $"{site.Name}: {string.Join(' ', own)}, expected up to {site.Publications}");
            Report.Check(
                "the parent shows each article once, as it is now",
                shown[id].Order().SequenceEqual(site.Articles.Values.Select(article => (article.Slug, article.Title)).Order()),
                $"{site.Name}: {string.Join(' ', shown[id])}");
        }
    }

    private async Task NobodyElseIsThereAsync(CancellationToken cancellationToken)
    {
        var expected = scene.Expected.Sites.Keys.ToHashSet();
        var rows = await scene.Portal.Data.OfHostAsync("SELECT name FROM tenants", cancellationToken);
        var names = rows.Select(row => row[0]).ToList();
        Report.Check("there are the tenants that were asked for", expected.SetEquals(names), string.Join(' ', names));
        var databases = await scene.Portal.Data.TenantDatabasesAsync(cancellationToken);
        Report.Check("each has a database, and nobody else has", expected.SetEquals(databases), string.Join(' ', databases));
        if (!scene.Portal.Data.IsPostgres)
        {
            var integrity = await scene.Portal.Data.OfHostAsync("PRAGMA integrity_check", cancellationToken);
            Report.Check(SiteChecks.SoundFile, integrity is [["ok"]], $"host.db: {string.Join(' ', integrity.Select(row => row[0]))}");
        }
    }

    private async Task ServesAsync(ExpectedSite site, CancellationToken cancellationToken)
    {
        var under = site.Parent is null ? "" : $"{site.Name}/";
        foreach (var path in new[] { under, $"{under}berita" })
            Report.Check("readers get a site's pages", (await AskAsync(path, cancellationToken)).Status == HttpStatusCode.OK, $"/{path}");
        if (site.Articles.Values.LastOrDefault() is not { } article)
            return;
        var page = await AskAsync($"{under}berita/{article.Slug}", cancellationToken);
        Report.Check(
            "readers get the current edition", page.Status == HttpStatusCode.OK && page.Text.Contains(article.Title, StringComparison.Ordinal),
            $"/{under}berita/{article.Slug}: {page.Status}, without '{article.Title}'");
    }

    private async Task<(HttpStatusCode Status, string Text)> AskAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await scene.Portal.Process.Client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
    }
}
