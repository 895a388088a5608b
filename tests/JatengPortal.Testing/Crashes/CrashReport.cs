using System.Globalization;
using System.Text;

namespace JatengPortal.Testing.Crashes;

/// <summary>What a series of crashes did, and what it found.</summary>
public sealed class CrashReport(CrashPlan plan)
{
    private readonly SortedDictionary<string, int> _byWork = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _byVictim = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _checks = new(StringComparer.Ordinal);
    private readonly List<string> _violations = [];

    /// <summary>How many processes were ended in the middle of their work.</summary>
    public int Kills => _byWork.Values.Sum();

    /// <summary>How many checks were made.</summary>
    public int Checks => _checks.Values.Sum();

    /// <summary>What should not be, one line each.</summary>
    public IReadOnlyList<string> Violations => _violations;

    /// <summary>How long it took.</summary>
    public TimeSpan Took { get; internal set; }

    internal void Killed(string work, string victim)
    {
        _byWork[work] = _byWork.GetValueOrDefault(work) + 1;
        _byVictim[victim] = _byVictim.GetValueOrDefault(victim) + 1;
    }

    /// <param name="rule">What must hold, in a few words.</param>
    /// <param name="holds">Whether it does.</param>
    /// <param name="otherwise">What was found instead.</param>
    internal void Check(string rule, bool holds, string otherwise)
    {
        _checks[rule] = _checks.GetValueOrDefault(rule) + 1;
        if (holds)
            return;
        var violation = $"after {Kills} kills: {rule}: {otherwise}";
        _violations.Add(violation);
        plan.Tell?.Invoke($"VIOLATION {violation}");
    }

    /// <inheritdoc />
    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{plan.Provider}: {Kills} kills in {Took.TotalSeconds:N0} s, {_violations.Count} violations (seed {plan.Seed})");
        text.AppendLine(CultureInfo.InvariantCulture, $"  during      {Join(_byWork)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  killed      {Join(_byVictim)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {Checks:N0} checks:");
        foreach (var (rule, count) in _checks)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {count,8:N0}  {rule}");
        foreach (var violation in _violations)
            text.AppendLine(CultureInfo.InvariantCulture, $"  VIOLATION {violation}");
        return text.ToString();
    }

    private static string Join(SortedDictionary<string, int> counts) =>
        string.Join(", ", counts.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value}")));
}
