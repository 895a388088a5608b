namespace JatengPortal.Testing.Crashes;

/// <summary>A recipe is run in several sites, with a ledger; the verb is killed, and the run is resumed.</summary>
internal sealed class RecipeRuns : ICrashedWork
{
    private const string Name = "recipe runs";

    public async Task<IReadOnlyList<ExpectedSite>> RunAsync(CrashScene scene, CancellationToken cancellationToken)
    {
        var sites = scene.Expected.Some(scene.Random, 4);
        var round = scene.NewName("resep");
        // The first becomes a new edition in the sites where it has run before.
        var slugs = Enumerable.Range(1, 4).Select(i => $"{round}-{i}").Prepend("resep-tetap");
        var work = new PlannedWork(sites, slugs.ToDictionary(slug => slug, slug => $"Kabar {slug} dari {round}"), IsWhole: true);
        var file = scene.Portal.Write($"{round}.recipe.json", CrashRecipes.Publishing(round, work.Titles));
        List<string> verb = ["recipes", "run", file, "--tenant", string.Join(',', sites.Select(site => site.Name))];
        if (scene.Random.Next(4) > 0)
            verb.Add("--no-rehearsal");

        var acknowledged = new HashSet<string>();
        await KillAsync(scene, verb, file, work, acknowledged, cancellationToken);
        while (scene.IsKilledAgain && await scene.LedgerRunAsync(file, cancellationToken) is { } begun)
            await KillAsync(scene, ["recipes", "resume", begun], file, work, acknowledged, cancellationToken);

        var number = await scene.LedgerRunAsync(file, cancellationToken);
        await scene.FinishAsync(number is null ? verb : ["recipes", "resume", number], cancellationToken);
        work.Expect();
        var open = await scene.Portal.Data.OfHostAsync(
            $"SELECT i.state FROM ledger_items i JOIN ledger_runs r ON r.number = i.run_number WHERE r.recipe = '{file}'", cancellationToken);
        scene.Report.Check(
            "a resumed run is done in each of its sites", open.Count == sites.Count && open.All(row => row[0] == "1"),
            string.Join(' ', open.Select(row => row[0])));
        foreach (var site in sites)
        {
            var settings = await scene.Portal.Data.OfTenantAsync(site.Name, "SELECT json FROM settings", cancellationToken);
            scene.Report.Check(
                "every step of a recipe has run", settings.Any(row => row[0].Contains(CrashRecipes.TaglineOf(round), StringComparison.Ordinal)),
                $"{site.Name} after {round}");
        }

        return sites;
    }

    private static async Task KillAsync(
        CrashScene scene, List<string> verb, string file, PlannedWork work, HashSet<string> acknowledged, CancellationToken cancellationToken)
    {
        var done = scene.Random.Next(-1, work.Sites.Count);
        using var run = await scene.Killer.KillVerbAsync(
            Name, verb,
            running => CrashScene.QuietlyAsync(async () => done < 0
                || (CrashScene.DoneBy(running).Count >= done && (done > 0 || await scene.LedgerRunAsync(file, cancellationToken) is not null))),
            done < 0 ? 2000 : 120, cancellationToken);
        acknowledged.UnionWith(CrashScene.DoneBy(run));
        await new InterruptedChecks(scene).HalfDoneAsync(work, (site, _) => acknowledged.Contains(site.Name), cancellationToken);
    }
}
