using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Theming.Administration;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>Publishes a scheduled edition when its time has come. Key: id of the document.</summary>
internal sealed class PublishDueEdition<TEditorial>(TEditorial editorial) : IDueHandler
    where TEditorial : Editorial
{
    public async Task HandleAsync(string key, CancellationToken cancellationToken)
    {
        await using var transaction = await editorial.Database.BeginAsync(cancellationToken);
        if (await editorial.OpenAsync(Guid.Parse(key), cancellationToken) is { Scheduled: { PublishedUtc: { } publishedUtc } edition } document)
        {
            var errors = new FormErrors();
            // What it was to amend may be gone by now. What comes from a source was checked when it was taken in.
            if (edition.AuthorIds.Count > 0)
                await editorial.CheckAsync(document, edition, errors, cancellationToken);
            if (errors.IsEmpty)
                await PublishAsync(document, edition, publishedUtc, cancellationToken);
            else
                await GiveBackAsync(document, edition, errors.All[0].Text, cancellationToken);
            await editorial.FollowAsync(document, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async Task PublishAsync(Document document, Edition edition, DateTime publishedUtc, CancellationToken cancellationToken)
    {
        await editorial.PublishAsync(document, edition, publishedUtc, updatedUtc: null, cancellationToken);
        await editorial.NoteAsync("published", document, null, editorial.Trace(document, edition), cancellationToken);
        await editorial.TellAsync(HandOver.Published, document, edition, cancellationToken);
    }

    /// <summary>A draft again, of which its authors and whoever approves are told: it would wait for ever otherwise.</summary>
    private async Task GiveBackAsync(Document document, Edition edition, string reason, CancellationToken cancellationToken)
    {
        document.Unschedule(edition);
        await editorial.NoteAsync("unscheduled", document, null, new { edition = edition.Number, edition.Title, reason }, cancellationToken);
        await editorial.TellAsync(HandOver.Unscheduled, document, edition, cancellationToken);
    }
}

/// <summary>Withdraws a document when the time for it has come. Key: id of the document.</summary>
internal sealed class WithdrawDueDocument<TEditorial>(TEditorial editorial) : IDueHandler
    where TEditorial : Editorial
{
    public async Task HandleAsync(string key, CancellationToken cancellationToken)
    {
        await using var transaction = await editorial.Database.BeginAsync(cancellationToken);
        if (await editorial.OpenAsync(Guid.Parse(key), cancellationToken) is { IsPublic: true, Current: { } current, Withdrawal: { } planned } document)
        {
            await editorial.WithdrawAsync(document, planned, cancellationToken);
            await editorial.FollowAsync(document, cancellationToken);
            await editorial.NoteAsync("withdrawn", document, null, WithdrawDocument.Trace(planned), cancellationToken);
            await editorial.TellAsync(HandOver.Withdrawn, document, current, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
