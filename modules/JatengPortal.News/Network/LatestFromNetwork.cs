using JatengPortal.Kernel.Theming;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Components;

namespace JatengPortal.News.Network;

/// <summary>The latest news of the agencies below this one, on its home page; nothing where none has sent any.</summary>
internal sealed class LatestFromNetwork(NewsDbContext db, NetworkArticles network) : IHomeSection
{
    private const int Most = 8;

    public async Task<RenderFragment?> LoadAsync(CancellationToken cancellationToken)
    {
        var articles = await network.LatestAsync(db, Most, cancellationToken);
        return articles.Count == 0
            ? null
            : builder =>
            {
                builder.OpenComponent<LatestFromNetworkSection>(0);
                builder.AddComponentParameter(1, nameof(LatestFromNetworkSection.Articles), articles);
                builder.CloseComponent();
            };
    }
}
