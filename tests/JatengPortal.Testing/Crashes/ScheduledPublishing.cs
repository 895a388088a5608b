namespace JatengPortal.Testing.Crashes;

/// <summary>Articles fall due; the serving portal that publishes them is killed.</summary>
internal sealed class ScheduledPublishing : ICrashedWork
{
    private const string Name = "publishing";
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(4);

    public async Task<IReadOnlyList<ExpectedSite>> RunAsync(CrashScene scene, CancellationToken cancellationToken)
    {
        var sites = scene.Expected.Some(scene.Random, 2);
        var round = scene.NewName("jadwal");
        var due = TimeProvider.System.GetUtcNow() + Ahead;
        var work = new PlannedWork(sites, Enumerable.Range(1, 4).ToDictionary(i => $"{round}-{i}", i => $"Kabar {i} dari {round}"), IsWhole: false);
        var file = scene.Portal.Write($"{round}.recipe.json", CrashRecipes.Publishing(round, work.Titles, due));
        var names = string.Join(',', sites.Select(site => site.Name));
        await scene.FinishAsync(["recipes", "run", file, "--no-rehearsal", "--tenant", names], cancellationToken);

        // The portal looks once a second.
        await scene.Killer.KillPortalAsync(
            Name, () => Task.FromResult(TimeProvider.System.GetUtcNow() > due + TimeSpan.FromMilliseconds(500)), 1300, cancellationToken);
        while (scene.IsKilledAgain)
            await scene.Killer.KillPortalAsync(Name, () => Task.FromResult(true), 1300, cancellationToken);
        work.Expect();
        return sites;
    }
}
