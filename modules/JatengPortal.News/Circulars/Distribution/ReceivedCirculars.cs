using System.Text.Json;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Web;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Distribution;

/// <summary>What a message about a circular changed here.</summary>
/// <param name="Circular">As it is now.</param>
/// <param name="IsNew">Whether it came here for the first time.</param>
internal sealed record TakenLetter(ReceivedCircular Circular, bool IsNew);

/// <summary>Keeps what sites above have sent, one row for each circular of each sender, and lays it out for the public here.</summary>
internal sealed class ReceivedCirculars(NewsDbContext db, Outbox outbox, Links links, TimeProvider clock)
{
    /// <summary>Takes in what is sound and newer than what is known.</summary>
    /// <returns>What it changed; null for nothing.</returns>
    public async Task<TakenLetter?> TakeInAsync(CircularSent message, Tenant sender, CancellationToken cancellationToken)
    {
        var received = await db.ReceivedCirculars.SingleOrDefaultAsync(
            one => one.OriginId == sender.Id && one.CircularId == message.CircularId, cancellationToken);
        if (received?.Revision >= message.Revision || (received is null && message.Letter is null))
            return null;
        if (message.Letter is not { } letter)
        {
            (received!.Revision, received.IsWithdrawn) = (message.Revision, true);
            if (message.IsErased)
                received.Erase();
            if (await db.Circulars.FindAsync([received.Id], cancellationToken) is { } gone)
                db.Circulars.Remove(gone);
            return new TakenLetter(received, IsNew: false);
        }

        if (HtmlOf(letter, sender) is not { } html)
            return null;
        var isNew = received is null;
        received ??= Begin(message, letter, sender);
        Say(received, message, letter, html, sender);
        // Its address here stays, wherever the original moves: readers have links to it.
        if (isNew)
            received.Slug = await FreeAsync(received, sender, letter, cancellationToken);
        await LayOutAsync(received, letter, cancellationToken);
        if (isNew)
            await outbox.SendAsync(new CircularArrived(message.CircularId, received.ReceivedUtc), sender.Id, cancellationToken);
        return new TakenLetter(received, isNew);
    }

    /// <summary>The circulars here that this one has to do with.</summary>
    public async Task<IReadOnlyList<RelatedCircular>> RelatedToAsync(ReceivedCircular received, CancellationToken cancellationToken)
    {
        var related = received.Related;
        var ids = related.Select(one => one.CircularId).ToList();
        var here = await db.ReceivedCirculars.AsNoTracking().Where(one => one.OriginId == received.OriginId && ids.Contains(one.CircularId))
            .Join(db.Circulars, one => one.Id, circular => circular.Id, (one, circular) => new { one.CircularId, Circular = circular })
            .ToListAsync(cancellationToken);
        return
        [
            .. from one in related
               join other in here on one.CircularId equals other.CircularId
               select new RelatedCircular(one.Kind, one.IsLater, other.Circular),
        ];
    }

    // The sender's process wrote it, so no property can be relied on to be there, or to keep a rule.
    private string? HtmlOf(SentLetter letter, Tenant sender)
    {
        if (!Slug.TryParse(letter.Slug, out _) || letter is not { Title.Length: > 0 and <= 300, Summary.Length: <= 1000, Body: not null, Fields: not null }
            || letter.Title.Any(char.IsControl) || !Enum.IsDefined(letter.Status) || letter.PublishedUtc > clock.GetUtcNow().UtcDateTime
            || letter.Relations is not { Count: <= 200 } || letter.History is null || !PublicChange.IsHistory(letter.History))
            return null;
        try
        {
            letter.Fields.CheckPublic();
            // Its links lead into the sender's site.
            return MarkdownRenderer.ExpandSiteLinks(MarkdownRenderer.Render(letter.Body).Html, links.Origin(sender) + sender.PathBase);
        }
        catch (Exception refused) when (refused is RuleViolationException or ArgumentException or NullReferenceException)
        {
            return null;
        }
    }

    private ReceivedCircular Begin(CircularSent message, SentLetter letter, Tenant sender)
    {
        var now = StoredTime.Of(clock.GetUtcNow().UtcDateTime);
        var received = new ReceivedCircular
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)),
            OriginId = sender.Id,
            CircularId = message.CircularId,
            Revision = message.Revision,
            Slug = letter.Slug,
            ReceivedUtc = now,
        };
        db.ReceivedCirculars.Add(received);
        return received;
    }

    private void Say(ReceivedCircular received, CircularSent message, SentLetter letter, string html, Tenant sender)
    {
        (received.Revision, received.IsWithdrawn, received.DeadlineUtc) = (message.Revision, false, message.DeadlineUtc);
        (received.Title, received.Number, received.BodyHtml) = (letter.Title, letter.Fields.Number!, html);
        received.OriginName = sender.Title;
        received.OriginAddress = links.Origin(sender) + sender.PathBase + Circular.PathOf(letter.Slug);
        received.Fields = JsonSerializer.Serialize(letter.Fields);
        received.Relations = JsonSerializer.Serialize(letter.Relations);
        received.History = letter.History;
    }

    // Two of a sender may have had the same address one after the other.
    private async Task<string> FreeAsync(ReceivedCircular received, Tenant sender, SentLetter letter, CancellationToken cancellationToken)
    {
        var slug = $"{ReadReceived.Segment}/{sender.Name}/{letter.Slug}";
        return await db.ReceivedCirculars.AnyAsync(other => other.Slug == slug && other.Id != received.Id, cancellationToken)
            ? $"{slug}-{received.CircularId:N}"
            : slug;
    }

    // A message of an older portal doesn't say when the status changed.
    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    private async Task LayOutAsync(ReceivedCircular received, SentLetter letter, CancellationToken cancellationToken)
    {
        var fields = letter.Fields;
        var circular = await db.Circulars.FindAsync([received.Id], cancellationToken);
        if (circular is null)
        {
            circular = new Circular
            {
                Id = received.Id, EditionId = received.Id, Slug = received.Slug, Title = letter.Title, Summary = letter.Summary,
                Number = received.Number, TypeSlug = fields.Type, Date = fields.Date!.Value, Year = fields.Date.Value.Year,
                PublishedUtc = letter.PublishedUtc, UpdatedUtc = letter.UpdatedUtc,
            };
            db.Circulars.Add(circular);
        }

        (circular.Slug, circular.Title, circular.Summary, circular.Number) = (received.Slug, letter.Title, letter.Summary, received.Number);
        (circular.TypeSlug, circular.Date, circular.Year) = (fields.Type, fields.Date!.Value, fields.Date.Value.Year);
        (circular.Status, circular.IsSample) = (letter.Status, fields.Sample);
        (circular.SubjectName, circular.SubjectSlug) = (fields.Subject, fields.Subject is null ? null : Slug.From(fields.Subject).Value);
        (circular.OriginId, circular.OriginName, circular.OriginAddress) = (received.OriginId, received.OriginName, received.OriginAddress);
        (circular.PublishedUtc, circular.UpdatedUtc, circular.ChangedUtc) = (letter.PublishedUtc, letter.UpdatedUtc, Later(letter.ChangedUtc, letter.UpdatedUtc));
    }
}
