using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Distribution.Sending;

/// <summary>One site on the board.</summary>
/// <param name="Tenant">Which.</param>
/// <param name="Receiver">How far it is.</param>
/// <param name="State">The same in a word.</param>
/// <param name="CanBeReminded">Whether it hasn't answered, and wasn't reminded within a day.</param>
public sealed record BoardCell(Tenant Tenant, CircularReceiver Receiver, ReceiverState State, bool CanBeReminded);

/// <summary>Where a circular stands with all sites that it was sent to.</summary>
/// <param name="Distribution">That it was sent.</param>
/// <param name="Cells">By residency, agencies first.</param>
/// <param name="IsWithdrawn">Whether its agency has taken the circular back: nobody is late with it any more.</param>
public sealed record Board(CircularDistribution Distribution, IReadOnlyList<BoardCell> Cells, bool IsWithdrawn)
{
    public int CountOf(ReceiverState state) => Cells.Count(cell => cell.State == state);

    public IEnumerable<BoardCell> Late => Cells.Where(cell => cell.State == ReceiverState.Overdue && cell.CanBeReminded);

    internal static string TextOf(ReceiverState state) => state switch
    {
        ReceiverState.Acknowledged => Texts.Receiver_acknowledged,
        ReceiverState.Overdue => Texts.Receiver_overdue,
        ReceiverState.Read => Texts.Receiver_read,
        ReceiverState.Arrived => Texts.Receiver_arrived,
        _ => Texts.Receiver_sent,
    };

    /// <summary>Null where the circular was never sent.</summary>
    internal static async Task<Board?> ReadAsync(Guid id, NewsDbContext db, TenantRegistry registry, DateTime now, CancellationToken cancellationToken)
    {
        if (await db.CircularDistributions.AsNoTracking().SingleOrDefaultAsync(one => one.CircularId == id, cancellationToken) is not { } distribution)
            return null;
        var receivers = await db.CircularReceivers.AsNoTracking().Where(receiver => receiver.CircularId == id)
            .ToDictionaryAsync(receiver => receiver.TenantId, cancellationToken);
        var isWithdrawn = !await db.Circulars.AnyAsync(circular => circular.Id == id, cancellationToken);
        var deadline = isWithdrawn ? DateTime.MaxValue : distribution.DeadlineUtc;
        var tenants = TenantSelectionForm.Sort(receivers.Keys.Select(registry.Find).OfType<Tenant>());
        return new Board(
            distribution,
            [
                .. tenants.Select(tenant => new BoardCell(
                    tenant, receivers[tenant.Id], receivers[tenant.Id].StateAt(now, deadline), receivers[tenant.Id].CanBeRemindedAt(now))),
            ],
            isWithdrawn);
    }
}
