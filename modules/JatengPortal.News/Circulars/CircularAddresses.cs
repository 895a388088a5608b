using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars;

/// <summary>Which addresses of circulars are free. Asked in the transaction that takes one.</summary>
internal static class CircularAddresses
{
    /// <exception cref="RuleViolationException"><c>slug.taken</c></exception>
    public static async Task<Slug> RequireFreeCircularSlugAsync(this NewsDbContext db, Slug slug, CancellationToken cancellationToken) =>
        await db.Documents.AnyAsync(document => document.Kind == Circular.Kind && document.Slug == slug.Value, cancellationToken)
            ? throw new RuleViolationException("slug.taken", $"The address '{slug}' is taken. Choose another one.")
            : slug;

    /// <summary>The address, or where it is taken, or leads to another circular, the same with a number.</summary>
    public static async Task<Slug> FreeCircularSlugAsync(this NewsDbContext db, Slug slug, CancellationToken cancellationToken)
    {
        var free = slug;
        for (var number = 2; await db.WasUsedAsync(free, cancellationToken); number++)
            free = slug.Numbered(number);
        return free;
    }

    private static async Task<bool> WasUsedAsync(this NewsDbContext db, Slug slug, CancellationToken cancellationToken) =>
        await db.Documents.AnyAsync(document => document.Kind == Circular.Kind && document.Slug == slug.Value, cancellationToken)
        || await db.OldSlugs.AnyAsync(old => old.Kind == Circular.Kind && old.Slug == slug.Value, cancellationToken);
}
