using System.Collections.Concurrent;
using System.Globalization;

namespace JatengPortal.Benchmarks.Editors;

/// <summary>What was done, how long each took, and what went wrong.</summary>
internal sealed class Tally
{
    private const int MostFaultsShown = 20;
    private readonly ConcurrentDictionary<string, ConcurrentBag<double>> _times = new();
    private readonly ConcurrentDictionary<string, int> _counts = new();
    private readonly ConcurrentQueue<string> _faults = new();

    /// <summary>How often something was answered that may not be, or something is missing.</summary>
    public int Faults => _faults.Count;

    /// <summary>Requests of those who work, not of those who sign in.</summary>
    public int Operations => _times.Sum(kind => kind.Value.Count);

    public void Time(string kind, double milliseconds) => _times.GetOrAdd(kind, _ => []).Add(milliseconds);

    public void Count(string what) => _counts.AddOrUpdate(what, 1, (_, count) => count + 1);

    public int CountOf(string what) => _counts.GetValueOrDefault(what);

    public void Fault(string what) => _faults.Enqueue(what);

    public void Print(TimeSpan elapsed)
    {
        Line($"  {Operations / elapsed.TotalSeconds:N0} operations a second ({Operations:N0} in {elapsed.TotalSeconds:N0} s)\n");
        foreach (var (kind, bag) in _times.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            var times = bag.Order().ToArray();
            Line($"  {kind,-28} {times.Length,7:N0} ×   median {times.Median(),7:N1} ms   p95 {At(times, 0.95),7:N1} ms   p99 {At(times, 0.99),7:N1} ms");
        }

        Console.WriteLine();
        foreach (var (what, count) in _counts.OrderBy(one => one.Key, StringComparer.Ordinal))
            Line($"  {what,-60} {count,7:N0}");
    }

    public void PrintFaults()
    {
        foreach (var fault in _faults.Take(MostFaultsShown))
            Console.WriteLine($"  FAULT: {fault}");
        Line($"  {"faults (must be 0)",-60} {Faults,7:N0}");
    }

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
