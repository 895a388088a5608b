using System.Diagnostics;
using System.Globalization;
using JatengPortal.Testing;

namespace JatengPortal.Benchmarks;

/// <summary>Time and memory of <c>import articles</c> with the export of a large WordPress site, beside a serving portal.</summary>
internal static class ImportMemory
{
    private const string Tenant = "kesbangpol";
    private const string Peak = "VmHWM:";
    private const int ParagraphsOfPost = 40;

    public static async Task<int> RunAsync(ReadOnlyMemory<string> arguments)
    {
        var megabytes = arguments.Span is ["--megabytes", var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 500;
        Machine.Print();
        using var folder = new TemporaryFolder();
        foreach (var size in new[] { Math.Max(1, megabytes / 10), megabytes })
        {
            await using var portal = await RunningPortal.StartAsync(new PortalStart { ReadyAddress = "/" });
            var export = folder.PathOf("export.xml");
            var posts = await SampleExport.WriteAsync(export, size * 1024L * 1024, ParagraphsOfPost);
            var length = new FileInfo(export).Length / (1024.0 * 1024);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{length:N0} MB, {posts:N0} posts"));
            await MeasureAsync(portal, export, "dry run", "--dry-run");
            await MeasureAsync(portal, export, "import");
            await MeasureAsync(portal, export, "again");
        }

        return 0;
    }

    private static async Task MeasureAsync(RunningPortal portal, string export, string what, params string[] options)
    {
        var clock = Stopwatch.StartNew();
        using var process = portal.StartVerb(["import", "articles", export, "--tenant", Tenant, .. options]);
        var lastLine = LastLineAsync(process.StandardOutput);
        var errors = process.StandardError.ReadToEndAsync();
        long peak = 0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakOf(process.Id));
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(100));
        }

        var summary = await lastLine;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {what,-8} {clock.Elapsed.TotalSeconds,6:N0} s, peak {peak / 1024.0:N0} MB resident: {summary}"));
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The import ended with {process.ExitCode}: {await errors}");
    }

    private static async Task<string?> LastLineAsync(StreamReader output)
    {
        string? last = null;
        while (await output.ReadLineAsync() is { } line)
            last = line;
        return last;
    }

    // In KB. The operating system keeps the highest value itself: nothing between two looks is missed, only the last 0.1 s.
    private static long PeakOf(int processId)
    {
        try
        {
            var line = File.ReadLines($"/proc/{processId}/status").FirstOrDefault(one => one.StartsWith(Peak, StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line[Peak.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // it has just ended
        }
    }
}
