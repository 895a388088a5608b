namespace JatengPortal.Testing.Crashes;

/// <summary>What must hold right after a kill, before anything was repeated.</summary>
internal sealed class InterruptedChecks(CrashScene scene)
{
    private const string Editions =
        "SELECT d.slug, COUNT(*) FROM news_documents d JOIN news_editions e ON e.document_id = d.id GROUP BY d.slug";

    /// <summary>Nothing acknowledged is lost; where work is one piece, a site has all of it or nothing.</summary>
    /// <param name="work">What was under way.</param>
    /// <param name="isAcknowledged">Whether a site's article was reported as done.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task HalfDoneAsync(PlannedWork work, Func<ExpectedSite, string, bool> isAcknowledged, CancellationToken cancellationToken)
    {
        foreach (var site in work.Sites)
        {
            // One statement: what a dying process may still have committed comes before all of it, or after.
            var found = (await scene.Portal.Data.OfTenantAsync(site.Name, Editions, cancellationToken))
                .ToDictionary(row => row[0], row => int.Parse(row[1], provider: null));
            var advanced = work.Titles.Keys.Select(slug => (Slug: slug, By: found.GetValueOrDefault(slug) - site.EditionsOf(slug))).ToList();
            foreach (var (slug, by) in advanced)
            {
                scene.Report.Check(
                    "an interrupted article is there once or not at all", by is 0 or 1, $"{site.Name}/{slug} has gained {by} editions");
                if (isAcknowledged(site, slug))
                    scene.Report.Check("what was acknowledged is there after a kill", by == 1, $"{site.Name}/{slug} is not there");
            }

            if (!work.IsWhole)
                continue;
            scene.Report.Check(
                "a recipe is run in a site as a whole or not at all", advanced.Select(one => one.By).Distinct().Count() == 1,
                $"{site.Name}: {string.Join(' ', advanced)}");
        }
    }
}
