using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Articles.Editing.Previews;

/// <summary>Makes links for people without an account to read a draft by, and takes them back.</summary>
internal static class MakePreview
{
    public const string Step = "pratinjau";

    public static string RevokePath(Guid articleId, Guid linkId) => $"{EditingRoutes.PathOf(articleId, Step)}/{linkId}/cabut";

    internal static void Map(FeatureRoutes article)
    {
        article.MapPost("/" + Step, MakeAsync);
        article.MapPost("/" + Step + "/{link:guid}/cabut", RevokeAsync);
    }

    private static async Task<RedirectHttpResult> MakeAsync(
        Guid id, PublishingTools tools, PreviewLinks links, ArticleDesk desk, CurrentAccount current, Links addresses,
        CancellationToken cancellationToken)
    {
        var (db, now) = (tools.Db, links.Now);
        await using var transaction = await tools.Database.BeginAsync(cancellationToken);
        if (await db.OpenArticleAsync(id, cancellationToken) is not { Working: { } working } document || working == document.Current)
            return addresses.Redirect(EditingRoutes.PathOf(id), EditingNotices.NothingToPublish);
        var others = await db.PreviewLinks
            .Where(link => db.Editions.Any(edition => edition.Id == link.EditionId && edition.DocumentId == id)).ToListAsync(cancellationToken);
        db.PreviewLinks.RemoveRange(others.Where(link => link.ExpiresUtc <= now));
        if (others.Count(link => link.ExpiresUtc > now) >= PreviewLink.MostOpen)
            return addresses.Redirect(EditingRoutes.PathOf(id), EditingNotices.TooManyLinks);
        var made = new PreviewLink
        {
            Id = Guid.NewGuid(),
            EditionId = working.Id,
            CreatedUtc = now,
            ExpiresUtc = now + PreviewLink.Lifetime,
            Maker = current.Account!.DisplayName,
        };
        db.PreviewLinks.Add(made);
        await desk.NoteAsync("preview.made", document, null, new { made.Maker, edition = working.Number, until = made.ExpiresUtc }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return addresses.Redirect(EditingRoutes.PathOf(id) + "#pratinjau", EditingNotices.LinkMade);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> RevokeAsync(
        Guid id, Guid link, NewsDbContext db, TenantDatabase database, ArticleDesk desk, Links addresses, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        var document = await db.Documents.SingleAsync(d => d.Id == id, cancellationToken);
        var found = await db.PreviewLinks.SingleOrDefaultAsync(
            open => open.Id == link && db.Editions.Any(edition => edition.Id == open.EditionId && edition.DocumentId == id), cancellationToken);
        if (found is null)
            return TypedResults.NotFound();
        db.PreviewLinks.Remove(found);
        await desk.NoteAsync("preview.revoked", document, new { found.Maker, until = found.ExpiresUtc }, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return addresses.Redirect(EditingRoutes.PathOf(id), EditingNotices.LinkRevoked);
    }
}
