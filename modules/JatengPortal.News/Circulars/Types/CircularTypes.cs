using JatengPortal.Kernel.Rules;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Types;

/// <summary>The types of an agency.</summary>
internal static class CircularTypes
{
    /// <summary>In their order.</summary>
    public static Task<List<CircularType>> InOrderAsync(this IQueryable<CircularType> types, CancellationToken cancellationToken) =>
        types.OrderBy(type => type.Position).ThenBy(type => type.Name).ToListAsync(cancellationToken);

    /// <exception cref="RuleViolationException"><c>circular.type-unknown</c></exception>
    public static async Task<CircularType> RequireTypeAsync(this NewsDbContext db, string slug, CancellationToken cancellationToken) =>
        await db.CircularTypes.FindAsync([slug], cancellationToken)
        ?? throw new RuleViolationException("circular.type-unknown", $"There is no type of circulars '{slug}'. The step CircularTypes defines them.");
}
