using JatengPortal.Testing;
using JatengPortal.Testing.Crashes;

namespace JatengPortal.Web.Tests.Crashes;

/// <summary>A short series of what <c>tests/load/crash</c> does at length: kill -9 at seeded random moments.</summary>
public sealed class KilledPortalTests
{
    [Fact]
    public async Task However_it_is_killed_nothing_acknowledged_is_lost_and_nothing_takes_effect_twice()
    {
        var plan = new CrashPlan(Kills: 6, Seed: 20241127, TestDatabase.IsPostgres);

        var report = await CrashSeries.RunAsync(plan, TestContext.Current.CancellationToken);

        Assert.True(report.Violations.Count == 0, report.ToString());
        Assert.InRange(report.Kills, plan.Kills, int.MaxValue);
    }
}
