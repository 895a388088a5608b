using System.Text.Json;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Recipes.Content;
using JatengPortal.Kernel.Recipes.Export;
using JatengPortal.News.Circulars;
using JatengPortal.News.Circulars.Types;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Recipes;

/// <summary>Circulars in exports, after the types that they are of and the book that they have their numbers from.</summary>
internal sealed class CircularExport(NewsDbContext db) : IExportSource
{
    public async Task ExportAsync(RecipeExport export, CancellationToken cancellationToken)
    {
        var types = await db.CircularTypes.AsNoTracking().InOrderAsync(cancellationToken);
        if (types.Count > 0)
            await export.StepAsync("CircularTypes", new CircularTypesShape { Types = types.ConvertAll(CircularTypeShape.Of) }, cancellationToken);
        var numbers = db.BookedNumbers.AsNoTracking().OrderBy(line => line.Id).AsAsyncEnumerable();
        await foreach (var line in numbers.WithCancellation(cancellationToken))
            await export.ItemAsync("CircularNumbers", "Numbers", BookedNumberShape.Of(line), cancellationToken);
        var slugs = await db.Circulars.AsNoTracking().ToDictionaryAsync(circular => circular.Id, circular => circular.Slug, cancellationToken);
        await foreach (var document in db.DocumentsAsync(Circular.Kind, await OrderAsync(cancellationToken), cancellationToken))
            await export.ItemAsync("content", "data", ItemOf(document, slugs), cancellationToken);
    }

    /// <summary>What is amended or revoked comes before what does it, and what amended a circular before what revoked it: so each is possible
    /// when it is taken in.</summary>
    private async Task<IReadOnlyList<Guid>> OrderAsync(CancellationToken cancellationToken)
    {
        var needs = new Dictionary<Guid, HashSet<Guid>>();
        var (amenders, revokers) = (new List<(Guid From, Guid To)>(), new List<(Guid From, Guid To)>());
        var wordings = db.Documents.Where(document => document.Kind == Circular.Kind).OrderBy(document => document.Id)
            .SelectMany(document => document.Editions.Where(edition => edition.State != EditionState.Superseded), (document, edition) => new { document.Id, edition.Fields })
            .AsNoTracking().AsAsyncEnumerable();
        await foreach (var wording in wordings.WithCancellation(cancellationToken))
        {
            var fields = JsonSerializer.Deserialize<CircularFields>(wording.Fields) ?? new CircularFields();
            needs.TryAdd(wording.Id, []);
            amenders.AddRange(fields.Amends.Select(to => (wording.Id, to)));
            revokers.AddRange(fields.Revokes.Select(to => (wording.Id, to)));
        }

        foreach (var (from, to) in amenders.Concat(revokers))
            needs[from].Add(to);
        foreach (var (revoker, amender) in revokers.Join(amenders, one => one.To, other => other.To, (one, other) => (one.From, other.From)))
            needs[revoker].Add(amender);
        return InOrder(needs);
    }

    private static List<Guid> InOrder(Dictionary<Guid, HashSet<Guid>> needs)
    {
        var (order, seen) = (new List<Guid>(), new HashSet<Guid>());
        var open = new Stack<(Guid Id, bool IsReady)>(needs.Keys.Order().Reverse().Select(id => (id, false)));
        while (open.TryPop(out var next))
        {
            if (next.IsReady)
            {
                order.Add(next.Id);
            }
            else if (needs.TryGetValue(next.Id, out var before) && seen.Add(next.Id))
            {
                open.Push((next.Id, true));
                foreach (var id in before.Where(id => !seen.Contains(id)))
                    open.Push((id, false));
            }
        }

        return order;
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
