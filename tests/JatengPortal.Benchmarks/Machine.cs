using System.Runtime;
using System.Runtime.InteropServices;

namespace JatengPortal.Benchmarks;

/// <summary>Where a figure was measured; a figure without it says little.</summary>
internal static class Machine
{
    public static void Print()
    {
        var model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : null;
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024 * 1024);
        Console.WriteLine($"machine  {Environment.ProcessorCount} cores, {model ?? "unknown CPU"}, {memory} GiB");
        Console.WriteLine($"runtime  {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, server GC {(GCSettings.IsServerGC ? "on" : "off")}");
        if (File.Exists("/proc/loadavg"))
            Console.WriteLine($"load     {File.ReadAllText("/proc/loadavg").Split(' ')[0]} before measuring (others' work on the machine shows in the figures)");
        Console.WriteLine();
    }
}
