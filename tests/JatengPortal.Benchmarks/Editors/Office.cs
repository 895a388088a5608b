using System.Text.Json;
using JatengPortal.Testing;

namespace JatengPortal.Benchmarks.Editors;

/// <summary>One agency that writes circulars, and the people who work there, each with an account of their own.</summary>
internal sealed class Office : IAsyncDisposable
{
    public const string Name = "kantor";
    private const string WriterRole = "Penyunting";
    private const string ApproverRole = "Penyetuju";
    private const string Password = "sandi-bersama-untuk-pengukuran";
    private readonly TemporaryFolder _folder;

    private Office(TemporaryFolder folder, RunningPortal portal) => (_folder, Portal) = (folder, portal);

    public RunningPortal Portal { get; }

    public static async Task<Office> OpenAsync()
    {
        var folder = new TemporaryFolder();
        var recipes = Directory.CreateDirectory(folder.PathOf("recipes")).FullName;
        WriteRecipes(recipes);
        var portal = await RunningPortal.StartAsync(new PortalStart
        {
            DataPath = folder.PathOf("App_Data"),
            ReadyAddress = "/",
            Environment = new Dictionary<string, string>
            {
                ["Portal__RecipesPath"] = recipes,
                ["Portal__Setup__Recipe"] = "awal",
                ["Portal__Setup__AdminPassword"] = Password,
                ["Logging__LogLevel__Default"] = "Warning",
            },
        });
        return new Office(folder, portal);
    }

    /// <summary>Signs so many people in. One account is made by the portal, the others are copies of it: their passwords take too long.</summary>
    public async Task<(IReadOnlyList<OfficeWorker> Writers, IReadOnlyList<OfficeWorker> Approvers)> HireAsync(EditorsOptions options, Tally tally) =>
        (await HireAsync("penyunting", WriterRole, options.Editors, tally), await HireAsync("penyetuju", ApproverRole, options.Approvers, tally));

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<IReadOnlyList<OfficeWorker>> HireAsync(string name, string role, int count, Tally tally)
    {
        var sample = $"{name}-x";
        var made = await RunAsync("users", "create", sample, "--name", $"Contoh {sample}");
        await RunAsync("users", "grant", sample, Name, role);
        var first = made.Split('\n').Single(line => line.StartsWith(sample + ": ", StringComparison.Ordinal))[(sample.Length + 2)..].Trim();
        using (await StaffClient.SignInAsync(Portal, sample, first, Password))
            await CopyAsync(sample, name, count);
        var workers = new List<OfficeWorker>();
        for (var number = 0; number < count; number++)
            workers.Add(await OfficeWorker.SignInAsync(Portal, $"{name}-{number}", Password, tally));
        return workers;
    }

    private async Task CopyAsync(string sample, string name, int count)
    {
        await using var rows = await CopiedRows.OpenAsync(Portal.DataPath);
        var accounts = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).ToArray();
        var (upper, host) = (sample.ToUpperInvariant(), TestDatabase.IsPostgres ? "host." : "");
        await rows.MakeAsync("accounts", $"user_name = '{sample}'", count, (copy, column, value) => column switch
        {
            "id" => CopiedRows.Stored(accounts[copy]),
            _ when value is string text => text.Replace(sample, $"{name}-{copy}", StringComparison.Ordinal)
                .Replace(upper, $"{name}-{copy}".ToUpperInvariant(), StringComparison.Ordinal),
            _ => value,
        });
        var id = (await rows.ReadAsync($"SELECT id FROM {host}accounts WHERE user_name = '{sample}'")).Values[0];
        await rows.MakeAsync("memberships", $"account_id = '{id}'", count, (copy, column, value) =>
            column == "account_id" ? CopiedRows.Stored(accounts[copy]) : value);
    }

    private async Task<string> RunAsync(params string[] verb)
    {
        var result = await Portal.RunVerbAsync(verb);
        return result.ExitCode == 0
            ? result.Output
            : throw new InvalidOperationException($"{string.Join(' ', verb)} ended with {result.ExitCode}: {result.Error}");
    }

    private static void WriteRecipes(string folder)
    {
        object[] tenants = [new { name = "Tenants", Tenants = new[] { new { Name, Title = "Kantor contoh", Prefix = "", Recipe = Name } } }];
        Save(folder, "awal", tenants);
        Save(folder, Name, [
            new { name = "feature", enable = new[] { "JatengPortal.Circulars" } },
            new { name = "Roles", Roles = new[] { Role(WriterRole, "Circulars.Edit"), Role(ApproverRole, "Circulars.Edit", "Circulars.Publish") } },
            new
            {
                name = "CircularTypes",
                Types = new[]
                {
                    new
                    {
                        Slug = "edaran", Name = "Surat edaran", Layout = "A", Pattern = "{klasifikasi}/{nomor}/{unit}/{tahun}", Unit = "UJI",
                        Classification = "100.2.7",
                    },
                },
            },
        ]);
    }

    private static object Role(string name, params string[] permissions) => new { Name = name, Permissions = permissions };

    private static void Save(string folder, string name, object[] steps) =>
        File.WriteAllText(Path.Combine(folder, $"{name}.recipe.json"), JsonSerializer.Serialize(new { name, steps }));
}
