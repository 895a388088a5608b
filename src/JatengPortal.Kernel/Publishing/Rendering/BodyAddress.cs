using System.Diagnostics.CodeAnalysis;

namespace JatengPortal.Kernel.Publishing.Rendering;

/// <summary>An address that a body may link to. Everything else (other schemes, relative and root-relative paths) is refused.</summary>
/// <param name="Leads">Where to.</param>
/// <param name="Href">As it goes into the attribute, before escaping.</param>
internal readonly record struct BodyAddress(BodyAddress.Kind Leads, string Href)
{
    // Longer addresses are nobody's, and one that is referred to often would swell the page.
    private const int MaxLength = 2048;

    internal enum Kind
    {
        /// <summary><c>~/…</c>: this tenant's own pages and media.</summary>
        Site,

        /// <summary><c>#…</c>: a heading of the same body.</summary>
        Heading,

        /// <summary><c>http:</c>, <c>https:</c></summary>
        Away,

        /// <summary><c>mailto:</c></summary>
        Mail,

        /// <summary><c>tel:</c></summary>
        Telephone,
    }

    public static bool TryRead(string? text, BodyOutline outline, out BodyAddress address)
    {
        address = default;
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength || text.Any(char.IsControl))
            return false;

        BodyAddress? read = text switch
        {
            ['~', '/', ..] => StaysInside(text) ? new(Kind.Site, text) : null,
            ['#', ..] => outline.Find(Uri.UnescapeDataString(text[1..])) is { } id ? new(Kind.Heading, "#" + id) : null,
            _ when Has("http://", text) || Has("https://", text) => IsWebAddress(text) ? new(Kind.Away, text) : null,
            _ when Has("mailto:", text) => text.Contains('@', StringComparison.Ordinal) ? new(Kind.Mail, text) : null,
            _ when Has("tel:", text) => text.Skip(4).All(IsTelephoneSign) && text.Any(char.IsAsciiDigit) ? new(Kind.Telephone, text) : null,
            _ => null,
        };
        address = read.GetValueOrDefault();
        return read is not null;
    }

    /// <summary>Whether the address is a file of this tenant's media, the only place that pictures come from.</summary>
    public bool IsMedia => Leads is Kind.Site && Href.StartsWith("~/media/", StringComparison.Ordinal) && Href.Length > "~/media/".Length;

    // A browser reads "\" as "/", "//" as another host and "..", encoded or not, as the parent: each would leave the tenant once
    // its prefix stands before the path.
    private static bool StaysInside(string text)
    {
        var path = text.AsSpan(2);
        path = path[..(path.IndexOfAny('?', '#') is var end and >= 0 ? end : path.Length)];
        if (text.Contains('\\', StringComparison.Ordinal) || path.StartsWith('/'))
            return false;

        foreach (var part in path.Split('/'))
        {
            if (Uri.UnescapeDataString(path[part]) is "." or "..")
                return false;
        }

        return true;
    }

    // "https://bank.go.id@elsewhere.example" reads like one place and leads to another.
    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && uri.UserInfo.Length == 0
        && !text.Contains('\\', StringComparison.Ordinal);

    private static bool Has(string scheme, [NotNullWhen(true)] string? text) =>
        text is not null && text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase);

    private static bool IsTelephoneSign(char sign) => char.IsAsciiDigit(sign) || sign is '+' or '-' or '.' or '(' or ')';
}
