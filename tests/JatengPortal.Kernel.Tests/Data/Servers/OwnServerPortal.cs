using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;

namespace JatengPortal.Kernel.Tests.Data.Servers;

/// <summary>A probed portal with a PostgreSQL server of its own, which a test may kill and starve.</summary>
public abstract class OwnServerPortal(int maxConnections) : ProbedPortal, IAsyncLifetime
{
    /// <summary>The server.</summary>
    public PostgresServer Postgres { get; private set; } = null!;

    /// <summary>Its settings, in the environment's form.</summary>
    public IReadOnlyDictionary<string, string> ServerSettings => Postgres.Settings;

    /// <inheritdoc />
    protected override IReadOnlyDictionary<string, string> Settings =>
        ServerSettings.ToDictionary(pair => pair.Key.Replace("__", ":", StringComparison.Ordinal), pair => pair.Value);

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => Postgres = await PostgresServer.StartAsync(maxConnections, TestContext.Current.CancellationToken);

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Postgres.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The command line on the same data.</summary>
    internal CommandLine CommandLine()
    {
        var line = new CommandLine(this);
        foreach (var (name, value) in ServerSettings)
            line.Environment[name] = value;
        return line;
    }
}
