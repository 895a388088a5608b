using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>Keeps an edition that waits for its time from being published: it is a draft again, and needs approval anew.</summary>
internal static class RecallScheduled
{
    public const string Step = "batalkan-jadwal";

    internal static void Map<TEditorial>(FeatureRoutes document)
        where TEditorial : Editorial =>
        document.MapPost("/" + Step, HandleAsync<TEditorial>);

    private static async Task<RedirectHttpResult> HandleAsync<TEditorial>(
        Guid id, IFormCollection typed, TEditorial editorial, Links links, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        await using var transaction = await editorial.Database.BeginAsync(cancellationToken);
        if (await editorial.OpenAsync(id, cancellationToken) is not { Scheduled: { } waiting } document || !EditingForm.IsSeen(typed, waiting.PublishedUtc))
            return links.Redirect(editorial.Kind.PathOf(id), Notice.ChangedMeanwhile);
        var at = waiting.PublishedUtc;
        document.Unschedule(waiting);
        await editorial.Due.CancelAsync(editorial.Kind.DuePublication, id.ToString(), cancellationToken);
        await editorial.FollowAsync(document, cancellationToken);
        await editorial.NoteAsync("unscheduled", document, new { edition = waiting.Number, waiting.Title, at }, null, cancellationToken);
        await editorial.TellAsync(HandOver.Unscheduled, document, waiting, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return links.Redirect(editorial.Kind.PathOf(id), EditorialNotices.Unscheduled);
    }
}
