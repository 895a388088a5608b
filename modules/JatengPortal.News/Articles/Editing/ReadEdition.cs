using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Publishing;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Articles.Editing;

/// <summary>Shows an editor one edition of an article as readers see it, or would.</summary>
internal static class ReadEdition
{
    internal static void Map(FeatureRoutes article) => article.MapGet("/edisi/{number:int}", HandleAsync);

    private static async Task<Results<RazorComponentResult<EditionPage>, NotFound>> HandleAsync(
        Guid id, int number, NewsDbContext db, CancellationToken cancellationToken)
    {
        var document = await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.Kind == Article.Kind, cancellationToken);
        var edition = await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.DocumentId == id && e.Number == number, cancellationToken);
        if (document is null || edition is null)
            return TypedResults.NotFound();
        return new RazorComponentResult<EditionPage>(new { Article = ArticleLook.Of(document, edition), Edition = edition, BodyHtml = ArticleLook.BodyOf(edition) });
    }
}

/// <summary>An edition laid out as the public reads articles, whether it is public or not.</summary>
internal static class ArticleLook
{
    public static Article Of(Document document, Edition edition)
    {
        var date = document.PublishedUtc ?? edition.PublishedUtc ?? edition.ChangedUtc;
        var article = new Article
        {
            Id = document.Id,
            EditionId = edition.Id,
            Slug = document.Slug,
            Title = edition.Title,
            Summary = edition.Summary,
            PublishedUtc = date,
            UpdatedUtc = date,
        };
        article.Say(edition);
        return article;
    }

    /// <summary>As it was rendered when it was published, or as it would be.</summary>
    public static string BodyOf(Edition edition) => edition.BodyHtml.Length > 0 ? edition.BodyHtml : MarkdownRenderer.Render(edition.Body).Html;
}
