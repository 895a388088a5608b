using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.News.Articles.Editing;

/// <summary>Keeps an article that waits for its time from being published: it is a draft again.</summary>
internal static class RecallScheduled
{
    public const string Step = "batalkan-jadwal";

    internal static void Map(FeatureRoutes article) => article.MapPost("/" + Step, HandleAsync);

    private static async Task<RedirectHttpResult> HandleAsync(
        Guid id, NewsDbContext db, TenantDatabase database, ArticlePublisher publisher, ArticleDesk desk, Links links,
        CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        if (await db.OpenArticleAsync(id, cancellationToken) is not { Scheduled: { } waiting } document)
            return links.Redirect(EditingRoutes.PathOf(id), Notice.ChangedMeanwhile);
        var at = waiting.PublishedUtc;
        await publisher.RecallAsync(document, waiting, cancellationToken);
        await desk.NoteAsync("article.unscheduled", document, ArticleTrace.Of(document, waiting) with { At = at }, ArticleTrace.Of(document, waiting), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return links.Redirect(EditingRoutes.PathOf(id), EditingNotices.Recalled);
    }
}
