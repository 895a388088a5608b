using System.Globalization;

namespace JatengPortal.Benchmarks;

/// <summary>How long to measure.</summary>
/// <param name="Rounds">Rounds (or starts) whose median counts.</param>
/// <param name="Seconds">Length of one load, in seconds.</param>
/// <param name="Tenants">How many tenants there are; 0 for those that a new portal has.</param>
internal sealed record LoadOptions(int Rounds = 5, int Seconds = 4, int Tenants = 0)
{
    public static LoadOptions From(ReadOnlySpan<string> arguments) => arguments switch
    {
        [] => new LoadOptions(),
        ["--rounds", var rounds, .. var rest] => From(rest) with { Rounds = Number(rounds) },
        ["--seconds", var seconds, .. var rest] => From(rest) with { Seconds = Number(seconds) },
        ["--tenants", var tenants, .. var rest] => From(rest) with { Tenants = int.Parse(tenants, CultureInfo.InvariantCulture) },
        [var unknown, ..] => throw new ArgumentException($"Unknown option {unknown}; there are --rounds N, --seconds N and --tenants N."),
    };

    private static int Number(string text) => Math.Clamp(int.Parse(text, CultureInfo.InvariantCulture), 1, 60);
}
