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
        Relate(data, related.Where(one => !one.IsLater), links);
        var later = new Dictionary<string, object>();
        Relate(later, related.Where(one => one.IsLater), links);
        // schema.org has no property for "amended by": JSON-LD 1.1, section 4.8, reads the others' properties backwards.
        if (later.Count > 0)
            data["@reverse"] = later;
        return JsonSerializer.Serialize(data);
    }

    private static void Relate(Dictionary<string, object> data, IEnumerable<RelatedCircular> related, Links links)
    {
        foreach (var done in related.GroupBy(one => one.Kind))
        {
            data[done.Key == RelationKind.Amends ? "legislationAmends" : "legislationRepeals"] =
                done.Select(one => Reference(one.Other, links)).ToList();
        }
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
