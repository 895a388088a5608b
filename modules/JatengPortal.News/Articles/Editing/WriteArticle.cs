using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Publishing.Editing;
using JatengPortal.Kernel.Publishing.Editing.Typing;
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
    public const string NextField = "langkah";
    public const string ThenSubmit = "ajukan";

    internal static void Map(EditorialRoutes routes)
    {
        routes.All.MapGet(ArticleEditorial.TheKind.New, async (ArticleFormPage page, HttpRequest request, CancellationToken cancellationToken) =>
            await page.ShowAsync(null, request, cancellationToken));
        routes.All.MapPost(ArticleEditorial.TheKind.New, BeginAsync);
        routes.One.MapGet("/" + EditingForm.WriteStep, OpenAsync);
        routes.One.MapPost("/" + EditingForm.WriteStep, SaveAsync);
    }

    private static async Task<Answer> BeginAsync(
        IFormCollection typed, ArticleEditorial editorial, TenantDatabase database, ArticleFormPage page, Links links,
        CancellationToken cancellationToken)
    {
        var form = ArticleForm.Read(typed);
        var errors = ArticleFormRules.Check(form, hasSlug: true);
        if (errors.IsEmpty)
        {
            try
            {
                await using var transaction = await database.BeginAsync(cancellationToken);
                var document = await editorial.BeginAsync(form.ReadSlug(), form.ToText(), cancellationToken);
                await TypedTexts.ForgetAsync(editorial, null, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return Leave(document.Id, typed, links);
            }
            catch (RuleViolationException refused) when (refused.Code == "slug.taken")
            {
                errors.Add(EditingForm.SlugField, Texts.Edit_slug_taken);
            }
        }

        return await page.RefuseAsync(new ShownArticle(null, form) { Errors = errors }, StatusCodes.Status422UnprocessableEntity, cancellationToken);
    }

    private static async Task<Answer> OpenAsync(
        Guid id, ArticleEditorial editorial, ArticleFormPage page, Links links, HttpRequest request, CancellationToken cancellationToken) =>
        await editorial.OpenAsync(id, cancellationToken) switch
        {
            { Working.State: EditionState.Submitted } => links.Redirect(editorial.Kind.PathOf(id), Editorial.StandingNotice),
            { Working: not null } document => await page.ShowAsync(document, request, cancellationToken),
            _ => TypedResults.NotFound(),
        };

    private static async Task<Answer> SaveAsync(
        Guid id, IFormCollection typed, ArticleEditorial editorial, NewsDbContext db, TenantDatabase database, ArticleFormPage page,
        Links links, CancellationToken cancellationToken)
    {
        var form = ArticleForm.Read(typed);
        var wasPublic = await db.Documents.AnyAsync(document => document.Id == id && document.PublishedUtc != null, cancellationToken);
        var errors = ArticleFormRules.Check(form, hasSlug: !wasPublic);
        if (errors.IsEmpty)
        {
            try
            {
                await using var transaction = await database.BeginAsync(cancellationToken);
                if (await editorial.SaveAsync(id, form.Basis, form.ReadSlug(), form.ToText(), cancellationToken) is not { } saved)
                    return TypedResults.NotFound();
                if (saved.Obstacle is not null)
                    return await ShowConflictAsync(saved, form, page, cancellationToken);
                await TypedTexts.ForgetAsync(editorial, id, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return Leave(id, typed, links);
            }
            catch (RuleViolationException refused) when (refused.Code == "slug.taken")
            {
                errors.Add(EditingForm.SlugField, Texts.Edit_slug_taken);
            }
        }

        return await page.RefuseAsync(
            new ShownArticle(id, form) { Errors = errors, WasPublic = wasPublic }, StatusCodes.Status422UnprocessableEntity, cancellationToken);
    }

    /// <summary>Both wordings on one page: saving once more, with the other one seen, puts one's own in its place.</summary>
    private static async Task<Answer> ShowConflictAsync(SavedDocument saved, ArticleForm form, ArticleFormPage page, CancellationToken cancellationToken)
    {
        var document = saved.Document;
        var stored = ArticleForm.Of(document, document.Working!);
        var shown = new ShownArticle(document.Id, form with { Basis = stored.Basis })
        {
            Stored = stored, WasPublic = document.PublishedUtc is not null, IsSubmitted = saved.Obstacle == SaveObstacle.Submitted,
        };
        return await page.RefuseAsync(shown, StatusCodes.Status409Conflict, cancellationToken);
    }

    private static RedirectHttpResult Leave(Guid id, IFormCollection typed, Links links) => typed[NextField] == ThenSubmit
        ? links.Redirect(ArticleEditorial.TheKind.PathOf(id, SubmitEdition.Step))
        : links.Redirect(ArticleEditorial.TheKind.PathOf(id), Notice.Saved);
}

/// <summary>What the form shows.</summary>
/// <param name="Id">Null for a new article.</param>
/// <param name="Form">What is typed.</param>
public sealed record ShownArticle(Guid? Id, ArticleForm Form)
{
    public FormErrors Errors { get; init; } = new();

    /// <summary>What somebody else has saved meanwhile; null where nobody has.</summary>
    public ArticleForm? Stored { get; init; }

    /// <summary>Whether somebody has submitted it meanwhile.</summary>
    public bool IsSubmitted { get; init; }

    /// <summary>Whether readers know its address, so that it is changed elsewhere.</summary>
    public bool WasPublic { get; init; }

    /// <summary>Why it was sent back; null where it wasn't.</summary>
    public string? Rejection { get; init; }
}

/// <summary>Makes the page of the form. Scoped.</summary>
internal sealed class ArticleFormPage(NewsDbContext db, ArticleQueries queries, ArticleEditorial editorial)
{
    /// <summary>For a new article, or the working wording of one; or what was typed of it and never saved.</summary>
    public async Task<RazorComponentResult<WriteArticlePage>> ShowAsync(Document? document, HttpRequest request, CancellationToken cancellationToken)
    {
        var typing = await TypedTexts.OpenAsync(editorial, document?.Id, request.Query.ContainsKey(TypedTexts.RestoreName), cancellationToken);
        var form = typing.Restored is { } restored ? ArticleForm.Read(restored)
            : document is null ? new ArticleForm() : ArticleForm.Of(document, document.Working!);
        var shown = new ShownArticle(document?.Id, form)
        {
            WasPublic = document?.PublishedUtc is not null,
            Rejection = document?.Working is { State: EditionState.Rejected } sentBack ? sentBack.RejectionReason : null,
        };
        return await PageAsync(shown, StatusCodes.Status200OK, typing, cancellationToken);
    }

    /// <summary>Shows again what couldn't be taken.</summary>
    public Task<RazorComponentResult<WriteArticlePage>> RefuseAsync(ShownArticle shown, int status, CancellationToken cancellationToken) =>
        PageAsync(shown, status, new OpenTyping(null, null, []), cancellationToken);

    private async Task<RazorComponentResult<WriteArticlePage>> PageAsync(
        ShownArticle shown, int status, OpenTyping typing, CancellationToken cancellationToken) =>
        new(new { Shown = shown, Typing = typing, Categories = (IReadOnlyList<Category>)await queries.Categories(db).ToListAsync(cancellationToken) })
        {
            StatusCode = status,
        };
}
