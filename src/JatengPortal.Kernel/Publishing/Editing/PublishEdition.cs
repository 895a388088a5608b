using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<JatengPortal.Kernel.Publishing.Editing.PublishPage>,
    Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult>;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>Approves what somebody else submitted and publishes it: now, or at a time in WIB.</summary>
public static class PublishEdition
{
    /// <summary>Last part of its address.</summary>
    public const string Step = "terbitkan";

    internal static void Map<TEditorial>(FeatureRoutes document)
        where TEditorial : Editorial
    {
        document.MapGet("/" + Step, OpenAsync<TEditorial>);
        document.MapPost("/" + Step, HandleAsync<TEditorial>);
    }

    /// <summary>Whether an account may approve an edition: what was submitted and isn't its own, and what has no author.</summary>
    internal static bool IsFor(Guid account, EditionState state, IReadOnlyList<Guid> authors) =>
        authors.Count == 0 || (state == EditionState.Submitted && !authors.Contains(account));

    private static async Task<Answer> OpenAsync<TEditorial>(Guid id, TEditorial editorial, Links links, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        if (await editorial.OpenAsync(id, cancellationToken) is not { NextDraft: { } draft } document)
            return links.Redirect(editorial.Kind.PathOf(id), EditorialNotices.NothingToPublish);
        var errors = new FormErrors();
        await editorial.CheckAsync(document, draft, errors, cancellationToken);
        return Page(editorial, document, draft, EditingForm.AtOnce, "", errors);
    }

    private static async Task<Answer> HandleAsync<TEditorial>(
        Guid id, IFormCollection typed, TEditorial editorial, Links links, HttpContext context, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        var (when, time) = (typed[EditingForm.WhenField].ToString(), typed[EditingForm.TimeField].ToString());
        await using var transaction = await editorial.Database.BeginAsync(cancellationToken);
        if (await editorial.OpenAsync(id, cancellationToken) is not { NextDraft: { } draft } document)
            return links.Redirect(editorial.Kind.PathOf(id), EditorialNotices.NothingToPublish);
        var errors = new FormErrors();
        if (typed[EditingForm.BasisField] != Editorial.BasisOf(draft))
        {
            errors.Add("", Texts.Publish_changed_meanwhile);
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            return Page(editorial, document, draft, when, time, errors);
        }

        await editorial.CheckAsync(document, draft, errors, cancellationToken);
        var at = EditingForm.ReadWhen(when, time, editorial.Now, errors);
        if (errors.IsEmpty)
            await ApproveAsync(editorial, document, draft, at, errors, cancellationToken);
        if (!errors.IsEmpty)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page(editorial, document, draft, when, time, errors);
        }

        await editorial.KeepAsync(document, cancellationToken);
        await editorial.TellAsync(at is null ? HandOver.Published : HandOver.Scheduled, document, draft, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return links.Redirect(editorial.Kind.PathOf(id), at is null ? EditorialNotices.Published : EditorialNotices.Scheduled);
    }

    private static async Task ApproveAsync(
        Editorial editorial, Document document, Edition draft, DateTime? at, FormErrors errors, CancellationToken cancellationToken)
    {
        var before = document.Current is { } current ? editorial.Trace(document, current) : null;
        try
        {
            // One of a source has no author who could approve it himself.
            if (draft.AuthorIds.Count > 0 || draft.State == EditionState.Submitted)
                document.Approve(draft, editorial.Current.Account!.Id);
            if (at is { } later)
                await editorial.ScheduleAsync(document, draft, later, cancellationToken);
            else
                await editorial.PublishAsync(document, draft, editorial.Now, updatedUtc: null, cancellationToken);
        }
        catch (RuleViolationException refused)
        {
            errors.Add("", EditorialWords.Of(refused));
            return;
        }

        await editorial.NoteAsync(
            at is null ? "published" : "scheduled", document, before,
            at is null ? editorial.Trace(document, draft) : new { edition = draft.Number, draft.Title, at }, cancellationToken);
    }

    private static RazorComponentResult<PublishPage> Page(
        Editorial editorial, Document document, Edition draft, string when, string time, FormErrors errors) => new(new
        {
            editorial.Kind,
            Document = document,
            Draft = draft,
            IsOwn = draft.AuthorIds.Contains(editorial.Current.Account!.Id),
            MayApprove = IsFor(editorial.Current.Account.Id, draft.State, draft.AuthorIds),
            When = when,
            Time = time,
            Errors = errors,
        });
}
