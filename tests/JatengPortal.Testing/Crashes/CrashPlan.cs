namespace JatengPortal.Testing.Crashes;

/// <summary>What a series of crashes is to do. The same plan does the same work; what a kill meets there is up to the machine.</summary>
/// <param name="Kills">How many processes are to be ended.</param>
/// <param name="Seed">Of everything that is left to chance.</param>
/// <param name="Postgres">On a PostgreSQL server of its own, which is killed now and then; otherwise on SQLite.</param>
public sealed record CrashPlan(int Kills, int Seed, bool Postgres)
{
    /// <summary>Told a line about each round; null for nobody.</summary>
    public Action<string>? Tell { get; init; }

    /// <summary>Of the database.</summary>
    public string Provider => Postgres ? "PostgreSQL" : "SQLite";
}
