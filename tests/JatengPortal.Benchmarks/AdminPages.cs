using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using JatengPortal.Testing;

namespace JatengPortal.Benchmarks;

/// <summary>
/// How long the pages of the administration area take for the administrator of the portal, each page of the menu, with many tenants and
/// accounts present.
/// </summary>
internal static partial class AdminPages
{
    private const int Tenants = 1_000;
    private const int Accounts = 10_000;
    private const int WarmUp = 20;
    private const int Requests = 100;
    private const double Bar = 50;
    private const string FirstPassword = "sandi-pertama-untuk-pengukuran";
    private const string Password = "sandi-kedua-untuk-pengukuran";
    private const string Sample = "contoh-akun-x";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public static async Task<int> RunAsync()
    {
        Machine.Print();
        using var folder = new TemporaryFolder();
        var recipes = folder.PathOf("recipes");
        ManyTenantRecipes.Write(recipes, Tenants);
        await using var portal = await RunningPortal.StartAsync(new PortalStart
        {
            DataPath = folder.PathOf("App_Data"),
            ReadyAddress = "/",
            Patience = Patience,
            Environment = new Dictionary<string, string>
            {
                ["Portal__RecipesPath"] = recipes,
                ["Portal__Setup__Recipe"] = ManyTenantRecipes.Setup,
                ["Portal__Setup__AdminPassword"] = FirstPassword,
                ["Logging__LogLevel__Default"] = "Warning",
            },
        });
        await MakeAccountsAsync(portal);
        await portal.RunAsync("features", "enable", ManyTenantRecipes.NameOf(0), "JatengPortal.Tenants");
        using var staff = await StaffClient.SignInAsync(portal, "admin", FirstPassword, Password);
        var pages = MenuEntry().Matches(await staff.ReadAsync("/admin")).Select(match => match.Groups[1].Value)
            .Concat(["/admin", "/akun", "/akun/pemberitahuan"]).Distinct().Order(StringComparer.Ordinal).ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"database {(TestDatabase.IsPostgres ? "PostgreSQL" : "SQLite")}, {Tenants:N0} tenants, {Accounts:N0} accounts, {pages.Count} pages, {Requests} requests each (bar: median below {Bar:N0} ms)\n"));
        var slow = 0;
        foreach (var page in pages)
        {
            var times = await MeasureAsync(staff, page);
            slow += times.Median() >= Bar ? 1 : 0;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {page,-40} median {times.Median(),6:N1} ms   p95 {times.Order().ElementAt(Requests * 95 / 100),6:N1} ms"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{slow} of {pages.Count} pages miss the bar"));
        return 0;
    }

    private static async Task<List<double>> MeasureAsync(StaffClient staff, string page)
    {
        for (var i = 0; i < WarmUp; i++)
            await staff.ReadAsync(page);
        var times = new List<double>(Requests);
        for (var i = 0; i < Requests; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await staff.ReadAsync(page);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times;
    }

    /// <summary>Each account has a role in one tenant, so that each tenant has ten people.</summary>
    private static async Task MakeAccountsAsync(RunningPortal portal)
    {
        await portal.RunAsync("users", "create", Sample, "--name", "Contoh akun x");
        await using var rows = await CopiedRows.OpenAsync(portal.DataPath);
        var host = TestDatabase.IsPostgres ? "host." : "";
        var accounts = Enumerable.Range(0, Accounts).Select(_ => Guid.CreateVersion7()).ToArray();
        await rows.MakeAsync("accounts", $"user_name = '{Sample}'", Accounts, (copy, column, value) => column switch
        {
            "id" => CopiedRows.Stored(accounts[copy]),
            _ when value is string text => text.Replace("akun-x", $"akun-{copy}", StringComparison.Ordinal)
                .Replace("AKUN-X", $"AKUN-{copy}", StringComparison.Ordinal).Replace("akun x", $"akun {copy}", StringComparison.Ordinal),
            _ => value,
        });
        var tenants = new List<object>();
        for (var number = 0; number < Tenants; number++)
            tenants.Add((await rows.ReadAsync($"SELECT id FROM {host}tenants WHERE name = '{ManyTenantRecipes.NameOf(number)}'")).Values[0]);
        await portal.RunAsync("users", "grant", Sample, ManyTenantRecipes.NameOf(0), "Editor");
        var sample = (await rows.ReadAsync($"SELECT id FROM {host}accounts WHERE user_name = '{Sample}'")).Values[0];
        await rows.MakeAsync("memberships", $"account_id = '{sample}'", Accounts, (copy, column, value) => column switch
        {
            "account_id" => CopiedRows.Stored(accounts[copy]),
            "tenant_id" => tenants[copy % Tenants],
            _ => value,
        });
    }

    private static async Task RunAsync(this RunningPortal portal, params string[] verb)
    {
        var result = await portal.RunVerbAsync(verb);
        if (result.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', verb)} ended with {result.ExitCode}: {result.Error}");
    }

    [GeneratedRegex("href=\"(/admin/[a-z/-]+)\"")]
    private static partial Regex MenuEntry();
}
