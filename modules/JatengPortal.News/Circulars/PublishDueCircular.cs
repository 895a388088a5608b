using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;

namespace JatengPortal.News.Circulars;

/// <summary>Publishes a scheduled circular when its time has come.</summary>
internal sealed class PublishDueCircular(CircularPublisher publisher, TenantDatabase database, IAuditTrail audit) : IDueHandler
{
    public const string Kind = "circulars.publish";

    public async Task HandleAsync(string key, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        if (await publisher.PublishDueAsync(Guid.Parse(key), cancellationToken) is { Current: { } edition } document)
        {
            var fact = new AuditFact("circular.published", Circular.PathOf(document.Slug)) { After = CircularTrace.Of(document, edition) };
            await audit.RecordAsync(database, fact, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
