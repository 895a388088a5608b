using System.Diagnostics;
using System.Globalization;

namespace JatengPortal.Benchmarks;

/// <summary>The load generator: one thread, 32 connections, for a bounded time, on this machine only.</summary>
internal static class Wrk
{
    private const int Connections = 32;

    /// <summary>Requests per second that were answered.</summary>
    /// <exception cref="InvalidOperationException">An answer was not 2xx or 3xx, or a connection failed.</exception>
    public static async Task<double> RunAsync(Uri address, string encoding, int seconds)
    {
        string[] command = [.. Cores.Load, "wrk", "-t1", "--timeout", "30s", $"-c{Connections}", $"-d{seconds}s", .. Accept(encoding), address.AbsoluteUri];
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var rate = output.Split('\n').FirstOrDefault(line => line.StartsWith("Requests/sec:", StringComparison.Ordinal));
        if (rate is null || output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal))
            throw new InvalidOperationException($"wrk on {address}:\n{output}\n{await error}");
        return double.Parse(rate.Split(':')[1], CultureInfo.InvariantCulture);
    }

    private static string[] Accept(string encoding) => encoding.Length == 0 ? [] : ["-H", $"Accept-Encoding: {encoding}"];
}
