using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Web.Caching;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Lists;

/// <summary>Lists circulars, newest first, by year, status, subject and agency.</summary>
internal static class ListCirculars
{
    internal static void Map(FeatureRoutes circulars) => circulars.MapGet(Circular.ListPath, HandleAsync)
        .CachePublicPage([.. CircularFilter.Names, CircularPaging.OlderThan, CircularPaging.NewerThan]);

    private static async Task<Results<RazorComponentResult<CircularListPage>, NotFound>> HandleAsync(
        HttpRequest request, NewsDbContext db, CancellationToken cancellationToken)
    {
        var choices = await CircularChoices.ReadAsync(db, cancellationToken);
        // What nothing can be found under is no page, so that made-up queries don't grow the cache.
        if (CircularFilter.Read(request.Query) is not { } filter || !choices.Offer(filter))
            return TypedResults.NotFound();
        var (olderThan, newerThan) = (CursorOf(request, CircularPaging.OlderThan), CursorOf(request, CircularPaging.NewerThan));
        if (await db.ReadCircularsAsync(filter.Narrow(db.Circulars.AsNoTracking()), olderThan, newerThan, cancellationToken) is not { } page)
            return TypedResults.NotFound();
        return new RazorComponentResult<CircularListPage>(new
        {
            Filter = filter,
            Choices = choices,
            Page = page,
            Path = olderThan is not null ? filter.PathOf(CircularPaging.OlderThan, olderThan) : filter.PathOf(CircularPaging.NewerThan, newerThan),
        });
    }

    // Named and empty is a cursor too, of an item that doesn't exist.
    private static string? CursorOf(HttpRequest request, string name) => request.Query.TryGetValue(name, out var value) ? value.ToString() : null;
}
