using System.Globalization;
using JatengPortal.Kernel.Web;
using JatengPortal.News.Circulars.Letters;
using JatengPortal.News.Circulars.Relations;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.News.Circulars.Lists;

/// <summary>What a reader narrows the list to; null where it isn't narrowed.</summary>
/// <param name="Year">Of the circular's date.</param>
/// <param name="Status">Whether it is still to be followed.</param>
/// <param name="Subject">Slug of its subject.</param>
/// <param name="Agency">Who wrote it: <see cref="Own"/>, or the id of the tenant that sent it.</param>
public sealed record CircularFilter(int? Year, LegalStatus? Status, string? Subject, string? Agency)
{
    public const string YearName = "tahun";
    public const string StatusName = "status";
    public const string SubjectName = "topik";
    public const string AgencyName = "instansi";
    public const string Own = "sendiri";

    public static readonly CircularFilter None = new(null, null, null, null);

    public static readonly IReadOnlyList<string> Names = [YearName, StatusName, SubjectName, AgencyName];

    public bool IsEmpty => this == None;

    /// <summary>Null where the query says what no filter can mean.</summary>
    public static CircularFilter? Read(IQueryCollection query)
    {
        var (year, status, subject, agency) = (One(query, YearName), One(query, StatusName), One(query, SubjectName), One(query, AgencyName));
        int? ofYear = null;
        if (year is not null)
        {
            if (year.Length != 4 || !int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return null;
            ofYear = number;
        }

        LegalStatus? ofStatus = null;
        if (status is not null)
        {
            ofStatus = Enum.GetValues<LegalStatus>().Where(one => one.Indonesian() == status).Cast<LegalStatus?>().FirstOrDefault();
            if (ofStatus is null)
                return null;
        }

        return agency is null or Own || Guid.TryParseExact(agency, "N", out _) ? new CircularFilter(ofYear, ofStatus, subject, agency) : null;
    }

    public IQueryable<Circular> Narrow(IQueryable<Circular> circulars)
    {
        if (Year is { } year)
            circulars = circulars.Where(circular => circular.Year == year);
        if (Status is { } status)
            circulars = circulars.Where(circular => circular.Status == status);
        if (Subject is { } subject)
            circulars = circulars.Where(circular => circular.SubjectSlug == subject);
        if (Agency == Own)
            circulars = circulars.Where(circular => circular.OriginId == null);
        else if (Agency is not null)
            circulars = circulars.Where(circular => circular.OriginId == Guid.ParseExact(Agency, "N"));
        return circulars;
    }

    /// <summary>The address of the list so narrowed.</summary>
    public string PathOf(string? cursorName = null, string? cursor = null) => Query.Of(
        Circular.ListPath,
        (YearName, Year?.ToString(CultureInfo.InvariantCulture)), (StatusName, Status?.Indonesian()), (SubjectName, Subject), (AgencyName, Agency),
        (cursorName ?? "", cursor));

    private static string? One(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } value ? value : null;
}
