using System.Globalization;
using System.Text.Json;
using JatengPortal.Kernel.Theming;
using JatengPortal.Kernel.Web;
using JatengPortal.News.Circulars.Relations;

namespace JatengPortal.News.Circulars;

/// <summary>A circular as structured data (schema.org Legislation, after the European Legislation Identifier).</summary>
internal static class CircularJsonLd
{
    public static string Of(Circular circular, CircularFields letter, IReadOnlyList<RelatedCircular> related, Site site, Links links)
    {
        var agency = new Dictionary<string, string> { ["@type"] = "GovernmentOrganization", ["name"] = circular.OriginName ?? site.Title };
        var data = new Dictionary<string, object>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Legislation",
            ["name"] = circular.Title,
            ["inLanguage"] = "id",
            ["legislationType"] = "Surat Edaran",
            ["legislationIdentifier"] = circular.Number,
            ["legislationDate"] = circular.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["legislationLegalForce"] = "https://schema.org/" + ForceOf(circular.Status),
            ["legislationPassedBy"] = agency,
            ["legislationJurisdiction"] = "ID-JT",
            ["publisher"] = agency,
            ["datePublished"] = WesternIndonesiaTime.Machine(circular.PublishedUtc),
            ["dateModified"] = WesternIndonesiaTime.Machine(circular.UpdatedUtc),
            ["mainEntityOfPage"] = circular.OriginAddress ?? links.Absolute(circular.Path),
        };
        if (circular.Summary.Length > 0)
            data["description"] = circular.Summary;
        if (letter.Basis.Count > 0)
            data["isBasedOn"] = letter.Basis;
        foreach (var (kind, property) in new[] { (RelationKind.Amends, "legislationAmends"), (RelationKind.Revokes, "legislationRepeals") })
        {
            var others = related.Where(one => one.Kind == kind && !one.IsLater).Select(one => Reference(one.Other, links)).ToList();
            if (others.Count > 0)
                data[property] = others;
        }

        return JsonSerializer.Serialize(data);
    }

    private static Dictionary<string, string> Reference(Circular other, Links links) => new()
    {
        ["@type"] = "Legislation",
        ["legislationIdentifier"] = other.Number,
        ["url"] = links.Absolute(other.Path),
    };

    private static string ForceOf(LegalStatus status) => status switch
    {
        LegalStatus.Amended => "PartiallyInForce",
        LegalStatus.Revoked => "NotInForce",
        _ => "InForce",
    };
}
