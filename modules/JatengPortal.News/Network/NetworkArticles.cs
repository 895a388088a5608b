using JatengPortal.Kernel.Tenants;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Network;

/// <summary>An article of another agency as a list shows it.</summary>
public sealed record FromAgency(Tenant Agency, NetworkArticle Article);

/// <summary>Reads the stream, with the agencies that the articles come from.</summary>
internal sealed class NetworkArticles(TenantRegistry registry)
{
    // A closed agency may have published all of the newest; a little further down others have.
    private const int Reserve = 50;

    public async Task<IReadOnlyList<FromAgency>> LatestAsync(NewsDbContext db, int most, CancellationToken cancellationToken) =>
        [.. WithAgencies(await Newest(db.NetworkArticles.AsNoTracking()).Take(most + Reserve).ToListAsync(cancellationToken)).Take(most)];

    public static IQueryable<NetworkArticle> Newest(IQueryable<NetworkArticle> list) =>
        list.OrderByDescending(article => article.PublishedUtc).ThenByDescending(article => article.DocumentId)
            .ThenByDescending(article => article.OriginId);

    /// <summary>Articles of agencies that don't serve now are left out: their links would lead nowhere.</summary>
    public IReadOnlyList<FromAgency> WithAgencies(IEnumerable<NetworkArticle> articles) =>
        [.. articles.Select(article => (Agency: registry.Find(article.OriginId), Article: article))
            .Where(pair => pair.Agency is { State: TenantState.Running })
            .Select(pair => new FromAgency(pair.Agency!, pair.Article))];
}
