using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Publishing.Editing.Previews;
using JatengPortal.Kernel.Publishing.Editing.Typing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>An edition in a document's list of them.</summary>
/// <param name="Number">Within the document.</param>
/// <param name="State">Where it is on its way.</param>
/// <param name="Writer">The name of whoever began it; null for a source.</param>
/// <param name="ChangedUtc">When its text was last changed.</param>
/// <param name="Change">How much it changes for readers; null where nobody said.</param>
/// <param name="Note">What it changes, in words.</param>
/// <param name="IsOver">Whether it is a draft that is older than what the public reads, so that it can't be published any more.</param>
public sealed record EditionLine(
    int Number, EditionState State, string? Writer, DateTime ChangedUtc, ChangeKind? Change, string Note, bool IsOver);

/// <summary>Shows where one document is on its way, with its editions and what can be done with it.</summary>
internal static class ShowDocument
{
    private const int MostEditions = 50;

    internal static void Map<TEditorial>(FeatureRoutes document)
        where TEditorial : Editorial =>
        document.MapGet("", HandleAsync<TEditorial>);

    private static async Task<Results<RazorComponentResult<DocumentScreen>, NotFound>> HandleAsync<TEditorial>(
        Guid id, TEditorial editorial, PreviewLinks previews, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        if (await editorial.FindRowAsync(id, cancellationToken) is not { } row)
            return TypedResults.NotFound();
        var (db, kind) = (editorial.Db, editorial.Kind);
        var document = await db.Set<Document>().AsNoTracking().SingleAsync(d => d.Id == id, cancellationToken);
        var draft = row.DraftNumber is { } number
            ? await db.Set<Edition>().Where(edition => edition.DocumentId == id && edition.Number == number)
                .Select(edition => new { edition.State, edition.RejectionReason, edition.AuthorIds }).SingleOrDefaultAsync(cancellationToken)
            : null;
        var mayPublish = editorial.Current.Allows(kind.Publish);
        return new RazorComponentResult<DocumentScreen>(new
        {
            Kind = kind,
            Row = row,
            document.Withdrawal,
            Editions = await EditionsAsync(db, document, cancellationToken),
            Rejection = draft is { State: EditionState.Rejected } ? draft.RejectionReason : null,
            Previews = await previews.OfAsync(editorial, id, cancellationToken),
            Others = await TypedTexts.OthersAsync(editorial, id, cancellationToken),
            MayChange = editorial.MayChange(row.WriterId),
            Further = editorial.FurtherSteps(row),
            MayPublish = mayPublish,
            MayApprove = mayPublish && draft is not null && PublishEdition.IsFor(editorial.Current.Account!.Id, draft.State, draft.AuthorIds),
        });
    }

    // Without bodies: a document may have many editions, and each body a megabyte.
    private static async Task<IReadOnlyList<EditionLine>> EditionsAsync(DbContext db, Document document, CancellationToken cancellationToken)
    {
        var (id, currentId) = (document.Id, document.CurrentEditionId);
        var current = await db.Set<Edition>().Where(edition => edition.Id == currentId).Select(edition => edition.Number)
            .SingleOrDefaultAsync(cancellationToken);
        var lines = await (
            from edition in db.Set<Edition>().Where(edition => edition.DocumentId == id)
            join writer in db.Set<Writer>() on edition.WriterId equals (Guid?)writer.Id into known
            from writer in known.DefaultIfEmpty()
            orderby edition.Number descending
            select new { edition.Number, edition.State, Writer = (string?)writer.Name, edition.ChangedUtc, edition.ChangeKind, edition.ChangeNote })
            .Take(MostEditions).ToListAsync(cancellationToken);
        return lines.ConvertAll(line => new EditionLine(
            line.Number, line.State, line.Writer, line.ChangedUtc, line.ChangeKind, line.ChangeNote,
            line.State is EditionState.Draft or EditionState.Rejected && line.Number < current));
    }
}
