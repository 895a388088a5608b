using System.Data.Common;
using JatengPortal.Testing;
using Microsoft.Data.Sqlite;

namespace JatengPortal.Benchmarks;

/// <summary>Fills a table of the host with copies of one of its rows, past the portal: hashing ten thousand passwords would take all day.</summary>
internal sealed class CopiedRows : IAsyncDisposable
{
    private readonly DbConnection _connection;

    private CopiedRows(DbConnection connection) => _connection = connection;

    public static async Task<CopiedRows> OpenAsync(string dataPath)
    {
        DbConnection connection = TestDatabase.IsPostgres
            ? TestDatabase.Connect(dataPath)
            : new SqliteConnection($"Data Source={Path.Combine(dataPath, "host.db")};Pooling=False");
        await connection.OpenAsync();
        return new CopiedRows(connection);
    }

    /// <summary>Copies a row so many times.</summary>
    /// <param name="table">Of the host.</param>
    /// <param name="where">SQL that finds the row.</param>
    /// <param name="times">How many copies.</param>
    /// <param name="change">What the copy of that number, from 0, has in this column instead; gives back the value where it stays.</param>
    public async Task MakeAsync(string table, string where, int times, Func<int, string, object, object> change)
    {
        var name = TestDatabase.IsPostgres ? $"host.{table}" : table;
        var (columns, values) = await ReadAsync($"SELECT * FROM {name} WHERE {where}");
        await using var transaction = await _connection.BeginTransactionAsync();
        await using var insert = _connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT INTO {name} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        for (var i = 0; i < columns.Count; i++)
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = $"p{i}";
            insert.Parameters.Add(parameter);
        }

        for (var copy = 0; copy < times; copy++)
        {
            for (var i = 0; i < columns.Count; i++)
                insert.Parameters[i].Value = change(copy, columns[i], values[i]);
            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    /// <summary>An id as EF Core stores it: in SQLite, text in capital letters.</summary>
    public static object Stored(Guid id) => TestDatabase.IsPostgres ? id : id.ToString().ToUpperInvariant();

    /// <summary>The values of the first row that a query gives.</summary>
    public async Task<(List<string> Columns, List<object> Values)> ReadAsync(string sql)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
            throw new InvalidOperationException($"Nothing answers {sql}");
        var fields = Enumerable.Range(0, reader.FieldCount).ToList();
        return (fields.ConvertAll(reader.GetName), fields.ConvertAll(reader.GetValue));
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
