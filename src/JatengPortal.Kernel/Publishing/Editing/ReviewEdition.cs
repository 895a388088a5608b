using System.Globalization;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<JatengPortal.Kernel.Theming.Administration.ConfirmPage>,
    Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult, Microsoft.AspNetCore.Http.HttpResults.StatusCodeHttpResult>;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>A second person confirms what was published in an emergency; whoever disagrees withdraws it or writes the next edition.</summary>
internal static class ReviewEdition
{
    public const string Step = "periksa";

    internal static void Map<TEditorial>(FeatureRoutes document)
        where TEditorial : Editorial
    {
        document.MapGet("/" + Step, AskAsync<TEditorial>);
        document.MapPost("/" + Step, HandleAsync<TEditorial>);
    }

    private static async Task<Answer> AskAsync<TEditorial>(Guid id, TEditorial editorial, Links links, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        if (await editorial.OpenAsync(id, cancellationToken) is not { AwaitingReview: { } current } document)
            return links.Redirect(editorial.Kind.PathOf(id), Notice.ChangedMeanwhile);
        return new RazorComponentResult<ConfirmPage>(new
        {
            Title = Texts.Review_edition,
            Between = editorial.Kind.Way(id, document.Working!.Title),
            Question = string.Format(CultureInfo.CurrentCulture, Texts.Review_question, current.Title),
            Consequences = (IReadOnlyList<string>)
            [
                string.Format(CultureInfo.CurrentCulture, Texts.Review_reason_was, current.EmergencyReason), Texts.Review_consequence,
            ],
            Action = editorial.Kind.PathOf(id, Step),
            Confirm = Texts.Review_confirm,
            Cancel = editorial.Kind.PathOf(id),
            IsDangerous = false,
            Fields = (IReadOnlyDictionary<string, string>)new Dictionary<string, string> { [EditingForm.BasisField] = Editorial.BasisOf(current) },
        });
    }

    private static async Task<Answer> HandleAsync<TEditorial>(
        Guid id, IFormCollection typed, TEditorial editorial, Links links, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        await using var transaction = await editorial.Database.BeginAsync(cancellationToken);
        if (await editorial.OpenAsync(id, cancellationToken) is not { AwaitingReview: { } current } document
            || typed[EditingForm.BasisField] != Editorial.BasisOf(current))
            return links.Redirect(editorial.Kind.PathOf(id), Notice.ChangedMeanwhile);
        try
        {
            document.Review(current, editorial.Current.Account!.Id);
        }
        catch (RuleViolationException refused) when (refused.Code == "edition.own")
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        await editorial.FollowAsync(document, cancellationToken);
        await editorial.NoteAsync("reviewed", document, null, new { edition = current.Number, current.Title }, cancellationToken);
        await editorial.TellAsync(HandOver.Reviewed, document, current, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return links.Redirect(editorial.Kind.PathOf(id), EditorialNotices.Reviewed);
    }
}
