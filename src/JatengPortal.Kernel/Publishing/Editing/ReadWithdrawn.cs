using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>Answers readers who ask for what was withdrawn.</summary>
public static class ReadWithdrawn
{
    /// <summary>
    /// What an address answers at which nothing is public: a redirect to where a withdrawn document leads, its text under a notice, or 410;
    /// null where nothing was withdrawn there.
    /// </summary>
    /// <param name="editorial">Of the kind.</param>
    /// <param name="slug">As it was asked for; a former one counts too.</param>
    /// <param name="links">Of the request.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<IResult?> AnswerAsync(Editorial editorial, string slug, Links links, CancellationToken cancellationToken)
    {
        var (db, kind) = (editorial.Db, editorial.Kind);
        var former = db.Set<OldSlug>().Where(old => old.Kind == kind.Id && old.Slug == slug).Select(old => old.DocumentId);
        var document = await db.Set<Document>().AsNoTracking()
            .Where(d => d.Kind == kind.Id && d.WithdrawalJson != null && (d.Slug == slug || former.Contains(d.Id)))
            .OrderBy(d => d.Slug == slug ? 0 : 1).FirstOrDefaultAsync(cancellationToken);
        if (document is not { Withdrawal: { } withdrawal, CurrentEditionId: { } current })
            return null;
        var edition = await db.Set<Edition>().AsNoTracking().SingleAsync(e => e.Id == current, cancellationToken);
        if (edition.State != EditionState.Withdrawn)
            return null;
        if (withdrawal.RedirectTo is { } target)
            // What was published in error may be published anew, mended.
            return TypedResults.Redirect(links.To(target), permanent: withdrawal.Kind == WithdrawalKind.Consolidated);
        if (!withdrawal.IsReadable)
            return TypedResults.StatusCode(StatusCodes.Status410Gone);
        if (document.Slug != slug)
            return TypedResults.Redirect(links.To(kind.PublicPathOf(document.Slug)), permanent: true);
        return new RazorComponentResult<WithdrawnPage>(new
        {
            Kind = kind, Document = document, edition.Title, Withdrawal = withdrawal, Look = editorial.Look(document, edition, headingLevel: 1),
        });
    }
}
