using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<JatengPortal.Kernel.Publishing.Editing.UrgentPage>,
    Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult>;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>Publishes without a second person, for a reason, at once: flagged until somebody else has reviewed it.</summary>
internal static class PublishUrgently
{
    public const string Step = "terbitkan-darurat";

    internal static void Map<TEditorial>(FeatureRoutes document)
        where TEditorial : Editorial
    {
        document.MapGet("/" + Step, OpenAsync<TEditorial>);
        document.MapPost("/" + Step, HandleAsync<TEditorial>);
    }

    private static async Task<Answer> OpenAsync<TEditorial>(Guid id, TEditorial editorial, Links links, CancellationToken cancellationToken)
        where TEditorial : Editorial =>
        await editorial.OpenAsync(id, cancellationToken) is { NextDraft: { } draft } document
            ? Page(editorial, document, draft, null, new FormErrors())
            : links.Redirect(editorial.Kind.PathOf(id), EditorialNotices.NothingToPublish);

    private static async Task<Answer> HandleAsync<TEditorial>(
        Guid id, IFormCollection typed, TEditorial editorial, Links links, HttpContext context, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        await using var transaction = await editorial.Database.BeginAsync(cancellationToken);
        if (await editorial.OpenAsync(id, cancellationToken) is not { NextDraft: { } draft } document)
            return links.Redirect(editorial.Kind.PathOf(id), EditorialNotices.NothingToPublish);
        if (typed[EditingForm.BasisField] != Editorial.BasisOf(draft))
            return links.Redirect(editorial.Kind.PathOf(id), Notice.ChangedMeanwhile);
        var errors = new FormErrors();
        await editorial.CheckAsync(document, draft, errors, cancellationToken);
        var reason = EditingForm.ReadReason(typed, Document.LongestReason, errors);
        var change = draft.State == EditionState.Submitted ? null : EditingForm.ReadChange(typed, document, errors);
        if (errors.IsEmpty)
            await ReleaseAsync(editorial, document, draft, reason, change, errors, cancellationToken);
        if (!errors.IsEmpty)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page(editorial, document, draft, typed, errors);
        }

        await editorial.KeepAsync(document, cancellationToken);
        await editorial.TellAsync(HandOver.Urgent, document, draft, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return links.Redirect(editorial.Kind.PathOf(id), EditorialNotices.PublishedUrgently);
    }

    private static async Task ReleaseAsync(
        Editorial editorial, Document document, Edition draft, string reason, ChangeNote? change, FormErrors errors, CancellationToken cancellationToken)
    {
        var before = document.Current is { } current ? editorial.Trace(document, current) : null;
        try
        {
            document.ReleaseUrgently(draft, editorial.Current.Account!.Id, reason, change);
            await editorial.PublishAsync(document, draft, editorial.Now, updatedUtc: null, cancellationToken);
        }
        catch (RuleViolationException refused)
        {
            errors.Add("", EditorialWords.Of(refused));
            return;
        }

        await editorial.NoteAsync("published-urgently", document, before, new { edition = draft.Number, draft.Title, reason }, cancellationToken);
    }

    private static RazorComponentResult<UrgentPage> Page(
        Editorial editorial, Document document, Edition draft, IFormCollection? typed, FormErrors errors) => new(new
        {
            editorial.Kind,
            Document = document,
            Draft = draft,
            Typed = ChangeTyped.Of(typed, draft),
            Reason = typed?[ConfirmPage.ReasonField].ToString() ?? "",
            Errors = errors,
        });
}
