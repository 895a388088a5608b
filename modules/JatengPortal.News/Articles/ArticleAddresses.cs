using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;
using JatengPortal.News.Data;
using JatengPortal.News.Network;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Articles;

/// <summary>Which addresses of articles are free. Asked in the transaction that takes one.</summary>
internal static class ArticleAddresses
{
    /// <exception cref="RuleViolationException"><c>slug.taken</c></exception>
    public static async Task<Slug> RequireFreeAsync(this NewsDbContext db, Slug slug, CancellationToken cancellationToken) =>
        await db.IsTakenAsync(slug, cancellationToken)
            ? throw new RuleViolationException("slug.taken", $"The address '{slug}' is taken. Choose another one.")
            : slug;

    /// <summary>The address, or where it is taken the same with a number.</summary>
    public static async Task<Slug> FreeSlugAsync(this NewsDbContext db, Slug slug, CancellationToken cancellationToken)
    {
        var free = slug;
        for (var number = 2; await db.IsTakenAsync(free, cancellationToken) || await db.WasTakenAsync(free, cancellationToken); number++)
            free = slug.Numbered(number);
        return free;
    }

    /// <summary>Whether it is, or was, the address of another article.</summary>
    public static async Task<bool> IsAnothersAsync(this NewsDbContext db, Slug slug, Document document, CancellationToken cancellationToken) =>
        await db.IsTakenAsync(slug, cancellationToken)
        || await db.OldSlugs.AnyAsync(
            old => old.Kind == Article.Kind && old.Slug == slug.Value && old.DocumentId != document.Id, cancellationToken);

    /// <summary>Links to another article still lead here: only who names the address on purpose may have it.</summary>
    private static Task<bool> WasTakenAsync(this NewsDbContext db, Slug slug, CancellationToken cancellationToken) =>
        db.OldSlugs.AnyAsync(old => old.Kind == Article.Kind && old.Slug == slug.Value, cancellationToken);

    private static async Task<bool> IsTakenAsync(this NewsDbContext db, Slug slug, CancellationToken cancellationToken) =>
        // A page of the module stands at this address and would hide the article.
        Article.PathOf(slug.Value) == ListNetwork.Path
        || await db.Documents.AnyAsync(document => document.Kind == Article.Kind && document.Slug == slug.Value, cancellationToken);
}
