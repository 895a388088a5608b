using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Recipes.Content;
using JatengPortal.Kernel.Rules;
using JatengPortal.News.Circulars;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News.Recipes;

/// <summary>Circulars in recipes.</summary>
internal sealed class CircularContent : ContentType<CircularItem>
{
    public override string Name => "Circular";

    public override string? Permission => NewsModule.PublishCirculars.Id;

    public override void Check(CircularItem item, string path, RecipeCheck check)
    {
        if (item.AutoroutePart is { } route && !Slug.TryParse(route.Path, out _))
            check.Error($"{path}.AutoroutePart.Path", "a slug has 1 to 96 of a-z, 0-9 and -");
        CheckFields(item, path, check);
        for (var i = 0; i < item.Later.Count; i++)
            CheckFields(item.Later[i], $"{path}.Later[{i}]", check);
        item.OriginPart?.Check($"{path}.OriginPart", check);
    }

    public override async Task<ContentChange?> ApplyAsync(CircularItem item, RecipeRun run, CancellationToken cancellationToken)
    {
        var db = run.Services.GetRequiredService<NewsDbContext>();
        var later = new List<LaterCircularText>();
        foreach (var wording in item.Later)
            later.Add(new LaterCircularText(await TextAsync(db, wording, cancellationToken), wording.PublishedUtc ?? run.Now, wording.Published));
        var draft = new CircularDraft(
            item.OriginPart?.SourceId ?? "recipe:" + item.ContentItemId,
            item.AutoroutePart is null ? null : Slug.Parse(item.AutoroutePart.Path),
            await TextAsync(db, item, cancellationToken),
            item.PublishedUtc ?? run.Now,
            item.Published)
        {
            Origin = item.OriginPart,
            Later = later,
        };
        return await run.Services.GetRequiredService<CircularIntake>().TakeInAsync(draft, cancellationToken) switch
        {
            TakenCircular.Unchanged => null,
            var taken => ContentChange.Of("circular", item.DisplayText, $"circular {taken.ToString().ToLowerInvariant()}: {item.DisplayText}"),
        };
    }

    private static async Task<DocumentText> TextAsync(NewsDbContext db, CircularWording wording, CancellationToken cancellationToken) => wording.ToText(
        await IdsAsync(db, wording.CircularPart.Amends, cancellationToken), await IdsAsync(db, wording.CircularPart.Revokes, cancellationToken));

    private static async Task<IReadOnlyList<Guid>> IdsAsync(NewsDbContext db, IReadOnlyList<string> slugs, CancellationToken cancellationToken)
    {
        if (slugs.Count == 0)
            return [];
        var ids = await db.Circulars.Where(circular => slugs.Contains(circular.Slug))
            .ToDictionaryAsync(circular => circular.Slug, circular => circular.Id, cancellationToken);
        return [.. slugs.Select(slug => ids.TryGetValue(slug, out var id) ? id
            : throw new RuleViolationException("circular.relation-not-published", $"There is no published circular '{slug}' that could be amended or revoked."))];
    }

    private static void CheckFields(CircularWording wording, string path, RecipeCheck check)
    {
        try
        {
            var fields = wording.CircularPart.ToFields([], []);
            if (wording.Published)
                fields.CheckPublic();
            else
                fields.Check();
        }
        catch (RuleViolationException refused)
        {
            check.Error($"{path}.CircularPart", refused.Message);
        }
    }
}
