using System.Diagnostics;
using Npgsql;

namespace JatengPortal.Testing;

/// <summary>
/// A PostgreSQL server of a test's own, which it may kill, start again and starve. What it has committed is on disk as far as the
/// death of its processes goes; the machine's own death is not tried.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string DebiansPrograms = "/usr/lib/postgresql";
    private readonly string _folder = Directory.CreateTempSubdirectory("jatengportal-pg-").FullName;
    private readonly int _maxConnections;

    private PostgresServer(int maxConnections) => _maxConnections = maxConnections;

    /// <summary>Makes a server and starts it.</summary>
    /// <param name="maxConnections">How many connections it takes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<PostgresServer> StartAsync(int maxConnections = 100, CancellationToken cancellationToken = default)
    {
        var server = new PostgresServer(maxConnections);
        try
        {
            if (Environment.IsPrivilegedProcess)
                await RunAsync(["chown", "postgres", server._folder], cancellationToken);
            await server.RunAsPostgresAsync(
                "initdb", ["-D", server.Data, "-U", "portal", "-A", "trust", "--locale=C.UTF-8", "-E", "UTF8", "--no-sync"], cancellationToken);
            await server.StartAgainAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>For a portal, or for a test that looks past it.</summary>
    public string ConnectionString(bool pooling = true) => new NpgsqlConnectionStringBuilder
    {
        Host = _folder,
        Username = "portal",
        Database = "postgres",
        Pooling = pooling,
        MaxPoolSize = 30,
    }.ConnectionString;

    /// <summary>The settings, in the environment's form, of a portal that keeps its data here.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Portal__Database__Provider"] = "Postgres",
        ["Portal__Database__ConnectionString"] = ConnectionString(),
    };

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Ends all of its processes at once; what was not committed is lost.</summary>
    public Task KillAsync(CancellationToken cancellationToken = default) =>
        RunAsPostgresAsync("pg_ctl", ["-D", Data, "-m", "immediate", "-w", "stop"], cancellationToken);

    /// <summary>Starts it, and waits until it takes connections.</summary>
    public Task StartAgainAsync(CancellationToken cancellationToken = default) => RunAsPostgresAsync(
        "pg_ctl",
        [
            "-D", Data, "-w", "-l", Path.Combine(_folder, "server.log"), "start", "-o",
            $"-c listen_addresses='' -c unix_socket_directories={_folder} -c fsync=off -c max_connections={_maxConnections} "
            + "-c max_locks_per_transaction=512 -c superuser_reserved_connections=0",
        ],
        cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // PostgreSQL refuses to run as root.
    private Task RunAsPostgresAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        string[] command = [Path.Combine(ProgramsFolder(), program), .. arguments];
        return RunAsync(Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", .. command] : command, cancellationToken, _folder);
    }

    // Debian keeps them out of the path.
    private static string ProgramsFolder() => Directory.Exists(DebiansPrograms)
        ? Path.Combine(Directory.GetDirectories(DebiansPrograms).Order(StringComparer.Ordinal).Last(), "bin")
        : "";

    private static async Task RunAsync(string[] command, CancellationToken cancellationToken, string? folder = null)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)}\n{string.Join('\n', await said)}");
    }
}
