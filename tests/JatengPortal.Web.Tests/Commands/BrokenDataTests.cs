using JatengPortal.Testing;
using Microsoft.Data.Sqlite;

namespace JatengPortal.Web.Tests.Commands;

/// <summary>Data that can't be used is one clear line, and nothing is made in its place.</summary>
[Trait("Provider", "Sqlite")]
[Trait("Provider", "Sqlite")]
public sealed class BrokenDataTests(PortalFactory portal)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lost_host_database_is_not_replaced_by_a_new_one(bool isEmpty)
    {
        using var data = new TemporaryFolder();
        // Whichever test comes first starts it.
        _ = portal.Services;
        Directory.CreateDirectory(data.PathOf("tenants", "dinas-a"));
        File.Copy(portal.At("dinas-a").DatabaseFile, data.PathOf("tenants", "dinas-a", "tenant.db"));
        if (isEmpty)
            await File.WriteAllBytesAsync(data.PathOf("host.db"), [], Token);

        var refused = await At(data).RunAsync("tenants", "list");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("host.db", OnlyLineOf(refused), StringComparison.Ordinal);
        Assert.Contains("backup", OnlyLineOf(refused), StringComparison.Ordinal);
        Assert.Equal(isEmpty, File.Exists(data.PathOf("host.db")));
    }

    [Fact]
    public async Task A_damaged_host_database_is_named()
    {
        using var data = new TemporaryFolder();
        await File.WriteAllTextAsync(data.PathOf("host.db"), new string('x', 5000), Token);

        var refused = await At(data).RunAsync("tenants", "list");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains($"host's database in {data.Path}", OnlyLineOf(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_database_refuses_is_told_in_one_line_and_nothing_has_changed()
    {
        var line = new CommandLine(portal);
        Assert.Equal(0, (await line.RunAsync("tenants", "create", "baris-penuh", "--title", "Baris penuh", "--recipe", "sample-agency")).ExitCode);
        var site = portal.At("baris-penuh");
        await using (var connection = new SqliteConnection($"Data Source={site.DatabaseFile};Pooling=False"))
        {
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TRIGGER penuh BEFORE INSERT ON articles BEGIN SELECT RAISE(ABORT, 'tidak ada tempat'); END";
            await command.ExecuteNonQueryAsync(Token);
        }

        using var files = new TemporaryFolder();
        await File.WriteAllTextAsync(files.PathOf("berita.md"), "---\ntitle: Tidak masuk\ndate: 2024-11-27\n---\nIsi.", Token);
        var refused = await line.RunAsync("import", "articles", files.PathOf("berita.md"), "--tenant", "baris-penuh");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("tidak ada tempat", OnlyLineOf(refused), StringComparison.Ordinal);
        Assert.DoesNotContain("Tidak masuk", await site.ReadAsync("/berita"), StringComparison.Ordinal);
    }

    private CommandLine At(TemporaryFolder data)
    {
        var line = new CommandLine(portal);
        line.Environment["Portal__DataPath"] = data.Path;
        return line;
    }

    private static string OnlyLineOf(CommandResult result) =>
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
}
