using System.Diagnostics;
using System.Globalization;
using JatengPortal.Testing;

namespace JatengPortal.Benchmarks;

/// <summary>
/// What many tenants cost: making them, starting beside them, visiting them all, listing, a recipe in all, a migration of all; and, after
/// <see cref="IdleTenants"/>' pause, the memory and the open files of an idle one.
/// </summary>
internal static class ManyTenants
{
    private const int Starts = 3;
    private const int ReadersOfSite = 4;
    private const int MostOpenFiles = 2_000;
    private static readonly TimeSpan Patience = TimeSpan.FromHours(3);

    public static async Task<int> RunAsync(ManyTenantOptions options)
    {
        Machine.Print();
        Console.WriteLine($"database {(TestDatabase.IsPostgres ? "PostgreSQL" : "SQLite")}; sites made by the recipe kabkota\n");
        using var folder = new TemporaryFolder();
        var idle = new List<IdleTenants>();
        foreach (var tenants in options.Counts)
            idle.Add(await MeasureAsync(folder.PathOf($"{tenants}"), tenants, options.IdleSeconds));
        Console.WriteLine($"after {options.IdleSeconds} s without a request:");
        foreach (var process in idle)
            await process.PrintAsync();
        return 0;
    }

    private static async Task<IdleTenants> MeasureAsync(string folder, int tenants, int idleSeconds)
    {
        var recipes = Path.Combine(folder, "recipes");
        ManyTenantRecipes.Write(recipes, tenants);
        var start = new PortalStart
        {
            DataPath = Path.Combine(folder, "App_Data"),
            ReadyAddress = "/",
            Patience = Patience,
            Environment = new Dictionary<string, string>
            {
                ["Portal__RecipesPath"] = recipes,
                ["Portal__Setup__Recipe"] = ManyTenantRecipes.Setup,
                ["Logging__LogLevel__Default"] = "Warning",
            },
        };
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tenants:N0} tenants"));
        await using (var portal = await RunningPortal.StartAsync(start))
        {
            var making = Stopwatch.StartNew();
            foreach (var more in ManyTenantRecipes.NamesOf(tenants).Skip(1))
                await VerbAsync(portal, $"recipe {more}", "recipes", "run", more, "--go-on");
            var made = portal.StartedIn + making.Elapsed;
            Print("made, on an empty data folder", $"{made.TotalSeconds:N1} s, {made.TotalMilliseconds / tenants:N0} ms each");
            var starts = new List<double>();
            for (var round = 0; round < Starts; round++)
            {
                await portal.RestartAsync();
                starts.Add(portal.StartedIn.TotalSeconds);
            }

            Print("process start to first page", $"{starts.Median():N2} s (median of {Starts})");
            await VisitAllAsync(portal, tenants);
            await VerbAsync(portal, "tenants list", "tenants", "list", "--size", "100");
            await VerbAsync(
                portal, "tenants create", "tenants", "create", "satu-lagi", "--title", "Satu lagi", "--recipe", ManyTenantRecipes.Lean);
            await VerbAsync(portal, "a recipe in all", "recipes", "run", ManyTenantRecipes.Addition, "--all", "--no-rehearsal");
            using (var answer = await portal.Client.GetAsync(new Uri(ManyTenantRecipes.AddedAddress, UriKind.Relative)))
                answer.EnsureSuccessStatusCode();
            await LastMigration.UndoAsync(portal.DataPath, tenants);
            await VerbAsync(portal, "migrate", "migrate");
        }

        return IdleTenants.Start(folder, recipes, tenants, idleSeconds);
    }

    private static async Task VisitAllAsync(RunningPortal portal, int tenants)
    {
        var clock = Stopwatch.StartNew();
        var most = 0;
        for (var number = 0; number < tenants; number++)
        {
            // Several readers of one site at a time: the pool keeps a connection for each.
            await Task.WhenAll(Enumerable.Range(0, ReadersOfSite).Select(reader => ReadAsync(portal, ManyTenantRecipes.HomeOf(number), reader)));
            if (number % 50 == 49 || number == tenants - 1)
                most = Math.Max(most, IdleTenants.OpenFilesOf(portal.ProcessId));
        }

        Print(
            $"{ReadersOfSite} pages of each at once",
            $"{clock.Elapsed.TotalMilliseconds / tenants:N1} ms each, at most {most:N0} open files (bar {MostOpenFiles:N0})");
    }

    private static async Task ReadAsync(RunningPortal portal, string home, int reader)
    {
        var path = reader == 0 ? home : home + ManyTenantRecipes.Pages[reader % ManyTenantRecipes.Pages.Count];
        using var answer = await portal.Client.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    private static async Task VerbAsync(RunningPortal portal, string what, params string[] verb)
    {
        var clock = Stopwatch.StartNew();
        using var process = portal.StartVerb(verb);
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is not null)
        {
        }

        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{what} ended with {process.ExitCode}: {await errors}");
        Print(what, $"{clock.Elapsed.TotalSeconds:N2} s");
    }

    private static void Print(string what, FormattableString figure) =>
        Console.WriteLine($"  {what,-30} {figure.ToString(CultureInfo.InvariantCulture)}");
}
