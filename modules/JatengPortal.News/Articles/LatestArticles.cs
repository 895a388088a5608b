using JatengPortal.Kernel.Theming;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Components;

namespace JatengPortal.News.Articles;

/// <summary>The agency's own latest news, on its home page.</summary>
internal sealed class LatestArticles(NewsDbContext db, ArticleQueries queries) : IHomeSection
{
    private const int Most = 5;

    public async Task<RenderFragment?> LoadAsync(CancellationToken cancellationToken)
    {
        var articles = await queries.Latest(db, Most).ToListAsync(cancellationToken);
        return builder =>
        {
            builder.OpenComponent<LatestArticlesSection>(0);
            builder.AddComponentParameter(1, nameof(LatestArticlesSection.Articles), articles);
            builder.CloseComponent();
        };
    }
}
