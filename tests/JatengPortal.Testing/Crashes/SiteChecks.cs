namespace JatengPortal.Testing.Crashes;

/// <summary>What must hold of a site once everything has come to rest.</summary>
internal sealed class SiteChecks(CrashScene scene)
{
    public const string SoundFile = "SQLite finds every file sound (PRAGMA integrity_check)";

    private const string Articles = """
        SELECT d.slug, a.title, c.title, c.body, COUNT(e.id), MAX(e.number), SUM(CASE WHEN e.state = 4 THEN 1 ELSE 0 END)
        FROM news_documents d JOIN news_editions e ON e.document_id = d.id
        LEFT JOIN articles a ON a.id = d.id LEFT JOIN news_editions c ON c.id = d.current_edition_id
        GROUP BY d.slug, a.title, c.title, c.body
        """;

    private const string SqliteTables = """
        SELECT name FROM sqlite_master
        WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE 'uji%' AND name <> '__EFMigrationsLock' ORDER BY name
        """;

    private const string PostgresTables = """
        SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'i') AND c.relname NOT LIKE 'uji%' ORDER BY c.relname
        """;

    private CrashReport Report => scene.Report;

    public async Task AllAsync(ExpectedSite site, CancellationToken cancellationToken)
    {
        await HasItsArticlesAsync(site, cancellationToken);
        await HasSentEachOnceAsync(site, cancellationToken);
        await IsCompleteAsync(site, cancellationToken);
        await IsKnownToHostAsync(site, cancellationToken);
    }

    private async Task HasItsArticlesAsync(ExpectedSite site, CancellationToken cancellationToken)
    {
        var found = (await QueryAsync(site.Name, Articles, cancellationToken)).ToDictionary(row => row[0]);
        Report.Check(
            "a site has the articles that were published there, and no others", found.Keys.ToHashSet().SetEquals(site.Articles.Keys),
            $"{site.Name} has {string.Join(' ', found.Keys.Except(site.Articles.Keys))} too many "
            + $"and lacks {string.Join(' ', site.Articles.Keys.Except(found.Keys))}");
        foreach (var (article, row) in site.Articles.Values.Where(one => found.ContainsKey(one.Slug)).Select(one => (one, found[one.Slug])))
        {
            var editions = $"{article.Titles.Count}";
            Report.Check(
                "an article has each edition once, the last one published", row[1] == article.Title && row[2] == article.Title
                    && row[3].Contains(article.Title, StringComparison.Ordinal) && row[4] == editions && row[5] == editions && row[6] == "1",
                $"{site.Name}: {string.Join(' ', row)}, expected {editions} editions, the last '{article.Title}'");
        }
    }

    private async Task HasSentEachOnceAsync(ExpectedSite site, CancellationToken cancellationToken)
    {
        var outbox = (await QueryAsync(
            site.Name,
            """
            SELECT COUNT(*), COALESCE(MIN(sequence), 1), COALESCE(MAX(sequence), 0), SUM(CASE WHEN delivered_utc IS NULL THEN 1 ELSE 0 END) FROM outbox
            """,
            cancellationToken))[0];
        var sent = site.Parent is null ? "0" : $"{site.Publications}";
        Report.Check(
            "a site sends one message for each publication, without gaps", outbox[0] == sent && outbox[1] == "1" && outbox[2] == sent,
            $"{site.Name}: {string.Join(' ', outbox)}, expected {sent}");
        Report.Check("every message is delivered in the end", outbox[3] is "0" or "", $"{site.Name}: {outbox[3]} are not");
        var due = await QueryAsync(site.Name, "SELECT kind, key FROM due", cancellationToken);
        Report.Check("what was due is done", due.Count == 0, $"{site.Name}: {due.Count} items wait");
    }

    private async Task IsCompleteAsync(ExpectedSite site, CancellationToken cancellationToken)
    {
        var tables = scene.Portal.Data.IsPostgres ? PostgresTables : SqliteTables;
        var (own, others) = (await QueryAsync(site.Name, tables, cancellationToken), await QueryAsync(Expectations.Parent, tables, cancellationToken));
        Report.Check(
            "a site has every table and index", own.Count > 0 && own.Select(row => row[0]).SequenceEqual(others.Select(row => row[0])),
            $"{site.Name} has {own.Count}, {Expectations.Parent} has {others.Count}");
        var features = await QueryAsync(site.Name, "SELECT feature_id FROM features", cancellationToken);
        Report.Check("a site has the features of its recipe", features.Any(row => row[0] == "JatengPortal.News"), $"{site.Name} has {features.Count}");
        if (scene.Portal.Data.IsPostgres)
            return;
        var integrity = await QueryAsync(site.Name, "PRAGMA integrity_check", cancellationToken);
        Report.Check(SoundFile, integrity is [["ok"]], $"{site.Name}: {string.Join(' ', integrity.Select(row => row[0]))}");
        var beside = scene.Portal.Data.FilesBeside(site.Name);
        Report.Check("nothing half-made is left beside a database", beside.Count == 0, $"{site.Name}: {string.Join(' ', beside)}");
    }

    private async Task IsKnownToHostAsync(ExpectedSite site, CancellationToken cancellationToken)
    {
        var host = (await scene.Portal.Data.OfHostAsync(
            $"SELECT state, CASE WHEN marked THEN 1 ELSE 0 END, projected_version, content_version, features FROM tenants WHERE name = '{site.Name}'",
            cancellationToken)).SingleOrDefault() ?? ["none", "", "", "", ""];
        var own = (await QueryAsync(site.Name, "SELECT version, content_version FROM tenant_state", cancellationToken)).SingleOrDefault() ?? ["", ""];
        Report.Check(
            "the host knows each site as it is: running, seen, its versions and features",
            host[0] == "1" && host[1] == "0" && host[2] == own[0] && host[3] == own[1] && host[4].Contains("JatengPortal.News", StringComparison.Ordinal),
            $"{site.Name}: host {string.Join(' ', host)}, site {string.Join(' ', own)}");
    }

    private Task<List<string[]>> QueryAsync(string tenant, string sql, CancellationToken cancellationToken) =>
        scene.Portal.Data.OfTenantAsync(tenant, sql, cancellationToken);
}
