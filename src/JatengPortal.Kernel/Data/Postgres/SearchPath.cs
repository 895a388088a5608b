using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JatengPortal.Kernel.Data.Postgres;

/// <summary>
/// Sends every leased connection into its schema. Connections come from one pool and forget it when they go back, so one whose
/// schema was not set finds no table at all.
/// </summary>
internal sealed class SearchPath : DbConnectionInterceptor
{
    private readonly ConditionalWeakTable<DbConnection, string> _schemas = [];
    private readonly string? _standard;

    /// <param name="standard">For connections that nobody assigned; null where each has to be.</param>
    public SearchPath(string? standard = null) => _standard = standard;

    /// <summary>From now on the connection opens in this schema.</summary>
    public void Assign(DbConnection connection, string schema) => _schemas.Add(connection, schema);

    /// <summary>To be called by whoever opens a connection without a context.</summary>
    public async Task ApplyAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
        ApplyAsync(connection, cancellationToken);

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command.ExecuteNonQuery();
    }

    private DbCommand Command(DbConnection connection)
    {
        var schema = _schemas.TryGetValue(connection, out var assigned) ? assigned : _standard
            ?? throw new InvalidOperationException("The connection belongs to no schema.");
        var command = connection.CreateCommand();
        command.CommandText = "SELECT set_config('search_path', $1, false)";
        var parameter = command.CreateParameter();
        parameter.Value = $"\"{schema}\"";
        command.Parameters.Add(parameter);
        return command;
    }
}
