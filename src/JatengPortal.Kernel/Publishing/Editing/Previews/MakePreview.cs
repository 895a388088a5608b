using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Publishing.Editing.Previews;

/// <summary>Makes links for people without an account to read a draft by, and takes them back.</summary>
internal static class MakePreview
{
    public const string Step = "pratinjau";

    public static string RevokePath(EditorialKind kind, Guid id, Guid link) => $"{kind.PathOf(id, Step)}/{link}/cabut";

    internal static void Map<TEditorial>(FeatureRoutes document)
        where TEditorial : Editorial
    {
        document.MapPost("/" + Step, MakeAsync<TEditorial>);
        document.MapPost("/" + Step + "/{link:guid}/cabut", RevokeAsync<TEditorial>);
    }

    private static async Task<RedirectHttpResult> MakeAsync<TEditorial>(Guid id, TEditorial editorial, Links links, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        var (db, kind, now) = (editorial.Db, editorial.Kind, editorial.Now);
        await using var transaction = await editorial.Database.BeginAsync(cancellationToken);
        if (await editorial.OpenAsync(id, cancellationToken) is not { Working: { } working } document || working == document.Current)
            return links.Redirect(kind.PathOf(id), EditorialNotices.NothingToPublish);
        var others = await db.Set<PreviewLink>()
            .Where(link => db.Set<Edition>().Any(edition => edition.Id == link.EditionId && edition.DocumentId == id)).ToListAsync(cancellationToken);
        db.RemoveRange(others.Where(link => link.ExpiresUtc <= now));
        if (others.Count(link => link.ExpiresUtc > now) >= PreviewLink.MostOpen)
            return links.Redirect(kind.PathOf(id), EditorialNotices.TooManyLinks);
        var made = new PreviewLink
        {
            Id = Guid.NewGuid(),
            EditionId = working.Id,
            CreatedUtc = now,
            ExpiresUtc = now + PreviewLink.Lifetime,
            Maker = editorial.Current.Account!.DisplayName,
        };
        db.Add(made);
        await editorial.NoteAsync("preview-made", document, null, new { made.Maker, edition = working.Number, until = made.ExpiresUtc }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return links.Redirect(kind.PathOf(id) + "#pratinjau", EditorialNotices.LinkMade);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> RevokeAsync<TEditorial>(
        Guid id, Guid link, TEditorial editorial, Links links, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        var db = editorial.Db;
        await using var transaction = await editorial.Database.BeginAsync(cancellationToken);
        var document = await db.Set<Document>().SingleAsync(d => d.Id == id, cancellationToken);
        var found = await db.Set<PreviewLink>().SingleOrDefaultAsync(
            open => open.Id == link && db.Set<Edition>().Any(edition => edition.Id == open.EditionId && edition.DocumentId == id), cancellationToken);
        if (found is null)
            return TypedResults.NotFound();
        db.Remove(found);
        await editorial.NoteAsync("preview-revoked", document, new { found.Maker, until = found.ExpiresUtc }, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return links.Redirect(editorial.Kind.PathOf(id), EditorialNotices.LinkRevoked);
    }
}
