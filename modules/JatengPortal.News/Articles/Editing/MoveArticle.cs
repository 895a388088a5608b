using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<JatengPortal.News.Articles.Editing.MoveArticlePage>,
    Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult, Microsoft.AspNetCore.Http.HttpResults.NotFound>;

namespace JatengPortal.News.Articles.Editing;

/// <summary>Gives a published article another address, at once: the former one leads there.</summary>
internal static class MoveArticle
{
    public const string Step = "alamat";

    internal static void Map(FeatureRoutes article)
    {
        article.MapGet("/" + Step, async Task<Answer> (Guid id, NewsDbContext db, CancellationToken cancellationToken) =>
            await db.OpenArticleAsync(id, cancellationToken) is { Current: not null } document
                ? Page(document, document.Slug, new FormErrors())
                : TypedResults.NotFound());
        article.MapPost("/" + Step, HandleAsync);
    }

    private static async Task<Answer> HandleAsync(
        Guid id, IFormCollection typed, PublishingTools tools, ArticlePublisher publisher, ArticleDesk desk, Links links, HttpContext context,
        CancellationToken cancellationToken)
    {
        var (wanted, errors) = (typed[ArticleForm.SlugField].ToString().Trim(), new FormErrors());
        await using var transaction = await tools.Database.BeginAsync(cancellationToken);
        if (await tools.Db.OpenArticleAsync(id, cancellationToken) is not { Current: not null } document)
            return TypedResults.NotFound();
        if (wanted == document.Slug)
            return links.Redirect(EditingRoutes.PathOf(id));
        if (!Slug.TryParse(wanted, out var slug))
            errors.Add(ArticleForm.SlugField, Texts.Edit_slug_malformed);
        else if (await TryMoveAsync(document, slug, publisher, desk, cancellationToken))
        {
            await transaction.CommitAsync(cancellationToken);
            return links.Redirect(EditingRoutes.PathOf(id), EditingNotices.Moved);
        }
        else
            errors.Add(ArticleForm.SlugField, Texts.Edit_slug_taken);

        context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page(document, wanted, errors);
    }

    private static async Task<bool> TryMoveAsync(
        Document document, Slug slug, ArticlePublisher publisher, ArticleDesk desk, CancellationToken cancellationToken)
    {
        var before = document.Slug;
        try
        {
            await publisher.MoveAsync(document, slug, cancellationToken);
        }
        catch (RuleViolationException refused) when (refused.Code == "slug.taken")
        {
            return false;
        }

        await desk.NoteAsync("article.moved", document, new { address = before }, new { address = document.Slug }, cancellationToken);
        return true;
    }

    private static RazorComponentResult<MoveArticlePage> Page(Document document, string slug, FormErrors errors) =>
        new(new { Document = document, Slug = slug, Errors = errors });
}
