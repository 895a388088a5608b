using System.Diagnostics;
using System.Globalization;
using JatengPortal.Testing;
using Microsoft.AspNetCore.Hosting;

namespace JatengPortal.Benchmarks;

/// <summary>
/// A process that holds the portal, reads the home of every tenant once, waits, and tells how much managed memory is in use and how many
/// files it has open: only the process itself can ask for a full collection first.
/// </summary>
internal sealed class IdleTenants
{
    private const string Mark = "idle: ";
    private readonly Process _process;
    private readonly int _tenants;

    private IdleTenants(Process process, int tenants)
    {
        _process = process;
        _tenants = tenants;
    }

    public static IdleTenants Start(string folder, string recipes, int tenants, int seconds)
    {
        string[] command =
        [
            typeof(IdleTenants).Assembly.Location, "idle", Path.Combine(folder, "App_Data"), recipes,
            tenants.ToString(CultureInfo.InvariantCulture), seconds.ToString(CultureInfo.InvariantCulture),
        ];
        return new IdleTenants(Process.Start(new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true })!, tenants);
    }

    public async Task PrintAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        // The portal prints there too.
        var figures = output.Split('\n').Single(line => line.StartsWith(Mark, StringComparison.Ordinal));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {_tenants,6:N0} tenants: {figures[Mark.Length..]}"));
        _process.Dispose();
    }

    /// <summary>The process itself.</summary>
    public static async Task<int> RunAsync(string dataPath, string recipes, int tenants, int seconds)
    {
        await using var portal = new HostedPortal(dataPath, recipes);
        using var client = portal.Browser();
        await client.GetAsync(new Uri(ManyTenantRecipes.HomeOf(0), UriKind.Relative));
        var before = InUse();
        for (var number = 0; number < tenants; number++)
        {
            using var answer = await client.GetAsync(new Uri(ManyTenantRecipes.HomeOf(number), UriKind.Relative));
            answer.EnsureSuccessStatusCode();
        }

        await Task.Delay(TimeSpan.FromSeconds(seconds));
        var after = InUse();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Mark}{after / (1024.0 * 1024):N1} MB managed, {Math.Max(0, after - before) / (1024.0 * tenants):N1} KB for each that was visited, {OpenFilesOf(Environment.ProcessId):N0} open files, {Process.GetCurrentProcess().Threads.Count} threads (bar 64 KB each)"));
        return 0;
    }

    public static int OpenFilesOf(int processId) => Directory.GetFileSystemEntries($"/proc/{processId}/fd").Length;

    private static long InUse()
    {
        for (var pass = 0; pass < 3; pass++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private sealed class HostedPortal(string dataPath, string recipes) : PortalFactory
    {
        public override string DataPath => dataPath;

        protected override string RecipesPath => recipes;

        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string> { ["Logging:LogLevel:Default"] = "Warning" };

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseContentRoot(Repository.PathOf("src", "JatengPortal.Web"));
        }
    }
}
