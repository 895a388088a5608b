using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<JatengPortal.Kernel.Publishing.Editing.SubmitPage>,
    Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult>;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>Hands a draft over to whoever approves it.</summary>
public static class SubmitEdition
{
    /// <summary>Last part of its address.</summary>
    public const string Step = "ajukan";

    internal static void Map<TEditorial>(FeatureRoutes document)
        where TEditorial : Editorial
    {
        document.MapGet("/" + Step, OpenAsync<TEditorial>);
        document.MapPost("/" + Step, HandleAsync<TEditorial>);
    }

    private static async Task<Answer> OpenAsync<TEditorial>(Guid id, TEditorial editorial, Links links, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        if (await editorial.OpenAsync(id, cancellationToken) is not { NextDraft: { } draft } document)
            return links.Redirect(editorial.Kind.PathOf(id), EditorialNotices.NothingToPublish);
        if (draft.State == EditionState.Submitted)
            return links.Redirect(editorial.Kind.PathOf(id), EditorialNotices.Standing);
        var errors = new FormErrors();
        await editorial.CheckAsync(document, draft, errors, cancellationToken);
        return Page(editorial, document, draft, null, errors);
    }

    private static async Task<Answer> HandleAsync<TEditorial>(
        Guid id, IFormCollection typed, TEditorial editorial, Links links, HttpContext context, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        await using var transaction = await editorial.Database.BeginAsync(cancellationToken);
        if (await editorial.OpenAsync(id, cancellationToken) is not { NextDraft: { } draft } document)
            return links.Redirect(editorial.Kind.PathOf(id), EditorialNotices.NothingToPublish);
        if (typed[EditingForm.BasisField] != Editorial.BasisOf(draft) || draft.State == EditionState.Submitted)
            return links.Redirect(editorial.Kind.PathOf(id), Notice.ChangedMeanwhile);
        var errors = new FormErrors();
        await editorial.CheckAsync(document, draft, errors, cancellationToken);
        var change = EditingForm.ReadChange(typed, document, errors);
        if (!errors.IsEmpty)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page(editorial, document, draft, typed, errors);
        }

        document.Submit(draft, editorial.Current.Account!.Id, change, editorial.Now);
        await editorial.KeepAsync(document, cancellationToken);
        await editorial.NoteAsync(
            "submitted", document, null, new { edition = draft.Number, draft.Title, change = change?.Kind.ToString(), note = change?.Note }, cancellationToken);
        await editorial.TellAsync(HandOver.Submitted, document, draft, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return links.Redirect(editorial.Kind.PathOf(id), EditorialNotices.Submitted);
    }

    private static RazorComponentResult<SubmitPage> Page(Editorial editorial, Document document, Edition draft, IFormCollection? typed, FormErrors errors) =>
        new(new { editorial.Kind, Document = document, Draft = draft, Typed = ChangeTyped.Of(typed, draft), Errors = errors });
}

/// <summary>What was typed of a change, or said of it before.</summary>
/// <param name="Kind">As it stands in the form; empty for nothing.</param>
/// <param name="Note">In words.</param>
public sealed record ChangeTyped(string Kind, string Note)
{
    internal static ChangeTyped Of(IFormCollection? typed, Edition draft) => typed is not null
        ? new ChangeTyped(typed[EditingForm.ChangeKindField].ToString(), typed[EditingForm.ChangeNoteField].ToString())
        : new ChangeTyped(
            draft.ChangeKind switch { Publishing.ChangeKind.Major => EditingForm.Major, Publishing.ChangeKind.Minor => EditingForm.Minor, _ => "" },
            draft.ChangeNote);
}
