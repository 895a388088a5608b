using JatengPortal.Kernel.Theming;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Routing;

namespace JatengPortal.News.Articles;

internal static class ArticleFeeds
{
    internal static void Map(IEndpointRouteBuilder articles) { }
    internal static IReadOnlyList<FeedLink> LinksOf(ArticleSelection s, string h, Links l) => [];
}
