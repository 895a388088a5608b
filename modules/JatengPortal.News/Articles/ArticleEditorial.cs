using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Publishing.Editing;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.News.Articles.Editing;
using JatengPortal.News.Data;
using JatengPortal.News.Network;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Articles;

/// <summary>Articles in the hands of their editors, and what follows for readers and for the parent when one is published or withdrawn.</summary>
internal sealed class ArticleEditorial(NewsDbContext db, Outbox outbox, EditorialParts parts) : Editorial(db, parts)
{
    public static readonly EditorialKind TheKind = new(Article.Kind, "/berita", "/admin/berita")
    {
        Name = () => Texts.News,
        FieldName = ArticleFields.NameOf,
        Write = NewsModule.Write,
        Edit = NewsModule.Edit,
        Publish = NewsModule.Publish,
        DuePublication = "news.publish",
    };

    public override EditorialKind Kind => TheKind;

    protected override RenderFragment Look(Document document, Edition edition, int headingLevel) => builder =>
    {
        builder.OpenComponent<ArticleText>(0);
        builder.AddComponentParameter(1, nameof(ArticleText.Article), ArticleOf(document, edition));
        // As it was rendered when it was published, or as it would be.
        builder.AddComponentParameter(
            2, nameof(ArticleText.BodyHtml), edition.BodyHtml.Length > 0 ? edition.BodyHtml : MarkdownRenderer.Render(edition.Body).Html);
        builder.AddComponentParameter(3, nameof(ArticleText.HeadingLevel), headingLevel);
        builder.CloseComponent();
    };

    protected override object Trace(Document document, Edition edition) => ArticleTrace.Of(document, edition);

    protected override async Task CheckAsync(Document document, Edition edition, FormErrors errors, CancellationToken cancellationToken)
    {
        await base.CheckAsync(document, edition, errors, cancellationToken);
        try
        {
            edition.Text.FieldsAs<ArticleFields>().Check();
        }
        catch (RuleViolationException refused)
        {
            errors.Add("", refused.Code switch
            {
                "article.cover-without-alt" => Texts.Rule_cover_alt,
                "article.tags" => Texts.Rule_tags,
                "article.name-too-long" => Texts.Rule_name_too_long,
                _ => refused.Message,
            });
        }
    }

    protected override async Task ShowAsync(Document document, Edition edition, CancellationToken cancellationToken)
    {
        var article = await db.Articles.FindAsync([document.Id], cancellationToken);
        if (article is null)
            db.Articles.Add(article = ArticleOf(document, edition));
        await LayOutAsync(article, document, edition, cancellationToken);
        await TellParentAsync(article, cancellationToken);
    }

    protected override async Task HideAsync(Document document, CancellationToken cancellationToken)
    {
        if (await db.Articles.FindAsync([document.Id], cancellationToken) is { } article)
            db.Articles.Remove(article);
        db.ArticleTags.RemoveRange(await db.ArticleTags.Where(tag => tag.ArticleId == document.Id).ToListAsync(cancellationToken));
        await outbox.SendToParentAsync(new ArticleWithdrawn(document.Id), cancellationToken);
    }

    protected override async Task MovedAsync(Document document, CancellationToken cancellationToken)
    {
        var article = (await db.Articles.FindAsync([document.Id], cancellationToken))!;
        article.Slug = document.Slug;
        await TellParentAsync(article, cancellationToken);
    }

    // A page of the module stands at this address and would hide the article.
    protected override bool IsReserved(Slug slug) => base.IsReserved(slug) || Article.PathOf(slug.Value) == ListNetwork.Path;

    /// <summary>An edition laid out as the public reads articles, whether it is public or not.</summary>
    private static Article ArticleOf(Document document, Edition edition)
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
            UpdatedUtc = document.UpdatedUtc ?? date,
        };
        article.Say(edition);
        return article;
    }

    private Task TellParentAsync(Article article, CancellationToken cancellationToken) => outbox.SendToParentAsync(
        new ArticlePublished(article.Id, article.Slug, article.Title, article.Summary, article.PublishedUtc), cancellationToken);

    private async Task LayOutAsync(Article article, Document document, Edition edition, CancellationToken cancellationToken)
    {
        article.Say(edition);
        article.Slug = document.Slug;
        article.PublishedUtc = document.PublishedUtc!.Value;
        article.UpdatedUtc = document.UpdatedUtc!.Value;
        if (article.CategorySlug is not null && await db.Categories.FindAsync([article.CategorySlug], cancellationToken) is null)
            db.Categories.Add(new Category { Slug = article.CategorySlug, Name = article.CategoryName! });

        var tags = article.Tags.ToList();
        var slugs = tags.ConvertAll(tag => tag.Slug);
        var before = await db.ArticleTags.Where(tag => tag.ArticleId == article.Id).ToListAsync(cancellationToken);
        db.ArticleTags.RemoveRange(before.Where(tag => !slugs.Contains(tag.TagSlug)));
        var known = await db.Tags.Where(tag => slugs.Contains(tag.Slug)).Select(tag => tag.Slug).ToListAsync(cancellationToken);
        db.Tags.AddRange(tags.FindAll(tag => !known.Contains(tag.Slug)));
        foreach (var tag in before)
            tag.UpdatedUtc = article.UpdatedUtc;
        foreach (var slug in slugs.Except(before.Select(tag => tag.TagSlug)))
            db.ArticleTags.Add(new ArticleTag { ArticleId = article.Id, TagSlug = slug, PublishedUtc = article.PublishedUtc, UpdatedUtc = article.UpdatedUtc });
    }
}
