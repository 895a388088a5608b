using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Distribution.Sending;

/// <summary>Reminds all that are late, or one of them; none of them more often than once a day.</summary>
internal static class RemindReceivers
{
    public const string SiteField = "situs";

    public static string PathOf(Guid id) => ShowBoard.PathOf(id) + "/ingatkan";

    internal static void Map(FeatureRoutes sending) => sending.MapPost("/admin/surat-edaran/{id:guid}/distribusi/ingatkan", HandleAsync);

    private static async Task<Results<RedirectHttpResult, NotFound>> HandleAsync(
        Guid id, IFormCollection typed, Tools tools, Links links, CancellationToken cancellationToken) =>
        await tools.RemindAsync(id, typed[SiteField].ToString(), cancellationToken) switch
        {
            null => TypedResults.NotFound(),
            0 => links.Redirect(ShowBoard.PathOf(id), DistributionNotices.NobodyToRemind),
            _ => links.Redirect(ShowBoard.PathOf(id), DistributionNotices.Reminded),
        };

    /// <summary>What reminding needs. Scoped.</summary>
    internal sealed class Tools(
        NewsDbContext db, TenantDatabase database, Distributor distributor, TenantRegistry registry, IAuditTrail audit, TimeProvider clock)
    {
        /// <returns>How many were reminded; null where there is no such circular.</returns>
        public async Task<int?> RemindAsync(Guid id, string site, CancellationToken cancellationToken)
        {
            await using var transaction = await database.BeginAsync(cancellationToken);
            if (await db.CircularDistributions.FindAsync([id], cancellationToken) is not { } distribution)
                return null;
            var receivers = db.CircularReceivers.Where(receiver => receiver.CircularId == id && receiver.AcknowledgedUtc == null);
            if (site.Length > 0)
            {
                var tenant = registry.Find(site)?.Id ?? Guid.Empty;
                receivers = receivers.Where(receiver => receiver.TenantId == tenant);
            }

            // What was taken back is nobody's to confirm.
            var isPublic = await db.Circulars.AnyAsync(circular => circular.Id == id, cancellationToken);
            var late = isPublic && distribution.DeadlineUtc <= clock.GetUtcNow().UtcDateTime ? await receivers.ToListAsync(cancellationToken) : [];
            var reminded = await distributor.RemindAsync(late, cancellationToken);
            if (reminded > 0)
            {
                var fact = new AuditFact("circular.reminded", Circular.PathOf(distribution.Slug)) { After = new { receivers = reminded } };
                await audit.RecordAsync(database, fact, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
            return reminded;
        }
    }
}

/// <summary>What is told after a post.</summary>
internal static class DistributionNotices
{
    public static readonly Notice Sent = new("surat-edaran-dikirim", NoticeKind.Success, () => Texts.Notice_circular_sent);
    public static readonly Notice Reminded = new("instansi-diingatkan", NoticeKind.Success, () => Texts.Notice_reminded);
    public static readonly Notice NobodyToRemind = new("tidak-ada-yang-diingatkan", NoticeKind.Information, () => Texts.Notice_nobody_to_remind);
    public static readonly Notice Acknowledged = new("penerimaan-dikonfirmasi", NoticeKind.Success, () => Texts.Notice_acknowledged);
}
