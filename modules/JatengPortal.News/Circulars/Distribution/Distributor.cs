using System.Text.Json;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Distribution;

/// <summary>Sends circulars down, and after them whatever becomes of them; in the scope's transaction.</summary>
internal sealed class Distributor(NewsDbContext db, Outbox outbox, TenantsBelow below, CurrentTenant current, TimeProvider clock)
{
    /// <summary>Sends a published circular to sites below; to those that have it already, with the new deadline.</summary>
    /// <returns>How many sites have it now.</returns>
    /// <exception cref="RuleViolationException"><c>circular.not-published</c></exception>
    public async Task<int> SendAsync(Guid circularId, TenantSelection selection, DateTime deadlineUtc, CancellationToken cancellationToken)
    {
        if (await db.Circulars.FindAsync([circularId], cancellationToken) is not { OriginId: null } circular)
            throw new RuleViolationException("circular.not-published", "Only a published circular of this agency is sent.");
        var now = StoredTime.Of(clock.GetUtcNow().UtcDateTime);
        if (await db.CircularDistributions.FindAsync([circularId], cancellationToken) is not { } distribution)
        {
            distribution = new CircularDistribution
            {
                CircularId = circularId, Title = circular.Title, Number = circular.Number, Slug = circular.Slug, Selection = selection.Stored,
                SentUtc = now, DeadlineUtc = deadlineUtc,
            };
            db.CircularDistributions.Add(distribution);
        }

        (distribution.Selection, distribution.DeadlineUtc) = (selection.Stored, deadlineUtc);
        var known = await db.CircularReceivers.Where(receiver => receiver.CircularId == circularId).Select(receiver => receiver.TenantId)
            .ToListAsync(cancellationToken);
        foreach (var tenant in (await below.OfAsync(current.Tenant, selection, cancellationToken)).Where(tenant => !known.Contains(tenant.Id)))
        {
            db.CircularReceivers.Add(new CircularReceiver { CircularId = circularId, TenantId = tenant.Id, SentUtc = now });
            known.Add(tenant.Id);
        }

        await TellAsync(distribution, known, cancellationToken);
        return known.Count;
    }

    /// <summary>
    /// What became of a circular (a new wording, an amendment, a revocation, its end), and of those that it amends or revokes, goes to all who
    /// have them. For whoever changes what the public reads of it, in that transaction.
    /// </summary>
    /// <param name="circularId">Which.</param>
    /// <param name="formerly">Those that it amended or revoked before.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task FollowAsync(Guid circularId, IReadOnlyList<Guid> formerly, CancellationToken cancellationToken)
    {
        // What this transaction has changed so far must be read.
        await db.SaveChangesAsync(cancellationToken);
        var concerned = await db.CircularRelations.Where(relation => relation.FromId == circularId).Select(relation => relation.ToId)
            .ToListAsync(cancellationToken);
        concerned = [.. concerned, .. formerly, circularId];
        foreach (var distribution in await db.CircularDistributions.Where(one => concerned.Contains(one.CircularId)).ToListAsync(cancellationToken))
        {
            var receivers = await db.CircularReceivers.Where(receiver => receiver.CircularId == distribution.CircularId)
                .Select(receiver => receiver.TenantId).ToListAsync(cancellationToken);
            await TellAsync(distribution, receivers, cancellationToken);
        }
    }

    /// <summary>Reminds those of these receivers whom it is time to remind.</summary>
    /// <returns>How many were.</returns>
    public async Task<int> RemindAsync(IEnumerable<CircularReceiver> receivers, CancellationToken cancellationToken)
    {
        var now = StoredTime.Of(clock.GetUtcNow().UtcDateTime);
        var reminded = 0;
        foreach (var receiver in receivers.Where(receiver => receiver.CanBeRemindedAt(now)))
        {
            receiver.RemindedUtc = now;
            await outbox.SendAsync(new CircularReminded(receiver.CircularId), receiver.TenantId, cancellationToken);
            reminded++;
        }

        return reminded;
    }

    private async Task TellAsync(CircularDistribution distribution, IReadOnlyList<Guid> receivers, CancellationToken cancellationToken)
    {
        // By the clock: the number that a restored backup has may have been given already.
        distribution.Revision = Math.Max(distribution.Revision + 1, clock.GetUtcNow().ToUnixTimeMilliseconds());
        var letter = await LetterAsync(distribution.CircularId, cancellationToken);
        if (letter is not null)
            (distribution.Title, distribution.Number, distribution.Slug) = (letter.Title, letter.Fields.Number!, letter.Slug);
        var message = new CircularSent(distribution.CircularId, distribution.Revision, distribution.DeadlineUtc, letter)
        {
            IsErased = letter is null
                && (await db.Documents.FindAsync([distribution.CircularId], cancellationToken))?.Withdrawal?.Kind == WithdrawalKind.PublishedInError,
        };
        foreach (var receiver in receivers)
            await outbox.SendAsync(message, receiver, cancellationToken);
    }

    private async Task<SentLetter?> LetterAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await db.Circulars.FindAsync([id], cancellationToken) is not { } circular
            || await db.Editions.FindAsync([circular.EditionId], cancellationToken) is not { } edition)
            return null;
        var relations = await db.CircularRelations.AsNoTracking().Where(relation => relation.FromId == id || relation.ToId == id)
            .ToListAsync(cancellationToken);
        return new SentLetter(circular.Slug, circular.Title, circular.Summary, edition.Body, JsonSerializer.Deserialize<CircularFields>(edition.Fields)!)
        {
            Status = circular.Status,
            PublishedUtc = circular.PublishedUtc,
            UpdatedUtc = circular.UpdatedUtc,
            ChangedUtc = circular.ChangedUtc,
            History = await db.Documents.Where(document => document.Id == id).Select(document => document.HistoryJson).SingleAsync(cancellationToken),
            Relations = [.. relations.Select(one => new SentRelation(one.Kind, one.ToId == id, one.ToId == id ? one.FromId : one.ToId))],
        };
    }
}
