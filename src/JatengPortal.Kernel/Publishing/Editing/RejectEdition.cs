using System.Globalization;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<JatengPortal.Kernel.Theming.Administration.ConfirmPage>,
    Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult>;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>Sends back what was submitted, with a reason for its authors.</summary>
internal static class RejectEdition
{
    public const string Step = "tolak";
    private const int LongestReason = 500;

    internal static void Map<TEditorial>(FeatureRoutes document)
        where TEditorial : Editorial
    {
        document.MapGet("/" + Step, AskAsync<TEditorial>);
        document.MapPost("/" + Step, HandleAsync<TEditorial>);
    }

    private static async Task<Answer> AskAsync<TEditorial>(Guid id, TEditorial editorial, Links links, CancellationToken cancellationToken)
        where TEditorial : Editorial =>
        await editorial.OpenAsync(id, cancellationToken) is { NextDraft: { State: EditionState.Submitted } draft } document
            ? Page(editorial, document, draft, null, null)
            : links.Redirect(editorial.Kind.PathOf(id), Notice.ChangedMeanwhile);

    private static async Task<Answer> HandleAsync<TEditorial>(
        Guid id, IFormCollection typed, TEditorial editorial, Links links, HttpContext context, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        await using var transaction = await editorial.Database.BeginAsync(cancellationToken);
        if (await editorial.OpenAsync(id, cancellationToken) is not { NextDraft: { State: EditionState.Submitted } draft } document
            || typed[EditingForm.BasisField] != Editorial.BasisOf(draft))
            return links.Redirect(editorial.Kind.PathOf(id), Notice.ChangedMeanwhile);
        var errors = new FormErrors();
        var reason = EditingForm.ReadReason(typed, LongestReason, errors);
        if (errors.IsEmpty)
        {
            try
            {
                document.Reject(draft, editorial.Current.Account!.Id, reason);
            }
            catch (RuleViolationException refused) when (refused.Code == "edition.own")
            {
                errors.Add(ConfirmPage.ReasonField, Texts.Approve_own);
            }
        }

        if (!errors.IsEmpty)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page(editorial, document, draft, reason, errors.All[0].Text);
        }

        await editorial.FollowAsync(document, cancellationToken);
        await editorial.NoteAsync("rejected", document, null, new { edition = draft.Number, draft.Title, reason }, cancellationToken);
        await editorial.TellAsync(HandOver.Rejected, document, draft, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return links.Redirect(editorial.Kind.PathOf(id), EditorialNotices.Rejected);
    }

    private static RazorComponentResult<ConfirmPage> Page(Editorial editorial, Document document, Edition draft, string? reason, string? error) => new(new
    {
        Title = Texts.Reject_edition,
        Between = editorial.Kind.Way(document.Id, draft.Title),
        Question = string.Format(CultureInfo.CurrentCulture, Texts.Reject_question, draft.Title),
        Consequences = (IReadOnlyList<string>)[Texts.Reject_consequence],
        Action = editorial.Kind.PathOf(document.Id, Step),
        Confirm = Texts.Reject_edition,
        Cancel = editorial.Kind.PathOf(document.Id),
        IsDangerous = false,
        ReasonLabel = Texts.Reject_reason,
        Reason = reason,
        Error = error,
        Fields = (IReadOnlyDictionary<string, string>)new Dictionary<string, string> { [EditingForm.BasisField] = Editorial.BasisOf(draft) },
    });
}
