namespace JatengPortal.Testing.Crashes;

/// <summary>
/// Kills the portal, its verbs and its database server at random moments of publishing, recipe runs, tenant creation and delivery,
/// lets it recover, and looks whether something acknowledged was lost, something took effect twice, or a tenant was left in between.
/// </summary>
public static class CrashSeries
{
    private const int KillsForOneFirstStart = 20;

    private static readonly ICrashedWork[] Works =
    [
        new Publishing(), new RecipeRuns(), new TenantCreation(), new Deliveries(),
        new ScheduledPublishing(), new RecipeRuns(), new TenantCreation(), new Deliveries(),
    ];

    /// <summary>Does what the plan says.</summary>
    public static async Task<CrashReport> RunAsync(CrashPlan plan, CancellationToken cancellationToken)
    {
        var report = new CrashReport(plan);
        var begun = TimeProvider.System.GetTimestamp();
        await using var portal = await CrashPortal.PrepareAsync(plan.Postgres, cancellationToken);
        var scene = new CrashScene(portal, plan, report);
        var checks = new PortalChecks(scene);
        await SetUpAsync(plan, scene, checks, cancellationToken);
        for (var round = 0; report.Kills < plan.Kills && report.Violations.Count == 0; round++)
        {
            var work = Works[round % Works.Length];
            var sites = await work.RunAsync(scene, cancellationToken);
            await checks.AtRestAsync([.. sites, scene.Expected.Sites[Expectations.Parent]], cancellationToken);
            var seconds = TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
            var where = string.Join(' ', sites.Select(site => site.Name));
            plan.Tell?.Invoke($"{seconds,5:N0} s: {report.Kills} kills, {report.Checks} checks, {report.Violations.Count} violations: {work.GetType().Name} in {where}");
        }

        await checks.AtRestAsync([.. scene.Expected.Sites.Values], cancellationToken);
        report.Took = TimeProvider.System.GetElapsedTime(begun);
        return report;
    }

    private static async Task SetUpAsync(CrashPlan plan, CrashScene scene, PortalChecks checks, CancellationToken cancellationToken)
    {
        for (var kill = 0; kill < (plan.Kills + KillsForOneFirstStart - 1) / KillsForOneFirstStart; kill++)
            await scene.Killer.KillFirstStartAsync(TenantCreation.Name, cancellationToken);
        await scene.Portal.StartAsync(cancellationToken);
        await ArrivalLog.BeginAsync(scene.Portal.Data, cancellationToken);
        scene.Expected.Add(Expectations.Parent, parent: null);
        foreach (var child in CrashRecipes.FirstChildren)
            scene.Expected.Add(child, Expectations.Parent);
        await checks.AtRestAsync([.. scene.Expected.Sites.Values], cancellationToken);
    }
}
