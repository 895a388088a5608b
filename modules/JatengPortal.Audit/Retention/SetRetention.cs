using System.Globalization;
using JatengPortal.Audit.Reading;
using JatengPortal.Audit.Trail;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Audit.Retention;

/// <summary>Says how long entries are kept. Where some would go at once, that is asked first.</summary>
internal static class SetRetention
{
    public const string MonthsName = "bulan";
    public const string ConfirmedName = "yakin";

    /// <summary>Months to choose from; 0 is for ever. Nothing shorter, so that nobody hides what they did last year.</summary>
    public static readonly IReadOnlyList<int> Choices = [0, 24, 60, 120];

    public static void Map(FeatureRoutes trail)
    {
        trail.MapGet("/penyimpanan", ShowAsync);
        trail.MapPost("/penyimpanan", SaveAsync);
    }

    private static async Task<RazorComponentResult<RetentionPage>> ShowAsync(OpenTrail trail, CancellationToken cancellationToken)
    {
        var head = await HeadAsync(trail.Db, cancellationToken);
        return new RazorComponentResult<RetentionPage>(new { trail.Place, Months = head.RetentionMonths, head.TrimmedTo });
    }

    private static async Task<Results<RazorComponentResult<RetentionPage>, RazorComponentResult<ConfirmRetentionPage>, RedirectHttpResult>> SaveAsync(
        OpenTrail trail, IFormCollection form, TimeProvider clock, Links links, CancellationToken cancellationToken)
    {
        var head = await HeadAsync(trail.Db, cancellationToken);
        var chosen = form[MonthsName].ToString();
        if (!int.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var months) || !Choices.Contains(months))
        {
            var errors = new FormErrors();
            errors.Add(MonthsName, Texts.Retention_choose);
            return new RazorComponentResult<RetentionPage>(new { trail.Place, Months = head.RetentionMonths, head.TrimmedTo, Errors = errors })
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            };
        }

        if (months > 0 && form[ConfirmedName] != chosen)
        {
            var limit = clock.GetUtcNow().UtcDateTime.AddMonths(-months);
            var gone = await trail.Db.Set<AuditEntry>().CountAsync(entry => entry.Utc < limit, cancellationToken);
            if (gone > 0)
                return new RazorComponentResult<ConfirmRetentionPage>(new { trail.Place, Months = months, Gone = gone, LimitUtc = limit });
        }

        await trail.ChangeAsync(
            async db => (await db.Set<TrailHead>().SingleAsync(cancellationToken)).RetentionMonths = months,
            new AuditFact("trail.retention-changed", "retention") { Before = new { Months = head.RetentionMonths }, After = new { Months = months } },
            cancellationToken);
        return links.Redirect(trail.Place.Path, Notice.Saved);
    }

    // Every trail has one: whoever signed in to come here stands in it, or the making of the tenant does.
    private static async Task<TrailHead> HeadAsync(DbContext db, CancellationToken cancellationToken) =>
        await db.Set<TrailHead>().AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new TrailHead();
}
