using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;
using JatengPortal.News.Circulars.Distribution;
using JatengPortal.News.Circulars.Numbers;
using JatengPortal.News.Circulars.Relations;
using JatengPortal.News.Circulars.Types;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars;

/// <summary>What became of a circular that was taken in.</summary>
internal enum TakenCircular
{
    Unchanged,
    Drafted,
    Scheduled,
    Published,
}

/// <summary>Takes circulars in and puts them before the public, in one transaction with all that follows: number, relations, status.</summary>
internal sealed class CircularPublisher(
    NewsDbContext db, TenantDatabase database, NumberBook book, DueTable due, TimeProvider clock, Distributor distributor)
{
    /// <summary>
    /// Takes in what a source says of a circular: a new one, or a new edition. A source that says the same as last time changes nothing,
    /// even where editors went on from there.
    /// </summary>
    /// <exception cref="RuleViolationException">
    /// <c>slug.taken</c>, those of <see cref="CircularFields.CheckPublic"/>, <see cref="NumberBook.ConfirmAsync"/> and
    /// <see cref="CircularRelations.RelateAsync"/>
    /// </exception>
    public async Task<TakenCircular> TakeInAsync(CircularDraft draft, CancellationToken cancellationToken)
    {
        foreach (var text in draft.Later.Select(later => later.Text).Prepend(draft.Text))
            text.FieldsAs<CircularFields>().Check();
        var now = clock.GetUtcNow().UtcDateTime;
        var hash = draft.Hash();
        await using var transaction = await database.BeginAsync(cancellationToken);
        var document = await FindAsync(draft, cancellationToken);
        if (document?.SourceHash is { } known && known.AsSpan().SequenceEqual(hash))
        {
            await transaction.CommitAsync(cancellationToken);
            return TakenCircular.Unchanged;
        }

        document = await PlaceAsync(document, draft, now, cancellationToken);
        document.SourceHash = hash;
        var first = new LaterCircularText(draft.Text, draft.PublishedUtc, draft.Publish);
        var outcome = await MoveOnAsync(document, first, EarlierOf(draft.Origin?.UpdatedUtc, now), now, transaction, cancellationToken);
        foreach (var later in draft.Later)
            await MoveOnAsync(document, later, later.PublishedUtc, now, transaction, cancellationToken);
        await db.OldSlugs.LeadToAsync(document, draft.Origin?.OldSlugs ?? [], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    /// <summary>Publishes the edition whose time has come.</summary>
    /// <returns>The circular; null where none waits.</returns>
    public async Task<Document?> PublishDueAsync(Guid documentId, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        var document = await db.Documents.Include(d => d.Editions)
            .SingleOrDefaultAsync(d => d.Id == documentId && d.Kind == Circular.Kind, cancellationToken);
        if (document?.Scheduled is { PublishedUtc: { } publishedUtc } edition)
            await PublishAsync(document, edition, publishedUtc, updatedUtc: null, transaction, cancellationToken);
        else
            document = null;
        await transaction.CommitAsync(cancellationToken);
        return document;
    }

    private static DateTime? EarlierOf(DateTime? time, DateTime now) => time > now ? now : time;

    private async Task<Document?> FindAsync(CircularDraft draft, CancellationToken cancellationToken)
    {
        var circulars = db.Documents.Include(d => d.Editions).Where(d => d.Kind == Circular.Kind);
        var document = await circulars.SingleOrDefaultAsync(d => d.SourceId == draft.SourceId, cancellationToken);
        return document is null && draft.Origin is { DocumentId: var id }
            ? await circulars.SingleOrDefaultAsync(d => d.Id == id, cancellationToken)
            : document;
    }

    private async Task<Document> PlaceAsync(Document? document, CircularDraft draft, DateTime now, CancellationToken cancellationToken)
    {
        if (document is null)
        {
            var slug = draft.Slug is null
                ? await db.FreeCircularSlugAsync(Slug.From(draft.Text.Title), cancellationToken)
                : await db.RequireFreeCircularSlugAsync(draft.Slug, cancellationToken);
            document = Document.Begin(Circular.Kind, slug, draft.SourceId, now, draft.Origin?.DocumentId);
            db.Documents.Add(document);
        }
        else if (draft.Slug is not null && draft.Slug.Value != document.Slug)
        {
            await db.OldSlugs.MoveAsync(document, await db.RequireFreeCircularSlugAsync(draft.Slug, cancellationToken), cancellationToken);
        }

        return document;
    }

    private async Task<TakenCircular> MoveOnAsync(
        Document document, LaterCircularText wording, DateTime? updatedUtc, DateTime now, TenantTransaction transaction, CancellationToken cancellationToken)
    {
        var edition = db.Editions.Add(document.Draft(wording.Text, now)).Entity;
        if (!wording.Publish)
            return TakenCircular.Drafted;
        if (wording.PublishedUtc > now)
        {
            wording.Text.FieldsAs<CircularFields>().CheckPublic();
            document.Schedule(edition, wording.PublishedUtc.Value, now);
            await due.ScheduleAsync(PublishDueCircular.Kind, document.Id.ToString(), wording.PublishedUtc.Value, cancellationToken);
            return TakenCircular.Scheduled;
        }

        await PublishAsync(document, edition, wording.PublishedUtc ?? now, updatedUtc, transaction, cancellationToken);
        return TakenCircular.Published;
    }

    private async Task PublishAsync(
        Document document, Edition edition, DateTime publishedUtc, DateTime? updatedUtc, TenantTransaction transaction, CancellationToken cancellationToken)
    {
        document.Publish(edition, publishedUtc, clock.GetUtcNow().UtcDateTime, updatedUtc);
        await LayOutAsync(document, edition, cancellationToken);
        transaction.ContentChanged();
    }

    private async Task LayOutAsync(Document document, Edition edition, CancellationToken cancellationToken)
    {
        var fields = edition.Text.FieldsAs<CircularFields>();
        fields.CheckPublic();
        await book.ConfirmAsync(document, edition.Title, fields, await db.RequireTypeAsync(fields.Type, cancellationToken), cancellationToken);
        if (await db.Circulars.FindAsync([document.Id], cancellationToken) is not { } circular)
        {
            circular = new Circular
            {
                Id = document.Id,
                EditionId = edition.Id,
                Slug = document.Slug,
                Title = edition.Title,
                Summary = edition.Summary,
                Number = fields.Number!,
                TypeSlug = fields.Type,
                Date = fields.Date!.Value,
                Year = fields.Date.Value.Year,
                PublishedUtc = document.PublishedUtc!.Value,
                UpdatedUtc = document.UpdatedUtc!.Value,
            };
            db.Circulars.Add(circular);
        }

        circular.Say(document, edition);
        var formerly = await db.CircularRelations.Where(relation => relation.FromId == document.Id).Select(relation => relation.ToId)
            .ToListAsync(cancellationToken);
        await db.RelateAsync(document.Id, fields, cancellationToken);
        await distributor.FollowAsync(document.Id, formerly, cancellationToken);
    }
}
