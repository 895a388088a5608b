
namespace JatengPortal.Pages.PlainPages;

/// <summary>A plain page (halaman) as readers see it.</summary>
/// <param name="Slug">Its address within the tenant.</param>
/// <param name="Title">Heading.</param>
/// <param name="Summary">For descriptions; may be empty.</param>
/// <param name="BodyHtml">As rendered when it was published.</param>
/// <param name="UpdatedUtc">When its present wording became public.</param>
public sealed record PlainPage(string Slug, string Title, string Summary, string BodyHtml, DateTime UpdatedUtc)
{
    public const string Kind = "page";

    /// <summary>The pages that every site is expected to have, at short addresses.</summary>
    public static readonly string[] AtTop = ["tentang", "kontak", "privasi", "aksesibilitas"];

    /// <summary>Where a page lives within its tenant.</summary>
    public static string PathOf(string slug) => AtTop.Contains(slug) ? "/" + slug : "/halaman/" + slug;
}
