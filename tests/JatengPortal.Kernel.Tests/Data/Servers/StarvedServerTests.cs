using System.Net;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Tests.Probing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace JatengPortal.Kernel.Tests.Data.Servers;

/// <summary>A PostgreSQL server that others have taken every connection of.</summary>
[Trait("Provider", "Postgres")]
public sealed class StarvedServerTests(StarvedServerTests.SmallServer portal) : IClassFixture<StarvedServerTests.SmallServer>
{
    private const int Connections = 16;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_connection_readers_get_503_verbs_one_line_and_nothing_is_lost()
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        await site.PublishArticleAsync("kabar", "Kabar yang tinggal");
        var due = Sites.NewName();
        await site.ChangeAsync(services => services.GetRequiredService<DueTable>()
            .ScheduleAsync(ProbeDue.Kind, due, portal.Clock.GetUtcNow().UtcDateTime.AddHours(1), Token));
        var line = portal.CommandLine();

        await using (await TakeAllAsync())
        {
            portal.Clock.Turn(TimeSpan.FromHours(2));
            using var answer = await site.GetAsync("/berita");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.Contains(site.Tenant.Title, await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

            var verb = await line.RunAsync("features", "disable", site.Tenant.Name, "JatengPortal.News");
            Assert.Equal(1, verb.ExitCode);
            Assert.Contains("too many clients", Assert.Single(verb.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        }

        Assert.Contains("Kabar yang tinggal", await site.ReadAsync("/berita"), StringComparison.Ordinal);
        Assert.Equal(0, (await line.RunAsync("tenants", "show", site.Tenant.Name)).ExitCode);
        await Eventually.IsTrueAsync(async () => await site.SectionAsync(ProbeDue.Section) is not null, "what was due meanwhile is done");
        Assert.Equal(due, await site.SectionAsync(ProbeDue.Section));
    }

    /// <summary>Takes connections, those of the portal too, until there is none left; they are free again when this is disposed of.</summary>
    private async Task<IAsyncDisposable> TakeAllAsync()
    {
        var taken = new Held();
        while (taken.Connections.Count < Connections)
        {
            var connection = new NpgsqlConnection(portal.Postgres.ConnectionString(pooling: false) + ";Application Name=orang lain");
            try
            {
                await connection.OpenAsync(Token);
                taken.Connections.Add(connection);
            }
            catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.TooManyConnections)
            {
                await connection.DisposeAsync();
                await using var command = new NpgsqlCommand(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'JatengPortal'", taken.Connections[0]);
                await command.ExecuteNonQueryAsync(Token);
            }
        }

        return taken;
    }

    /// <summary>Few connections.</summary>
    public sealed class SmallServer() : OwnServerPortal(Connections);

    private sealed class Held : IAsyncDisposable
    {
        public List<NpgsqlConnection> Connections { get; } = [];

        public async ValueTask DisposeAsync()
        {
            foreach (var connection in Connections)
                await connection.DisposeAsync();
        }
    }
}
