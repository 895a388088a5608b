namespace JatengPortal.Testing.Crashes;

/// <summary>Ends processes at random moments: a while after a sign that their work has come to some point.</summary>
internal sealed class Killer(CrashPortal portal, Random random, CrashReport report)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>Runs a verb, and ends it, or the database server below it, at most <paramref name="span"/> ms after the sign.</summary>
    /// <param name="work">What it is counted as.</param>
    /// <param name="verb">The verb.</param>
    /// <param name="sign">Whether its work has come far enough.</param>
    /// <param name="span">Milliseconds.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The verb, ended; it may have come to its own end before.</returns>
    public async Task<WatchedVerb> KillVerbAsync(
        string work, IReadOnlyList<string> verb, Func<WatchedVerb, Task<bool>> sign, int span, CancellationToken cancellationToken)
    {
        var killsServer = IsServersTurn();
        var watched = new WatchedVerb(portal.Process.StartVerb(verb));
        await WaitForAsync(() => watched.HasEnded ? Task.FromResult(true) : sign(watched), span, cancellationToken);
        if (!watched.HasEnded)
        {
            if (killsServer)
                await KillServerAsync(work, cancellationToken);
            else
                watched.Kill();
            if (!killsServer)
                report.Killed(work, "verb");
        }

        await watched.EndAsync(cancellationToken);
        if (killsServer)
        {
            report.Check("a verb that loses its database ends in a few clear lines", SaysClearly(watched), string.Join(" | ", watched.Errors.Take(5)));
            report.Check("the serving process outlives its database", portal.Process.IsRunning, portal.Process.Output);
        }

        return watched;
    }

    /// <summary>Ends the serving process, or its database server, and starts it again; now and then a second time while it starts.</summary>
    public async Task KillPortalAsync(string work, Func<Task<bool>> sign, int span, CancellationToken cancellationToken)
    {
        await WaitForAsync(sign, span, cancellationToken);
        if (IsServersTurn())
        {
            await KillServerAsync(work, cancellationToken);
            report.Check("the serving process outlives its database", portal.Process.IsRunning, portal.Process.Output);
            return;
        }

        portal.Process.Kill();
        report.Killed(work, "portal");
        if (random.Next(4) == 0)
        {
            using var impatient = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            impatient.CancelAfter(random.Next(100, 2500));
            try
            {
                await portal.Process.RestartAsync(impatient.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                report.Killed(work, "portal while it starts");
            }
        }

        await portal.Process.RestartAsync(cancellationToken);
    }

    /// <summary>Ends the first start of a portal, which sets everything up.</summary>
    public async Task KillFirstStartAsync(string work, CancellationToken cancellationToken)
    {
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var start = portal.StartAsync(impatient.Token);
        var databases = random.Next(-1, CrashRecipes.FirstChildren.Length + 1);
        await WaitForAsync(
            async () => start.IsCompleted || databases < 0 || (await portal.Data.TenantDatabasesAsync(cancellationToken)).Count >= databases,
            databases < 0 ? 1500 : 120, cancellationToken);
        await impatient.CancelAsync();
        try
        {
            await start;
            await portal.Process.DisposeAsync();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Its process is gone.
        }

        report.Killed(work, "portal while it starts");
    }

    private bool IsServersTurn() => portal.Server is not null && random.Next(4) == 0;

    private async Task KillServerAsync(string work, CancellationToken cancellationToken)
    {
        await portal.Server!.KillAsync(cancellationToken);
        report.Killed(work, "database server");
        await portal.Server.StartAgainAsync(cancellationToken);
    }

    private async Task WaitForAsync(Func<Task<bool>> sign, int span, CancellationToken cancellationToken)
    {
        var pause = TimeSpan.FromMilliseconds(random.Next(span));
        var begun = TimeProvider.System.GetTimestamp();
        while (!await sign() && TimeProvider.System.GetElapsedTime(begun) < LongestWait)
            await Task.Delay(Look, cancellationToken);
        await Task.Delay(pause, cancellationToken);
    }

    private static bool SaysClearly(WatchedVerb verb) => verb.ExitCode == 0
        || (verb.Errors.Count is > 0 and <= 6 && !verb.Errors.Any(line => line.StartsWith("   at ", StringComparison.Ordinal)));
}
