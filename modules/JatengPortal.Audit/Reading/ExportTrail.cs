using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using JatengPortal.Audit.Trail;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Audit.Reading;

/// <summary>Hands out the entries of a selection, oldest first, as a CSV (RFC 4180) or JSON file (RFC 8259). Read as they are sent, and noted.</summary>
internal static class ExportTrail
{
    public const string FormatName = "format";

    // Spreadsheets run what begins like a formula; they show what begins with an apostrophe.
    private static readonly CsvConfiguration Csv = new(CultureInfo.InvariantCulture)
    {
        InjectionOptions = InjectionOptions.Escape,
        InjectionEscapeCharacter = '\'',
    };

    public static void Map(FeatureRoutes trail) => trail.MapPost("/ekspor", HandleAsync);

    private static async Task<Results<PushStreamHttpResult, BadRequest>> HandleAsync(
        OpenTrail trail, EntryWords words, IFormCollection form, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (format, selection) = (form[FormatName].ToString(), TrailSelection.Of(form));
        if (format is not ("csv" or "json") || selection.Unreadable is not null)
            return TypedResults.BadRequest();
        await trail.ChangeAsync(
            _ => Task.CompletedTask, new AuditFact("trail.exported", format) { After = selection.Given() }, cancellationToken);
        var entries = (await selection.OfAsync(trail.Db, words, cancellationToken)).OrderBy(entry => entry.Sequence).AsAsyncEnumerable();
        var file = string.Create(CultureInfo.InvariantCulture, $"jejak-audit-{WesternIndonesiaTime.Of(clock.GetUtcNow().UtcDateTime):yyyy-MM-dd}.{format}");
        return format == "csv"
            ? TypedResults.Stream(stream => WriteCsvAsync(entries, stream, cancellationToken), "text/csv; charset=utf-8", file)
            : TypedResults.Stream(stream => WriteJsonAsync(entries, stream, cancellationToken), "application/json", file);
    }

    private static async Task WriteCsvAsync(IAsyncEnumerable<AuditEntry> entries, Stream stream, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await using var csv = new CsvWriter(text, Csv);
        foreach (var heading in new[] { "sequence", "time", "actor", "origin", "action", "subject", "before", "after", "hash" })
            csv.WriteField(heading);
        await csv.NextRecordAsync();
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            csv.WriteField(entry.Sequence);
            csv.WriteField(WesternIndonesiaTime.Machine(entry.Utc));
            foreach (var field in new[] { entry.Actor, entry.Origin, entry.Action, entry.Subject, entry.Before, entry.After, entry.Hash })
                csv.WriteField(field);
            await csv.NextRecordAsync();
        }
    }

    private static Task WriteJsonAsync(IAsyncEnumerable<AuditEntry> entries, Stream stream, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(stream, entries.Select(Exported), JsonSerializerOptions.Web, cancellationToken);

    // Before and after are texts: what the hash is over, letter by letter.
    private static object Exported(AuditEntry entry) => new
    {
        entry.Sequence,
        Time = DateTime.SpecifyKind(entry.Utc, DateTimeKind.Utc),
        entry.ActorId,
        entry.Actor,
        entry.Origin,
        entry.Action,
        entry.Subject,
        entry.Before,
        entry.After,
        entry.Hash,
    };
}
