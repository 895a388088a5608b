using JatengPortal.Kernel.Modules;
using System.Globalization;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.News.Articles.Editing;

/// <summary>Throws a draft away, after asking.</summary>
internal static class DiscardDraft
{
    public const string Step = "hapus-konsep";

    internal static void Map(FeatureRoutes article)
    {
        article.MapGet("/" + Step, AskAsync);
        article.MapPost("/" + Step, HandleAsync);
    }

    private static async Task<Results<RazorComponentResult<ConfirmPage>, RedirectHttpResult>> AskAsync(
        Guid id, NewsDbContext db, Links links, CancellationToken cancellationToken)
    {
        if (await db.OpenArticleAsync(id, cancellationToken) is not { NextDraft: { } draft } document)
            return links.Redirect(EditingRoutes.PathOf(id), Notice.ChangedMeanwhile);
        return new RazorComponentResult<ConfirmPage>(new
        {
            Title = Texts.Discard_draft,
            Between = EditingRoutes.Way(document.Id, document.Working!.Title),
            Question = string.Format(CultureInfo.CurrentCulture, Texts.Discard_question, draft.Title),
            Consequences = Consequences(document),
            Action = EditingRoutes.PathOf(id, Step),
            Confirm = Texts.Discard_draft,
            Cancel = EditingRoutes.PathOf(id),
            Fields = (IReadOnlyDictionary<string, string>)new Dictionary<string, string> { [ArticleForm.BasisField] = ArticleForm.BasisOf(draft) },
        });
    }

    private static async Task<RedirectHttpResult> HandleAsync(
        Guid id, IFormCollection typed, ArticleDesk desk, Links links, CancellationToken cancellationToken)
    {
        try
        {
            return await desk.DiscardAsync(id, typed[ArticleForm.BasisField].ToString(), cancellationToken) is null
                ? links.Redirect(EditingRoutes.List, Notice.Removed)
                : links.Redirect(EditingRoutes.PathOf(id), Notice.Removed);
        }
        catch (RuleViolationException refused) when (refused.Code == "article.changed-meanwhile")
        {
            return links.Redirect(EditingRoutes.PathOf(id), Notice.ChangedMeanwhile);
        }
    }

    private static IReadOnlyList<string> Consequences(Document document) =>
        document is { Current: null, Scheduled: null } ? [Texts.Discard_all, Texts.Discard_links] : [Texts.Discard_rest_stays, Texts.Discard_links];
}
