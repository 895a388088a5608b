using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Publishing.Editing.Previews;
using JatengPortal.Kernel.Publishing.Editing.Typing;
using JatengPortal.Kernel.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>The addresses of a kind's own pages, for the module to add what only it knows: its form.</summary>
/// <param name="All">Under no prefix, for people who may write.</param>
/// <param name="One">Under <c>{desk}/{id}</c>, for people who may change that document.</param>
/// <param name="Seen">Under <c>{desk}/{id}</c>, for people who may see it: who may change it, and who approves.</param>
/// <param name="Approved">Under <c>{desk}/{id}</c>, for people who approve.</param>
public sealed record EditorialRoutes(FeatureRoutes All, FeatureRoutes One, FeatureRoutes Seen, FeatureRoutes Approved)
{
    /// <summary>Maps every screen and post that all kinds share.</summary>
    public static EditorialRoutes Map<TEditorial>(FeatureRoutes feature, EditorialKind kind)
        where TEditorial : Editorial
    {
        ReadPreview.Map<TEditorial>(feature, kind);
        var all = feature.MapGroup("").RequirePermission(kind.Write);
        var readers = feature.MapGroup("").RequirePermission(kind.Write);
        ListDocuments.Map<TEditorial>(readers, kind);
        TypedTexts.MapNew<TEditorial>(all, kind);

        var seen = readers.MapGroup(kind.Desk + "/{id:guid}").AddEndpointFilter(OfOneWhoSeesAsync<TEditorial>);
        ShowDocument.Map<TEditorial>(seen);
        ReadEdition.Map<TEditorial>(seen);
        CompareEditions.Map<TEditorial>(seen);

        var one = all.MapGroup(kind.Desk + "/{id:guid}").AddEndpointFilter(OfOneWhoMayAsync<TEditorial>);
        SubmitEdition.Map<TEditorial>(one);
        RecallSubmission.Map<TEditorial>(one);
        DiscardDraft.Map<TEditorial>(one);
        RestoreEdition.Map<TEditorial>(one);
        MakePreview.Map<TEditorial>(one);
        TypedTexts.Map<TEditorial>(one);

        var approved = seen.MapGroup("").RequirePermission(kind.Publish);
        PublishEdition.Map<TEditorial>(approved);
        PublishUrgently.Map<TEditorial>(approved);
        RejectEdition.Map<TEditorial>(approved);
        RecallScheduled.Map<TEditorial>(approved);
        ReviewEdition.Map<TEditorial>(approved);
        WithdrawDocument.Map<TEditorial>(approved);
        MoveDocument.Map<TEditorial>(approved);
        return new EditorialRoutes(all, one, seen, approved);
    }

    private static ValueTask<object?> OfOneWhoSeesAsync<TEditorial>(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        where TEditorial : Editorial =>
        OfOneAsync<TEditorial>(context, next, (editorial, row) => editorial.MayChange(row.WriterId) || editorial.Current.Allows(editorial.Kind.Publish));

    private static ValueTask<object?> OfOneWhoMayAsync<TEditorial>(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        where TEditorial : Editorial =>
        OfOneAsync<TEditorial>(context, next, (editorial, row) => editorial.MayChange(row.WriterId));

    private static async ValueTask<object?> OfOneAsync<TEditorial>(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next, Func<Editorial, DocumentRow, bool> allows)
        where TEditorial : Editorial
    {
        var http = context.HttpContext;
        var editorial = http.RequestServices.GetRequiredService<TEditorial>();
        // Not kept: what follows reads the row again in its transaction.
        if (await editorial.FindRowAsync(Guid.Parse((string)http.GetRouteValue("id")!), http.RequestAborted) is not { } row)
            return TypedResults.NotFound();
        return allows(editorial, row) ? await next(context) : TypedResults.StatusCode(StatusCodes.Status403Forbidden);
    }
}
