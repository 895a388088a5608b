using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Recipes.Content;
using JatengPortal.Kernel.Recipes.Export;
using JatengPortal.News.Articles;
using JatengPortal.News.Data;

namespace JatengPortal.News.Recipes;

/// <summary>Articles in exports: what the public reads, what waits for its time, and the last draft after that.</summary>
internal sealed class ArticleExport(NewsDbContext db) : IExportSource
{
    public async Task ExportAsync(RecipeExport export, CancellationToken cancellationToken)
    {
        await foreach (var document in db.DocumentsAsync(Article.Kind, cancellationToken))
            await export.ItemAsync("content", "data", ItemOf(document), cancellationToken);
    }

    private static ArticleItem ItemOf(ExportedDocument exported)
    {
        var first = WordingOf(exported.Editions[0], exported.Document);
        return new ArticleItem
        {
            ContentItemId = exported.Document.Id.ToString(),
            ContentType = "Article",
            DisplayText = first.DisplayText,
            Published = first.Published,
            PublishedUtc = first.PublishedUtc,
            Author = first.Author,
            AutoroutePart = new AutoroutePart { Path = exported.Document.Slug },
            MarkdownBodyPart = first.MarkdownBodyPart,
            ArticlePart = first.ArticlePart,
            Later = [.. exported.Editions.Skip(1).Select(edition => WordingOf(edition, exported.Document))],
            OriginPart = exported.Origin,
        };
    }

    private static LaterArticle WordingOf(Edition edition, Document document)
    {
        var fields = edition.Text.FieldsAs<ArticleFields>();
        return new LaterArticle
        {
            DisplayText = edition.Title,
            Published = edition.State is EditionState.Published or EditionState.Scheduled or EditionState.Withdrawn,
            // Readers see the date on which the article first became public, whatever its present edition says.
            PublishedUtc = edition.State is EditionState.Published or EditionState.Withdrawn ? document.PublishedUtc : edition.PublishedUtc,
            Author = fields.Author,
            MarkdownBodyPart = new MarkdownBodyPart { Markdown = edition.Body },
            ArticlePart = new ArticlePart
            {
                Summary = edition.Summary,
                Category = fields.Category,
                Tags = fields.Tags,
                Dateline = fields.Dateline,
                Cover = fields.CoverPath is null ? null : new CoverPart { Path = fields.CoverPath, Alt = fields.CoverAlt ?? "" },
                Sources = fields.Sources,
            },
        };
    }
}
