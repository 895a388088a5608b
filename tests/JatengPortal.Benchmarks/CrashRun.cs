using System.Globalization;
using JatengPortal.Testing.Crashes;

namespace JatengPortal.Benchmarks;

/// <summary>Kills the portal's processes at random moments on both providers, and counts what that has lost, doubled or left half-done.</summary>
internal static class CrashRun
{
    private const int Kills = 100;
    private const int Seed = 20241127;

    public static async Task<int> RunAsync(ReadOnlyMemory<string> arguments)
    {
        var (plan, provider) = From(arguments.Span);
        Machine.Print();
        var reports = new List<CrashReport>();
        foreach (var postgres in new[] { false, true })
        {
            if (provider is null || provider.Equals(postgres ? "Postgres" : "Sqlite", StringComparison.OrdinalIgnoreCase))
                reports.Add(await CrashSeries.RunAsync(plan with { Postgres = postgres }, CancellationToken.None));
        }

        foreach (var report in reports)
            Console.WriteLine($"\n{report}");
        var violations = reports.Sum(report => report.Violations.Count);
        Console.WriteLine($"{reports.Sum(report => report.Kills)} kills, {reports.Sum(report => report.Checks)} checks, {violations} violations");
        Console.WriteLine($"again: tests/load/crash --kills {plan.Kills} --seed {plan.Seed}{(provider is null ? "" : $" --provider {provider}")}");
        return violations == 0 ? 0 : 1;
    }

    private static (CrashPlan Plan, string? Provider) From(ReadOnlySpan<string> arguments)
    {
        var plan = new CrashPlan(Kills, Seed, Postgres: false) { Tell = Console.WriteLine };
        string? provider = null;
        for (; arguments is [var option, var value, .. var rest]; arguments = rest)
        {
            switch (option)
            {
                case "--kills":
                    plan = plan with { Kills = int.Parse(value, CultureInfo.InvariantCulture) };
                    break;
                case "--seed":
                    plan = plan with { Seed = int.Parse(value, CultureInfo.InvariantCulture) };
                    break;
                case "--provider" when value is "sqlite" or "postgres":
                    provider = value;
                    break;
                default:
                    throw new ArgumentException($"Unknown option {option} {value}; there are --kills N, --seed N and --provider sqlite|postgres.");
            }
        }

        return arguments.IsEmpty ? (plan, provider) : throw new ArgumentException($"{arguments[0]} needs a value.");
    }
}
