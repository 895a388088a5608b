using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using JatengPortal.News.Circulars.Distribution.Sending;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Distribution.Receiving;

/// <summary>
/// Shows the staff a circular that has come from above: opened for the first time, it counts as read; a button acknowledges it. Both go up
/// to the sender.
/// </summary>
internal static class OpenReceived
{
    public static string PathOf(Guid id) => $"{ListReceived.Path}/{id}";

    public static string AcknowledgePathOf(Guid id) => PathOf(id) + "/konfirmasi";

    internal static void Map(FeatureRoutes receiving)
    {
        receiving.MapGet(ListReceived.Path + "/{id:guid}", HandleAsync);
        receiving.MapPost(ListReceived.Path + "/{id:guid}/konfirmasi", AcknowledgeAsync);
    }

    private static async Task<Results<RazorComponentResult<OpenReceivedScreen>, NotFound>> HandleAsync(
        Guid id, Desk desk, CancellationToken cancellationToken) =>
        await desk.OpenAsync(id, cancellationToken) is { } received
            ? new RazorComponentResult<OpenReceivedScreen>(new { Received = OpenedCircular.Of(received) })
            : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, NotFound>> AcknowledgeAsync(
        Guid id, Desk desk, Links links, CancellationToken cancellationToken) => await desk.AcknowledgeAsync(id, cancellationToken)
            ? links.Redirect(PathOf(id), DistributionNotices.Acknowledged)
            : TypedResults.NotFound();

    /// <summary>Notes who has read and acknowledged, each in one transaction with its message. Scoped.</summary>
    internal sealed class Desk(
        NewsDbContext db, TenantDatabase database, Outbox outbox, CurrentAccount current, IAuditTrail audit, TimeProvider clock)
    {
        private DateTime Now => StoredTime.Of(clock.GetUtcNow().UtcDateTime);

        private string Name => current.Account!.DisplayName;

        public async Task<ReceivedCircular?> OpenAsync(Guid id, CancellationToken cancellationToken)
        {
            if (await db.ReceivedCirculars.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } seen)
                return null;
            if (seen.ReadUtc is not null)
                return seen;
            await using var transaction = await database.BeginAsync(cancellationToken);
            var received = await db.ReceivedCirculars.SingleAsync(one => one.Id == id, cancellationToken);
            if (received.ReadUtc is null)
            {
                (received.ReadUtc, received.ReadBy) = (Now, Name);
                await outbox.SendAsync(new CircularRead(received.CircularId, received.ReadUtc.Value), received.OriginId, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
            return received;
        }

        public async Task<bool> AcknowledgeAsync(Guid id, CancellationToken cancellationToken)
        {
            await using var transaction = await database.BeginAsync(cancellationToken);
            if (await db.ReceivedCirculars.SingleOrDefaultAsync(one => one.Id == id && !one.IsWithdrawn, cancellationToken) is not { } received)
                return false;
            // Pressed by two at once, the first one's name stands.
            if (received.AcknowledgedUtc is null)
            {
                (received.AcknowledgedUtc, received.AcknowledgedBy) = (Now, Name);
                (received.ReadUtc, received.ReadBy) = (received.ReadUtc ?? Now, received.ReadBy ?? Name);
                await outbox.SendAsync(
                    new CircularAcknowledged(received.CircularId, received.AcknowledgedUtc.Value, Name), received.OriginId, cancellationToken);
                var fact = new AuditFact("circular.acknowledged", "/surat-edaran/" + received.Slug)
                {
                    After = new { title = received.Title, number = received.Number, sender = received.OriginName },
                };
                await audit.RecordAsync(database, fact, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
            return true;
        }
    }
}
