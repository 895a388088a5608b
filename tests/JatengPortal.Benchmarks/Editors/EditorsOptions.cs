using System.Globalization;

namespace JatengPortal.Benchmarks.Editors;

/// <summary>How many people, and how long.</summary>
/// <param name="Editors">People who write; every fifth as many approve.</param>
/// <param name="Minutes">How long they work.</param>
internal sealed record EditorsOptions(int Editors = 50, double Minutes = 2)
{
    public int Approvers => Math.Max(2, Editors / 5);

    public static EditorsOptions From(ReadOnlySpan<string> arguments) => arguments switch
    {
        [] => new EditorsOptions(),
        ["--editors", var editors, .. var rest] =>
            From(rest) with { Editors = Math.Clamp(int.Parse(editors, CultureInfo.InvariantCulture), 2, 500) },
        ["--minutes", var minutes, .. var rest] =>
            From(rest) with { Minutes = Math.Clamp(double.Parse(minutes, CultureInfo.InvariantCulture), 0.05, 60) },
        [var unknown, ..] => throw new ArgumentException($"Unknown option {unknown}; there are --editors N and --minutes N."),
    };
}
