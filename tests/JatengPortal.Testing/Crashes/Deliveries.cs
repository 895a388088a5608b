namespace JatengPortal.Testing.Crashes;

/// <summary>Sites publish, and the serving portal that carries it to their parent is killed on the way.</summary>
internal sealed class Deliveries : ICrashedWork
{
    private const string Name = "delivery";
    private const int Articles = 8;

    public async Task<IReadOnlyList<ExpectedSite>> RunAsync(CrashScene scene, CancellationToken cancellationToken)
    {
        var sites = scene.Expected.Some(scene.Random, 4);
        var round = scene.NewName("kirim");
        var slugs = Enumerable.Range(1, Articles).Select(i => $"{round}-{i}").Prepend("kirim-tetap");
        var work = new PlannedWork(sites, slugs.ToDictionary(slug => slug, slug => $"Kabar {slug} dari {round}"), IsWhole: true);
        var file = scene.Portal.Write($"{round}.recipe.json", CrashRecipes.Publishing(round, work.Titles));
        var before = await ArrivalLog.CountAsync(scene.Portal.Data, cancellationToken);
        // Everything at once, when the parent opens again, or as each site publishes.
        var closes = scene.Random.Next(2) == 0;
        if (closes)
            await scene.FinishAsync(["tenants", "suspend", Expectations.Parent], cancellationToken);
        using var run = new WatchedVerb(scene.Portal.Process.StartVerb(
            ["recipes", "run", file, "--no-rehearsal", "--tenant", string.Join(',', sites.Select(site => site.Name))]));
        var opening = closes ? OpenAsync(scene, run, cancellationToken) : Task.CompletedTask;

        var arrived = scene.Random.Next(work.Titles.Count * sites.Count);
        await scene.Killer.KillPortalAsync(
            Name, () => CrashScene.QuietlyAsync(async () => opening.IsFaulted
                || (await ArrivalLog.CountAsync(scene.Portal.Data, cancellationToken) - before >= arrived && (arrived > 0 || run.HasEnded))),
            60, cancellationToken);
        while (scene.IsKilledAgain)
            await scene.Killer.KillPortalAsync(Name, () => Task.FromResult(true), 400, cancellationToken);

        await run.EndAsync(cancellationToken);
        await opening;
        // The portal's death is nothing to the verb; that of the database server is.
        if (run.ExitCode != 0 && await scene.LedgerRunAsync(file, cancellationToken) is { } number)
            await scene.FinishAsync(["recipes", "resume", number], cancellationToken);
        else if (run.ExitCode != 0)
            await scene.FinishAsync(["recipes", "run", file, "--tenant", string.Join(',', sites.Select(site => site.Name))], cancellationToken);
        work.Expect();
        return sites;
    }

    private static async Task OpenAsync(CrashScene scene, WatchedVerb run, CancellationToken cancellationToken)
    {
        await run.EndAsync(cancellationToken);
        var opened = await scene.Portal.Process.RunVerbAsync(["tenants", "resume", Expectations.Parent], cancellationToken);
        if (opened.ExitCode != 0 && scene.Portal.Server is null)
            scene.Report.Check("a closed site opens again", holds: false, opened.ToString());
        // A second time only where the database server died under the first.
        else if (opened.ExitCode != 0)
            await scene.Portal.Process.RunVerbAsync(["tenants", "resume", Expectations.Parent], cancellationToken);
    }
}
