using System.Globalization;
using System.Text.Json;
using JatengPortal.Testing;

namespace JatengPortal.Benchmarks;

/// <summary>The time from starting the process on an empty data folder to the first 200 of the home page, the setup of all tenants included.</summary>
internal static class StartTime
{
    private const int Tenants = 39;
    private const double BarSeconds = 10;

    public static async Task<int> RunAsync(LoadOptions options)
    {
        Machine.Print();
        var seconds = new List<double>();
        for (var run = 1; run <= options.Rounds; run++)
        {
            await using var portal = await RunningPortal.StartAsync(new PortalStart { ReadyAddress = "/" });
            seconds.Add(portal.StartedIn.TotalSeconds);
            var homes = await AnsweringHomesAsync(portal);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start {run}: {portal.StartedIn.TotalSeconds:F2} s, {homes} tenants answer"));
            if (homes != Tenants)
                throw new InvalidOperationException($"{Tenants} tenants were expected.");
        }

        var median = seconds.Median();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nmedian {median:F2} s, bar {BarSeconds} s: {(median <= BarSeconds ? "met" : "missed")}"));
        return 0;
    }

    // Asks every tenant that the portal itself lists for its home page.
    private static async Task<int> AnsweringHomesAsync(RunningPortal portal)
    {
        var list = await portal.RunVerbAsync(["tenants", "list", "--json"]);
        if (list.ExitCode != 0)
            throw new InvalidOperationException($"tenants list: {list}");
        using var tenants = JsonDocument.Parse(list.Output);
        var answering = 0;
        foreach (var tenant in tenants.RootElement.EnumerateArray())
        {
            var prefix = tenant.GetProperty("prefix").GetString()!;
            using var home = await portal.Client.GetAsync(new Uri(portal.Address, prefix.Length == 0 ? "" : $"{prefix}/"));
            answering += home.IsSuccessStatusCode ? 1 : 0;
        }

        return answering;
    }
}
