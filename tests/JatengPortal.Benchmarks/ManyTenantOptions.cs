using System.Globalization;

namespace JatengPortal.Benchmarks;

/// <summary>What is measured.</summary>
/// <param name="Counts">How many tenants, one portal each.</param>
/// <param name="IdleSeconds">How long nothing is asked before idle tenants are looked at; the design says five minutes.</param>
internal sealed record ManyTenantOptions(IReadOnlyList<int> Counts, int IdleSeconds)
{
    public static ManyTenantOptions From(ReadOnlySpan<string> arguments) => arguments switch
    {
        [] => new ManyTenantOptions([10, 1_000], 300),
        ["--counts", var counts, .. var rest] =>
            From(rest) with { Counts = [.. counts.Split(',').Select(count => int.Parse(count, CultureInfo.InvariantCulture))] },
        ["--idle-seconds", var seconds, .. var rest] => From(rest) with { IdleSeconds = int.Parse(seconds, CultureInfo.InvariantCulture) },
        [var unknown, ..] => throw new ArgumentException($"Unknown option {unknown}; there are --counts 10,1000,10000 and --idle-seconds N."),
    };
}
