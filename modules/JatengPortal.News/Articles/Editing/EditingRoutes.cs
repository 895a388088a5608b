using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.News.Articles.Editing.Previews;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News.Articles.Editing;

/// <summary>The editors' addresses: each needs the permission to write, and an article's own need the right to that article.</summary>
internal static class EditingRoutes
{
    public const string List = "/admin/berita";
    public const string New = List + "/baru";

    public static string PathOf(Guid id) => $"{List}/{id}";

    public static string PathOf(Guid id, string step) => $"{List}/{id}/{step}";

    /// <summary>What lies between the dashboard and a page about one article.</summary>
    public static IReadOnlyList<(string Text, string Path)> Way(Guid id, string title) => [(Texts.News, List), (title, PathOf(id))];

    internal static void Map(FeatureRoutes articles)
    {
        var editing = articles.MapGroup("").RequirePermission(NewsModule.Write);
        ListForEditors.Map(editing);
        WriteArticle.MapNew(editing);

        var one = editing.MapGroup(List + "/{id:guid}").AddEndpointFilter(OfOneWhoMayAsync);
        ShowArticle.Map(one);
        WriteArticle.Map(one);
        ReadEdition.Map(one);
        DiscardDraft.Map(one);
        MakePreview.Map(one);

        var publishing = one.MapGroup("").RequirePermission(NewsModule.Publish);
        PublishArticle.Map(publishing);
        RecallScheduled.Map(publishing);
        MoveArticle.Map(publishing);
    }

    /// <summary>Whether the person may change an article whose wording was begun by that account.</summary>
    public static bool MayChange(this CurrentAccount current, Guid? writerId) =>
        current.Allows(NewsModule.Edit) || (writerId is not null && writerId == current.Account?.Id);

    private static async ValueTask<object?> OfOneWhoMayAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var db = http.RequestServices.GetRequiredService<NewsDbContext>();
        var id = Guid.Parse((string)http.GetRouteValue("id")!);
        // Not kept: what follows reads the row again in its transaction.
        if (await db.ArticleRows.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, http.RequestAborted) is not { } row)
            return TypedResults.NotFound();
        return http.RequestServices.GetRequiredService<CurrentAccount>().MayChange(row.WriterId)
            ? await next(context)
            : TypedResults.StatusCode(StatusCodes.Status403Forbidden);
    }
}
