using System.Globalization;
using System.Text;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Web;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.News.Circulars.Distribution.Sending;

/// <summary>Shows where a circular stands with each site that it was sent to; as a table for spreadsheets too.</summary>
internal static class ShowBoard
{
    public static string PathOf(Guid id) => $"/admin/surat-edaran/{id}/distribusi";

    public static string CsvPathOf(Guid id) => PathOf(id) + ".csv";

    internal static void Map(FeatureRoutes sending)
    {
        sending.MapGet("/admin/surat-edaran/{id:guid}/distribusi", HandleAsync);
        sending.MapGet("/admin/surat-edaran/{id:guid}/distribusi.csv", ExportAsync);
    }

    private static async Task<Results<RazorComponentResult<BoardScreen>, NotFound>> HandleAsync(
        Guid id, NewsDbContext db, TenantRegistry registry, TimeProvider clock, CancellationToken cancellationToken) =>
        await Board.ReadAsync(id, db, registry, clock.GetUtcNow().UtcDateTime, cancellationToken) is { } board
            ? new RazorComponentResult<BoardScreen>(new { Board = board })
            : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> ExportAsync(
        Guid id, NewsDbContext db, TenantRegistry registry, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await Board.ReadAsync(id, db, registry, clock.GetUtcNow().UtcDateTime, cancellationToken) is not { } board)
            return TypedResults.NotFound();
        var lines = board.Cells.Select(cell => Line(
            cell.Tenant.RegionCode, cell.Tenant.Title, Residency.Of(cell.Tenant.RegionCode)?.Name, Board.TextOf(cell.State), Time(cell.Receiver.SentUtc),
            Time(cell.Receiver.ArrivedUtc), Time(cell.Receiver.ReadUtc), Time(cell.Receiver.AcknowledgedUtc), cell.Receiver.AcknowledgedBy,
            Time(cell.Receiver.RemindedUtc), board.IsWithdrawn ? Texts.Yes : Texts.No));
        var heading = Line(
            Texts.Board_code, Texts.Board_site, Texts.Board_residency, Texts.Board_state, Texts.Receiver_sent, Texts.Receiver_arrived,
            Texts.Receiver_read, Texts.Receiver_acknowledged, Texts.Board_by, Texts.Board_reminded, Texts.Received_withdrawn);
        // With a byte order mark: spreadsheets take it for something else without.
        var text = "\uFEFF" + string.Concat(lines.Prepend(heading));
        return TypedResults.File(Encoding.UTF8.GetBytes(text), "text/csv; charset=utf-8", $"distribusi-{board.Distribution.Slug}.csv");
    }

    private static string? Time(DateTime? utc) =>
        utc is { } at ? WesternIndonesiaTime.Of(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;

    // RFC 4180. What a spreadsheet would take for a formula begins with an apostrophe.
    private static string Line(params IEnumerable<string?> fields) => string.Join(',', fields.Select(field =>
    {
        var text = field is [('=' or '+' or '-' or '@' or '\t' or '\r'), ..] ? "'" + field : field ?? "";
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    })) + "\r\n";
}
