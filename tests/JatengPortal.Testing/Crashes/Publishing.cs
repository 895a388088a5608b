namespace JatengPortal.Testing.Crashes;

/// <summary>Files are taken in and published, one transaction each; the verb that does it is killed.</summary>
internal sealed class Publishing : ICrashedWork
{
    private const string Name = "publishing";
    private const int Files = 10;

    public async Task<IReadOnlyList<ExpectedSite>> RunAsync(CrashScene scene, CancellationToken cancellationToken)
    {
        var site = scene.Expected.Some(scene.Random, 1)[0];
        var round = scene.NewName("impor");
        // Some of them are new editions of what was taken in before.
        var known = site.Articles.Keys.Where(slug => slug.StartsWith("impor-", StringComparison.Ordinal)).TakeLast(30).ToArray();
        var slugs = Enumerable.Range(1, Files)
            .Select(i => known.Length > 0 && scene.Random.Next(3) == 0 ? known[scene.Random.Next(known.Length)] : $"{round}-{i}").Distinct();
        var work = new PlannedWork([site], slugs.ToDictionary(slug => slug, slug => $"Kabar {slug} dari {round}"), IsWhole: false);
        var files = work.Titles.Select(pair => scene.Portal.Write($"{pair.Key}.md", CrashRecipes.Markdown(pair.Key, pair.Value)));
        List<string> verb = ["import", "articles", .. files, "--tenant", site.Name];

        var acknowledged = new HashSet<string>();
        do
        {
            var reported = scene.Random.Next(-1, work.Titles.Count - 1);
            using var import = await scene.Killer.KillVerbAsync(
                Name, verb, running => Task.FromResult(reported < 0 || TakenIn(running).Count() >= reported), reported < 0 ? 2000 : 30,
                cancellationToken);
            acknowledged.UnionWith(TakenIn(import));
            await new InterruptedChecks(scene).HalfDoneAsync(work, (_, slug) => acknowledged.Contains(slug), cancellationToken);
        }
        while (scene.IsKilledAgain);

        await scene.FinishAsync(verb, cancellationToken);
        work.Expect();
        return [site];
    }

    // "published  impor-1-2.md: Kabar …"; what an earlier run has published is "unchanged" in the next.
    private static IEnumerable<string> TakenIn(WatchedVerb import) => import.Lines
        .Where(line => line.StartsWith("published ", StringComparison.Ordinal) || line.StartsWith("unchanged ", StringComparison.Ordinal))
        .Select(line => line.Split(' ', 2)[1].Trim().Split(".md:")[0]);
}
