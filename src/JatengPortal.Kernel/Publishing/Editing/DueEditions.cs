using JatengPortal.Kernel.Messaging;

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
            await editorial.PublishAsync(document, edition, publishedUtc, updatedUtc: null, cancellationToken);
            await editorial.FollowAsync(document, cancellationToken);
            await editorial.NoteAsync("published", document, null, editorial.Trace(document, edition), cancellationToken);
            await editorial.TellAsync(HandOver.Published, document, edition, tellsAuthors: true, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
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
            await editorial.TellAsync(HandOver.Withdrawn, document, current, tellsAuthors: true, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
