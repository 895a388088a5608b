using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Recipes.Content;
using JatengPortal.Kernel.Recipes.Export;
using JatengPortal.News.Circulars;
using JatengPortal.News.Circulars.Types;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Recipes;

/// <summary>Circulars in exports, after the types that they are of. The numbers go with them: the book is made again as they are taken in.</summary>
internal sealed class CircularExport(NewsDbContext db) : IExportSource
{
    public async Task ExportAsync(RecipeExport export, CancellationToken cancellationToken)
    {
        var types = await db.CircularTypes.AsNoTracking().InOrderAsync(cancellationToken);
        if (types.Count > 0)
            await export.StepAsync("CircularTypes", new CircularTypesShape { Types = types.ConvertAll(CircularTypeShape.Of) }, cancellationToken);
        var slugs = await db.Circulars.AsNoTracking().ToDictionaryAsync(circular => circular.Id, circular => circular.Slug, cancellationToken);
        await foreach (var document in db.DocumentsAsync(Circular.Kind, cancellationToken))
            await export.ItemAsync("content", "data", ItemOf(document, slugs), cancellationToken);
    }

    private static CircularItem ItemOf(ExportedDocument exported, IReadOnlyDictionary<Guid, string> slugs)
    {
        var first = WordingOf(exported.Editions[0], exported.Document, slugs);
        return new CircularItem
        {
            ContentItemId = exported.Document.Id.ToString(),
            ContentType = "Circular",
            DisplayText = first.DisplayText,
            Published = first.Published,
            PublishedUtc = first.PublishedUtc,
            AutoroutePart = new AutoroutePart { Path = exported.Document.Slug },
            MarkdownBodyPart = first.MarkdownBodyPart,
            CircularPart = first.CircularPart,
            Later = [.. exported.Editions.Skip(1).Select(edition => WordingOf(edition, exported.Document, slugs))],
            OriginPart = exported.Origin,
        };
    }

    private static LaterCircular WordingOf(Edition edition, Document document, IReadOnlyDictionary<Guid, string> slugs) => new()
    {
        DisplayText = edition.Title,
        // What nobody has approved yet is a draft there.
        Published = edition.State is EditionState.Published or EditionState.Scheduled or EditionState.Withdrawn,
        PublishedUtc = edition.State is EditionState.Published or EditionState.Withdrawn ? document.PublishedUtc : edition.PublishedUtc,
        MarkdownBodyPart = new MarkdownBodyPart { Markdown = edition.Body },
        CircularPart = edition.Text.FieldsAs<CircularFields>().ToPart(edition.Summary, slugs),
    };
}
