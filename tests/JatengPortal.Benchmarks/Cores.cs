namespace JatengPortal.Benchmarks;

/// <summary>Who computes where: all servers share the first core (only one is under load at a time), the load comes from the second.</summary>
internal static class Cores
{
    public static IReadOnlyList<string> Servers { get; } = ["taskset", "-c", "0"];

    public static IReadOnlyList<string> Load { get; } = ["taskset", "-c", "1"];
}
