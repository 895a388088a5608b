using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<JatengPortal.News.Articles.Editing.WriteArticlePage>,
    Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult, Microsoft.AspNetCore.Http.HttpResults.NotFound>;

namespace JatengPortal.News.Articles.Editing;

/// <summary>Writes an article: a new one, the draft of one, or the next wording of one that is published.</summary>
internal static class WriteArticle
{
    public const string Step = "ubah";
    public const string NextField = "langkah";
    public const string ThenPublish = "terbitkan";

    internal static void MapNew(FeatureRoutes editing)
    {
        editing.MapGet(EditingRoutes.New, async (NewsDbContext db, ArticleQueries queries, CancellationToken cancellationToken) =>
            await PageAsync(new Shown(null, new ArticleForm()), db, queries, cancellationToken));
        editing.MapPost(EditingRoutes.New, BeginAsync);
    }

    internal static void Map(FeatureRoutes article)
    {
        article.MapGet("/" + Step, OpenAsync);
        article.MapPost("/" + Step, SaveAsync);
    }

    private static async Task<Answer> BeginAsync(
        IFormCollection typed, ArticleDesk desk, NewsDbContext db, ArticleQueries queries, Links links, HttpContext context,
        CancellationToken cancellationToken)
    {
        var form = ArticleForm.Read(typed);
        var errors = ArticleFormRules.Check(form, hasSlug: true);
        if (errors.IsEmpty)
        {
            try
            {
                return Leave((await desk.BeginAsync(form, cancellationToken)).Id, typed, links);
            }
            catch (RuleViolationException refused) when (refused.Code == "slug.taken")
            {
                errors.Add(ArticleForm.SlugField, Texts.Edit_slug_taken);
            }
        }

        context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await PageAsync(new Shown(null, form) { Errors = errors }, db, queries, cancellationToken);
    }

    private static async Task<Answer> OpenAsync(Guid id, NewsDbContext db, ArticleQueries queries, CancellationToken cancellationToken) =>
        await db.OpenArticleAsync(id, cancellationToken) is { Working: { } working } document
            ? await PageAsync(new Shown(id, ArticleForm.Of(document, working)) { IsPublic = document.PublishedUtc is not null }, db, queries, cancellationToken)
            : TypedResults.NotFound();

    private static async Task<Answer> SaveAsync(
        Guid id, IFormCollection typed, ArticleDesk desk, NewsDbContext db, ArticleQueries queries, Links links, HttpContext context,
        CancellationToken cancellationToken)
    {
        var form = ArticleForm.Read(typed);
        var isPublic = await db.Documents.AnyAsync(document => document.Id == id && document.PublishedUtc != null, cancellationToken);
        var errors = ArticleFormRules.Check(form, hasSlug: !isPublic);
        if (errors.IsEmpty)
        {
            try
            {
                if (await desk.SaveAsync(id, form, cancellationToken) is not { } saved)
                    return TypedResults.NotFound();
                if (!saved.IsConflict)
                    return Leave(id, typed, links);
                return await ShowConflictAsync(saved, form, db, queries, context, cancellationToken);
            }
            catch (RuleViolationException refused) when (refused.Code == "slug.taken")
            {
                errors.Add(ArticleForm.SlugField, Texts.Edit_slug_taken);
            }
        }

        context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await PageAsync(new Shown(id, form) { Errors = errors, IsPublic = isPublic }, db, queries, cancellationToken);
    }

    /// <summary>Both wordings on one page: saving once more, with the other one seen, puts one's own in its place.</summary>
    private static async Task<Answer> ShowConflictAsync(
        SavedArticle saved, ArticleForm form, NewsDbContext db, ArticleQueries queries, HttpContext context, CancellationToken cancellationToken)
    {
        var stored = ArticleForm.Of(saved.Document, saved.Document.Working!);
        context.Response.StatusCode = StatusCodes.Status409Conflict;
        return await PageAsync(
            new Shown(saved.Document.Id, form with { Basis = stored.Basis }) { Stored = stored, IsPublic = saved.Document.PublishedUtc is not null },
            db, queries, cancellationToken);
    }

    private static RedirectHttpResult Leave(Guid id, IFormCollection typed, Links links) => typed[NextField] == ThenPublish
        ? links.Redirect(EditingRoutes.PathOf(id, PublishArticle.Step))
        : links.Redirect(EditingRoutes.PathOf(id), Notice.Saved);

    private static async Task<RazorComponentResult<WriteArticlePage>> PageAsync(
        Shown shown, NewsDbContext db, ArticleQueries queries, CancellationToken cancellationToken) => new(new
        {
            shown.Id,
            shown.Form,
            shown.Errors,
            shown.Stored,
            shown.IsPublic,
            Categories = (IReadOnlyList<Category>)await queries.Categories(db).ToListAsync(cancellationToken),
        });

    private sealed record Shown(Guid? Id, ArticleForm Form)
    {
        public FormErrors Errors { get; init; } = new();
        public ArticleForm? Stored { get; init; }
        public bool IsPublic { get; init; }
    }
}
