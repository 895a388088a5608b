using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Publishing;

/// <summary>Moves documents between addresses, so that every former one goes on to lead somewhere.</summary>
public static class OldSlugs
{
    /// <summary>Lets addresses lead to a document that it had before it came here.</summary>
    /// <param name="oldSlugs">Of the module's context; saved by the caller's transaction.</param>
    /// <param name="document">Where they lead.</param>
    /// <param name="slugs">The addresses that it had.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task LeadToAsync(
        this DbSet<OldSlug> oldSlugs, Document document, IReadOnlyList<string> slugs, CancellationToken cancellationToken)
    {
        foreach (var slug in slugs)
        {
            if (await oldSlugs.FindAsync([document.Kind, slug], cancellationToken) is { } known)
                known.DocumentId = document.Id;
            else if (slug != document.Slug)
                oldSlugs.Add(new OldSlug { Kind = document.Kind, Slug = slug, DocumentId = document.Id });
        }
    }

    /// <summary>
    /// Gives a document another address. The former one leads to it from now on, even where it led to another document before
    /// that had it earlier; the new one leads nowhere else any more. Does nothing where the address stays.
    /// </summary>
    /// <param name="oldSlugs">Of the module's context; saved by the caller's transaction.</param>
    /// <param name="document">What moves.</param>
    /// <param name="slug">Its new address, which the caller knows to be free.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task MoveAsync(this DbSet<OldSlug> oldSlugs, Document document, Slug slug, CancellationToken cancellationToken)
    {
        if (document.MoveTo(slug) is not { } left)
            return;
        if (await oldSlugs.FindAsync([left.Kind, left.Slug], cancellationToken) is { } known)
            known.DocumentId = document.Id;
        else
            oldSlugs.Add(left);
        // What comes back to an old address must not redirect to itself.
        if (await oldSlugs.FindAsync([left.Kind, slug.Value], cancellationToken) is { } returned)
            oldSlugs.Remove(returned);
    }
}
