using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>Takes back what was submitted, to go on writing: it is a draft again.</summary>
internal static class RecallSubmission
{
    public const string Step = "tarik-pengajuan";

    internal static void Map<TEditorial>(FeatureRoutes document)
        where TEditorial : Editorial =>
        document.MapPost("/" + Step, HandleAsync<TEditorial>);

    private static async Task<RedirectHttpResult> HandleAsync<TEditorial>(Guid id, TEditorial editorial, Links links, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        await using var transaction = await editorial.Database.BeginAsync(cancellationToken);
        if (await editorial.OpenAsync(id, cancellationToken) is not { NextDraft: { State: EditionState.Submitted } draft } document)
            return links.Redirect(editorial.Kind.PathOf(id), Notice.ChangedMeanwhile);
        document.Recall(draft);
        await editorial.FollowAsync(document, cancellationToken);
        await editorial.NoteAsync("recalled", document, null, new { edition = draft.Number, draft.Title }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return links.Redirect(editorial.Kind.PathOf(id), EditorialNotices.SubmissionRecalled);
    }
}
