using System.Globalization;

namespace JatengPortal.Kernel.Web;

/// <summary>A language of the interface. Indonesian has no prefix, English lives under <c>/en</c>.</summary>
public sealed class Language
{
    /// <summary>Indonesian, the first language.</summary>
    public static readonly Language Indonesian = new("id", "id-ID", "");

    /// <summary>English, the second one.</summary>
    public static readonly Language English = new("en", "en-GB", "/en");

    private Language(string tag, string culture, string pathBase)
    {
        Tag = tag;
        Culture = CultureInfo.GetCultureInfo(culture);
        PathBase = pathBase;
    }

    /// <summary>For <c>lang</c> and <c>hreflang</c> (RFC 5646).</summary>
    public string Tag { get; }

    /// <summary>For texts, dates and numbers.</summary>
    public CultureInfo Culture { get; }

    /// <summary>What stands before an address in this language; empty for Indonesian.</summary>
    public string PathBase { get; }

    /// <summary>The other one.</summary>
    public Language Other => this == Indonesian ? English : Indonesian;

    /// <summary>The language of a path inside a tenant.</summary>
    internal static Language Of(string path) =>
        path.StartsWith("/en", StringComparison.OrdinalIgnoreCase) && (path.Length == 3 || path[3] == '/') ? English : Indonesian;
}
