using System.Text.RegularExpressions;

namespace JatengPortal.Testing.Crashes;

/// <summary>What every kind of work needs while it is killed.</summary>
internal sealed partial class CrashScene(CrashPortal portal, CrashPlan plan, CrashReport report)
{
    private int _lastName;

    public Random Random { get; } = new(plan.Seed);

    public CrashPortal Portal => portal;

    public CrashReport Report => report;

    public Expectations Expected { get; } = new();

    public Killer Killer => field ??= new Killer(portal, Random, report);

    /// <summary>A name that nothing else in this series has.</summary>
    public string NewName(string kind) => $"{kind}-{++_lastName}";

    /// <summary>Whether the work that was killed is taken up, and killed, once more.</summary>
    public bool IsKilledAgain => Random.Next(3) > 0;

    /// <summary>Does a verb's work to its end, which nothing but a kill may keep it from.</summary>
    public async Task FinishAsync(IReadOnlyList<string> verb, CancellationToken cancellationToken)
    {
        var result = await portal.Process.RunVerbAsync(verb, cancellationToken);
        report.Check(
            "the same command, or 'recipes resume', finishes what was interrupted", result.ExitCode == 0, $"{string.Join(' ', verb)}: {result}");
    }

    /// <summary>The agencies that a recipe reported as done.</summary>
    public static HashSet<string> DoneBy(WatchedVerb run) =>
        [.. run.Lines.Select(line => TenantDone().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value)];

    /// <summary>Number of the ledger's run of a recipe; null where it has not come that far.</summary>
    public async Task<string?> LedgerRunAsync(string recipeFile, CancellationToken cancellationToken) =>
        (await portal.Data.OfHostAsync($"SELECT number FROM ledger_runs WHERE recipe = '{recipeFile}'", cancellationToken)).SingleOrDefault()?[0];

    /// <summary>Nobody hears a sign from a database that is just being made, or is locked for a moment.</summary>
    public static async Task<bool> QuietlyAsync(Func<Task<bool>> sign)
    {
        try
        {
            return await sign();
        }
        catch (System.Data.Common.DbException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^(\S+): \d+ changed, \d+ as they were$")]
    private static partial Regex TenantDone();
}
