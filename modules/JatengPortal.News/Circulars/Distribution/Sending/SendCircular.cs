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
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<JatengPortal.News.Circulars.Distribution.Sending.SendCircularScreen>,
    Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult, Microsoft.AspNetCore.Http.HttpResults.NotFound>;

namespace JatengPortal.News.Circulars.Distribution.Sending;

/// <summary>Sends a published circular to sites below, or to more of them, with a day until when it is to be acknowledged.</summary>
internal static class SendCircular
{
    public static string PathOf(Guid id) => $"/admin/surat-edaran/{id}/kirim";

    internal static void Map(FeatureRoutes sending)
    {
        sending.MapGet("/admin/surat-edaran/{id:guid}/kirim", OpenAsync);
        sending.MapPost("/admin/surat-edaran/{id:guid}/kirim", HandleAsync);
    }

    private static async Task<Answer> OpenAsync(Guid id, Tools tools, CancellationToken cancellationToken)
    {
        if (await tools.FindAsync(id, cancellationToken) is not { } circular)
            return TypedResults.NotFound();
        var (sent, offered) = (await tools.SentAsync(id, cancellationToken), await tools.OfferedAsync(cancellationToken));
        return Screen(circular, sent, sent is null ? SendForm.Usual(tools.Now) : SendForm.Of(sent, offered), new FormErrors(), offered);
    }

    private static async Task<Answer> HandleAsync(
        Guid id, IFormCollection typed, Tools tools, Links links, HttpContext context, CancellationToken cancellationToken)
    {
        if (await tools.FindAsync(id, cancellationToken) is not { } circular)
            return TypedResults.NotFound();
        var form = SendForm.Read(typed);
        var offered = await tools.OfferedAsync(cancellationToken);
        var (deadline, errors) = form.Check(offered, tools.Now);
        if (!errors.IsEmpty)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Screen(circular, await tools.SentAsync(id, cancellationToken), form, errors, offered);
        }

        await tools.SendAsync(circular, form.Selection.ToSelection(offered), deadline, cancellationToken);
        return links.Redirect(ShowBoard.PathOf(id), DistributionNotices.Sent);
    }

    private static RazorComponentResult<SendCircularScreen> Screen(
        Circular circular, CircularDistribution? sent, SendForm form, FormErrors errors, IReadOnlyList<Tenant> offered) =>
        new(new { Circular = circular, IsSent = sent is not null, Form = form, Errors = errors, Offered = offered });

    /// <summary>What sending needs. Scoped.</summary>
    internal sealed class Tools(
        NewsDbContext db, TenantDatabase database, Distributor distributor, TenantsBelow below, CurrentTenant current, IAuditTrail audit,
        TimeProvider clock)
    {
        public DateTime Now => clock.GetUtcNow().UtcDateTime;

        public Task<Circular?> FindAsync(Guid id, CancellationToken cancellationToken) =>
            db.Circulars.AsNoTracking().SingleOrDefaultAsync(circular => circular.Id == id && circular.OriginId == null, cancellationToken);

        public Task<CircularDistribution?> SentAsync(Guid id, CancellationToken cancellationToken) =>
            db.CircularDistributions.AsNoTracking().SingleOrDefaultAsync(one => one.CircularId == id, cancellationToken);

        public Task<IReadOnlyList<Tenant>> OfferedAsync(CancellationToken cancellationToken) => below.OfAsync(current.Tenant, cancellationToken);

        public async Task SendAsync(Circular circular, TenantSelection selection, DateTime deadlineUtc, CancellationToken cancellationToken)
        {
            await using var transaction = await database.BeginAsync(cancellationToken);
            var receivers = await distributor.SendAsync(circular.Id, selection, deadlineUtc, cancellationToken);
            var fact = new AuditFact("circular.sent", circular.Path) { After = new { circular.Title, circular.Number, receivers, deadline = deadlineUtc } };
            await audit.RecordAsync(database, fact, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }
}
