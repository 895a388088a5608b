using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using JatengPortal.Testing;
using Microsoft.Data.Sqlite;

namespace JatengPortal.Benchmarks.Editors;

/// <summary>Looks afterwards whether the database of the office holds what its people were told: texts, numbers, approvals.</summary>
internal sealed class OfficeBooks : IAsyncDisposable
{
    private const int Published = 4;
    private readonly DbConnection _connection;
    private readonly Tally _tally;

    private OfficeBooks(DbConnection connection, Tally tally) => (_connection, _tally) = (connection, tally);

    public static async Task<OfficeBooks> OpenAsync(string dataPath, Tally tally)
    {
        DbConnection connection = TestDatabase.IsPostgres
            ? TestDatabase.Connect(dataPath)
            : new SqliteConnection($"Data Source={Path.Combine(dataPath, "tenants", Office.Name, "tenant.db")};Pooling=False");
        await connection.OpenAsync();
        var books = new OfficeBooks(connection, tally);
        if (TestDatabase.IsPostgres)
            await books.ReadAsync($"SET search_path TO \"tenant_{Office.Name}\"", _ => 0);
        return books;
    }

    /// <summary>Every text that was saved is in the newest edition of its circular, unless it was replaced by somebody who saw it.</summary>
    public async Task CheckTextsAsync(SavedTexts texts)
    {
        var bodies = (await ReadAsync("SELECT document_id, number, body FROM news_editions", row => (Id: IdOf(row, 0), Number: row.GetInt32(1), Body: row.GetString(2))))
            .GroupBy(edition => edition.Id).ToDictionary(editions => editions.Key, editions => editions.MaxBy(edition => edition.Number).Body);
        foreach (var document in texts.Documents)
        {
            var lost = bodies.TryGetValue(document, out var body) ? texts.LostIn(document, body) : ["all of it"];
            if (lost.Count > 0)
                _tally.Fault($"{document} has lost {string.Join(", ", lost)}");
        }
    }

    /// <summary>Every number is counted once, none is left out, and each belongs to what it says it does.</summary>
    public async Task CheckNumbersAsync()
    {
        var numbers = await ReadAsync(
            "SELECT counter, text, state, document_id FROM circular_numbers",
            row => (Counter: row.GetInt32(0), Text: row.GetString(1), State: row.GetInt32(2), Document: row.IsDBNull(3) ? (Guid?)null : IdOf(row, 3)));
        var counters = numbers.Select(number => number.Counter).Order().ToList();
        if (!counters.SequenceEqual(Enumerable.Range(1, counters.Count)))
            _tally.Fault($"The counter has gaps or doubles: {counters.Count} numbers, the last {counters[^1]}.");
        if (numbers.Select(number => number.Text).Distinct().Count() != numbers.Count)
            _tally.Fault("A number is there twice.");
        var circulars = (await ReadAsync("SELECT id, number FROM circulars", row => (Id: IdOf(row, 0), Number: row.GetString(1)))).ToDictionary(one => one.Id, one => one.Number);
        var documents = (await ReadAsync("SELECT id FROM news_documents", row => IdOf(row, 0))).ToHashSet();
        foreach (var (_, text, state, document) in numbers)
        {
            var isPublic = document is { } id && circulars.GetValueOrDefault(id) == text;
            if (state switch { 0 => document is null || isPublic || !documents.Contains(document.Value), 1 => !isPublic, _ => document is not null })
                _tally.Fault($"The number {text} is in state {state}, which its circular {document} is not.");
        }

        if (circulars.Values.Distinct().Count() != circulars.Count || circulars.Count != numbers.Count(number => number.State == 1))
            _tally.Fault($"{circulars.Count} circulars are public, with {circulars.Values.Distinct().Count()} numbers.");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  numbers 1 to {counters.Count}: {numbers.Count(n => n.State == 1)} printed, {numbers.Count(n => n.State == 0)} reserved, {numbers.Count(n => n.State == 2)} free"));
    }

    /// <summary>Whatever became public was approved by somebody who had no part in it.</summary>
    public async Task CheckApprovalsAsync()
    {
        var editions = await ReadAsync(
            "SELECT document_id, number, state, approved_by, author_ids FROM news_editions",
            row => (Id: IdOf(row, 0), Number: row.GetInt32(1), State: row.GetInt32(2), By: row.IsDBNull(3) ? (Guid?)null : IdOf(row, 3), Authors: IdsOf(row, 4)));
        foreach (var edition in editions.Where(edition => edition.By is { } by && edition.Authors.Contains(by)))
            _tally.Fault($"Edition {edition.Number} of {edition.Id} was approved by one of its authors.");
        foreach (var edition in editions.Where(edition => edition is { State: Published, By: null }))
            _tally.Fault($"Edition {edition.Number} of {edition.Id} is public and nobody approved it.");
        foreach (var document in editions.Where(edition => edition.State == Published).GroupBy(edition => edition.Id).Where(one => one.Count() > 1))
            _tally.Fault($"{document.Key} has {document.Count()} public editions.");
    }

    /// <summary>The address, the number and the wording of what is public.</summary>
    public Task<List<(string Slug, string Number, string Body)>> PublicAsync() => ReadAsync(
        "SELECT c.slug, c.number, e.body FROM circulars c JOIN news_editions e ON e.id = c.edition_id ORDER BY c.slug",
        row => (row.GetString(0), row.GetString(1), row.GetString(2)));

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }

    private static Guid IdOf(DbDataReader row, int column) => row.GetValue(column) is Guid id ? id : Guid.Parse(row.GetString(column));

    private static Guid[] IdsOf(DbDataReader row, int column) =>
        row.GetValue(column) is Guid[] ids ? ids : JsonSerializer.Deserialize<Guid[]>(row.GetString(column))!;
}
