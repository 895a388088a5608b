using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Recipes.Content;
using JatengPortal.Kernel.Rules;
using JatengPortal.News.Articles;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News.Recipes;

/// <summary>Articles in recipes.</summary>
internal sealed class ArticleContent : ContentType<ArticleItem>
{
    public override string Name => "Article";

    public override string? Permission => NewsModule.Publish.Id;

    public override void Check(ArticleItem item, string path, RecipeCheck check)
    {
        if (item.AutoroutePart is { } route && !Slug.TryParse(route.Path, out _))
            check.Error($"{path}.AutoroutePart.Path", "a slug has 1 to 96 of a-z, 0-9 and -");
        CheckFields(item, path, check);
        for (var i = 0; i < item.Later.Count; i++)
            CheckFields(item.Later[i], $"{path}.Later[{i}]", check);
        item.OriginPart?.Check($"{path}.OriginPart", check);
    }

    public override async Task<ContentChange?> ApplyAsync(ArticleItem item, RecipeRun run, CancellationToken cancellationToken)
    {
        var draft = new ArticleDraft(
            item.OriginPart?.SourceId ?? "recipe:" + item.ContentItemId,
            item.AutoroutePart is null ? null : Slug.Parse(item.AutoroutePart.Path),
            item.Text,
            item.PublishedUtc ?? run.Now,
            item.Published)
        {
            OldPaths = item.OriginPart?.ReadOldPaths() ?? [],
            Origin = item.OriginPart,
            Later = [.. item.Later.Select(later => new LaterWording(later.Text, later.PublishedUtc ?? run.Now, later.Published))],
        };
        return await run.Services.GetRequiredService<ArticleIntake>().TakeInAsync(draft, cancellationToken) switch
        {
            { Outcome: TakenIn.Unchanged } => null,
            var taken => ContentChange.Of("article", item.DisplayText, $"article {taken.Outcome.ToString().ToLowerInvariant()}: {item.DisplayText}"),
        };
    }

    private static void CheckFields(ArticleWording wording, string path, RecipeCheck check)
    {
        try
        {
            wording.Fields.Check();
        }
        catch (RuleViolationException refused)
        {
            check.Error($"{path}.ArticlePart", refused.Message);
        }
    }
}
