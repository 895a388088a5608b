using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Theming;
using JatengPortal.Kernel.Web.Caching;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Pages.Home;

/// <summary>Shows the home page: the parts that the tenant's features contribute.</summary>
internal static class ReadHome
{
    internal static void Map(FeatureRoutes pages) => pages.MapGet("/", HandleAsync).CachePublicPage();

    private static async Task<RazorComponentResult<HomePage>> HandleAsync(HomeSections sections, CancellationToken cancellationToken) =>
        new(new { Sections = await sections.LoadAsync(cancellationToken) });
}
