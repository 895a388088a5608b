using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Lists;

/// <summary>What the list can be narrowed to: only what there is.</summary>
/// <param name="Years">Newest first.</param>
/// <param name="Subjects">Slug and name.</param>
/// <param name="Agencies">Those that circulars were received from: id as the query has it, and name.</param>
public sealed record CircularChoices(
    IReadOnlyList<int> Years, IReadOnlyList<(string Slug, string Name)> Subjects, IReadOnlyList<(string Id, string Name)> Agencies)
{
    private const int Most = 200;

    public bool Offer(CircularFilter filter) =>
        (filter.Year is not { } year || Years.Contains(year))
        && (filter.Subject is not { } subject || Subjects.Any(one => one.Slug == subject))
        && (filter.Agency is null or CircularFilter.Own || Agencies.Any(one => one.Id == filter.Agency));

    internal static async Task<CircularChoices> ReadAsync(NewsDbContext db, CancellationToken cancellationToken)
    {
        var years = await db.Circulars.Select(circular => circular.Year).Distinct().OrderByDescending(year => year).Take(Most).ToListAsync(cancellationToken);
        var subjects = await db.Circulars.Where(circular => circular.SubjectSlug != null).GroupBy(circular => circular.SubjectSlug)
            .Select(same => new { Slug = same.Key, Name = same.Max(circular => circular.SubjectName) }).OrderBy(one => one.Name).Take(Most)
            .ToListAsync(cancellationToken);
        var agencies = await db.Circulars.Where(circular => circular.OriginId != null).GroupBy(circular => circular.OriginId)
            .Select(same => new { Id = same.Key, Name = same.Max(circular => circular.OriginName) }).OrderBy(one => one.Name).Take(Most)
            .ToListAsync(cancellationToken);
        return new CircularChoices(
            years, subjects.ConvertAll(one => (one.Slug!, one.Name!)), agencies.ConvertAll(one => (one.Id!.Value.ToString("N"), one.Name ?? "")));
    }
}
