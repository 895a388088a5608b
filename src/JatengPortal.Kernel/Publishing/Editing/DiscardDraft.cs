using System.Globalization;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>Throws a draft away, after asking; a document that has nothing else goes with it.</summary>
internal static class DiscardDraft
{
    public const string Step = "hapus-konsep";

    internal static void Map<TEditorial>(FeatureRoutes document)
        where TEditorial : Editorial
    {
        document.MapGet("/" + Step, AskAsync<TEditorial>);
        document.MapPost("/" + Step, HandleAsync<TEditorial>);
    }

    private static async Task<Results<RazorComponentResult<ConfirmPage>, RedirectHttpResult>> AskAsync<TEditorial>(
        Guid id, TEditorial editorial, Links links, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        if (await editorial.OpenAsync(id, cancellationToken) is not { NextDraft: { State: not EditionState.Submitted } draft } document)
            return links.Redirect(editorial.Kind.PathOf(id), Notice.ChangedMeanwhile);
        return new RazorComponentResult<ConfirmPage>(new
        {
            Title = Texts.Discard_draft,
            Between = editorial.Kind.Way(document.Id, draft.Title),
            Question = string.Format(CultureInfo.CurrentCulture, Texts.Discard_question, draft.Title),
            Consequences = (IReadOnlyList<string>)[document is { Current: null, Scheduled: null } ? Texts.Discard_all : Texts.Discard_rest_stays, Texts.Discard_links],
            Action = editorial.Kind.PathOf(id, Step),
            Confirm = Texts.Discard_draft,
            Cancel = editorial.Kind.PathOf(id),
            Fields = (IReadOnlyDictionary<string, string>)new Dictionary<string, string> { [EditingForm.BasisField] = Editorial.BasisOf(draft) },
        });
    }

    private static async Task<RedirectHttpResult> HandleAsync<TEditorial>(
        Guid id, IFormCollection typed, TEditorial editorial, Links links, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        await using var transaction = await editorial.Database.BeginAsync(cancellationToken);
        if (await editorial.OpenAsync(id, cancellationToken) is not { NextDraft: { State: not EditionState.Submitted } draft } document
            || typed[EditingForm.BasisField] != Editorial.BasisOf(draft))
            return links.Redirect(editorial.Kind.PathOf(id), Notice.ChangedMeanwhile);
        await editorial.NoteAsync("draft-discarded", document, editorial.Trace(document, draft), null, cancellationToken);
        await editorial.DiscardedAsync(document, draft, cancellationToken);
        document.Discard(draft);
        editorial.Db.Remove(draft);
        var isGone = document.Working is null;
        if (isGone)
        {
            editorial.Db.Remove((await editorial.Db.Set<DocumentRow>().FindAsync([id], cancellationToken))!);
            editorial.Db.Remove(document);
        }
        else
        {
            await editorial.FollowAsync(document, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return links.Redirect(isGone ? editorial.Kind.Desk : editorial.Kind.PathOf(id), Notice.Removed);
    }
}
