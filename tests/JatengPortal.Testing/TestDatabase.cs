using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace JatengPortal.Testing;

/// <summary>
/// Which database the portals under test use: SQLite in their data folder, or, where <c>JATENGPORTAL_TEST_POSTGRES</c> holds the
/// connection string of a server, a PostgreSQL database for each data folder. It goes with the server: dropping thousands of tables takes
/// longer than most tests.
/// </summary>
public static class TestDatabase
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("JATENGPORTAL_TEST_POSTGRES");

    /// <summary>Whether the tests run on PostgreSQL.</summary>
    public static bool IsPostgres => !string.IsNullOrEmpty(Server);

    /// <summary>The settings, in the environment's form, of a portal that keeps its data in this folder; makes the database once.</summary>
    public static IReadOnlyDictionary<string, string> SettingsFor(string dataPath)
    {
        if (!IsPostgres)
            return new Dictionary<string, string>();
        var name = NameOf(dataPath);
        try
        {
            Execute($"CREATE DATABASE {name} TEMPLATE template0");
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process of the same portal.
        }

        return new Dictionary<string, string>
        {
            ["Portal__Database__Provider"] = "Postgres",
            ["Portal__Database__ConnectionString"] = ConnectionString(name, pooling: true),
        };
    }

    /// <summary>A connection of the test's own to the database of that portal, which the portal knows nothing of.</summary>
    public static NpgsqlConnection Connect(string dataPath) => new(ConnectionString(NameOf(dataPath), pooling: false));

    private static string NameOf(string dataPath) =>
        "portal_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(dataPath))).AsSpan(0, 8));

    private static string ConnectionString(string database, bool pooling) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = database, Pooling = pooling, MaxPoolSize = 40 }.ConnectionString;

    private static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString("postgres", pooling: false));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
