using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Pages.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Pages.AlertBanners;

/// <summary>Issues banners, changes and ends them: each in one transaction with its messages and its trace.</summary>
internal sealed class BannerDesk(
    PagesDbContext db, TenantDatabase database, BannerPost post, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>How many may wait or be shown at once: more, and nobody reads any of them.</summary>
    public const int MostOpen = 10;

    public DateTime Now => StoredTime.Of(clock.GetUtcNow().UtcDateTime);

    /// <summary>Issues one.</summary>
    /// <exception cref="RuleViolationException"><c>banner.full</c></exception>
    public async Task<IssuedBanner> IssueAsync(
        Guid id, BannerWording wording, TenantSelection selection, bool isShownHere, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        var now = Now;
        if (await db.IssuedBanners.CountAsync(banner => banner.StoppedUtc == null && banner.EndUtc > now, cancellationToken) >= MostOpen)
            throw new RuleViolationException("banner.full", $"At most {MostOpen} banners wait or are shown; end one first.");
        var banner = new IssuedBanner { Id = id, Wording = wording, Selection = selection.Stored, IsShownHere = isShownHere };
        db.IssuedBanners.Add(banner);
        await post.SendAsync(banner, cancellationToken);
        await NoteAsync("banner.issued", banner, before: null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return banner;
    }

    /// <summary>Changes one that waits or is shown; those whom it is no longer for show it no longer.</summary>
    /// <param name="id">Which.</param>
    /// <param name="seen">The revision that was seen; null to change whatever is there.</param>
    /// <param name="wording">As it shall be.</param>
    /// <param name="selection">Whom it shall be for.</param>
    /// <param name="isShownHere">Whether this site shall show it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>False where it was changed meanwhile, or is over.</returns>
    public async Task<bool> ChangeAsync(
        Guid id, long? seen, BannerWording wording, TenantSelection selection, bool isShownHere, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        if (await OpenAsync(id, seen, cancellationToken) is not { } banner)
            return false;
        var before = TraceOf(banner);
        var wasShownHere = banner.IsShownHere;
        (banner.Wording, banner.Selection, banner.IsShownHere) = (wording, selection.Stored, isShownHere);
        await post.SendAsync(banner, cancellationToken, wasShownHere);
        await NoteAsync("banner.changed", banner, before, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Ends one before its time, everywhere.</summary>
    /// <returns>False where it was changed meanwhile, or is over.</returns>
    public async Task<bool> StopAsync(Guid id, long seen, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        if (await OpenAsync(id, seen, cancellationToken) is not { } banner)
            return false;
        var before = TraceOf(banner);
        banner.StoppedUtc = Now;
        await post.SendAsync(banner, cancellationToken, banner.IsShownHere);
        await NoteAsync("banner.ended", banner, before, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<IssuedBanner?> OpenAsync(Guid id, long? seen, CancellationToken cancellationToken) =>
        await db.IssuedBanners.FindAsync([id], cancellationToken) is { } banner && banner.IsOpenAt(Now) && (seen is null || seen == banner.Revision)
            ? banner
            : null;

    private Task NoteAsync(string action, IssuedBanner banner, object? before, CancellationToken cancellationToken) =>
        audit.RecordAsync(
            database, new AuditFact(action, banner.Text.Length > 100 ? banner.Text[..100] : banner.Text) { Before = before, After = TraceOf(banner) },
            cancellationToken);

    private static object TraceOf(IssuedBanner banner) => new
    {
        bannerLevel = BannerWords.IdOf(banner.Level), text = banner.Text, english = banner.English, url = banner.Link, start = banner.StartUtc,
        end = banner.StoppedUtc ?? banner.EndUtc, receivers = banner.Receivers.Count, shownHere = banner.IsShownHere,
    };
}

/// <summary>Sends what became of a banner to whom it concerns, in the scope's transaction.</summary>
internal sealed class BannerPost(Outbox outbox, ShownBanners shown, TenantsBelow below, CurrentTenant current, TimeProvider clock)
{
    public async Task SendAsync(IssuedBanner banner, CancellationToken cancellationToken, bool wasShownHere = false)
    {
        // By the clock: the number that a restored backup has may have been given already.
        banner.Revision = Math.Max(banner.Revision + 1, clock.GetUtcNow().ToUnixTimeMilliseconds());
        var isStopped = banner.StoppedUtc is not null;
        var message = new BannerIssued(banner.Id, banner.Revision, isStopped, banner.Wording);
        var withdrawal = message with { IsWithdrawn = true };
        var receivers = isStopped
            ? banner.Receivers
            : [.. (await below.OfAsync(current.Tenant, TenantSelection.Read(banner.Selection), cancellationToken)).Select(tenant => tenant.Id)];
        foreach (var receiver in receivers)
            await outbox.SendAsync(message, receiver, cancellationToken);
        foreach (var former in banner.Receivers.Except(receivers))
            await outbox.SendAsync(withdrawal, former, cancellationToken);
        if (banner.IsShownHere || wasShownHere)
            await shown.TakeInAsync(current.Tenant.Id, banner.IsShownHere ? message : withdrawal, cancellationToken);
        banner.Receivers = receivers;
    }
}
