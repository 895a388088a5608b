namespace JatengPortal.Journeys.Tests.Crawling;

/// <summary>What a reference makes a browser do.</summary>
internal enum ReferenceKind
{
    /// <summary>A reader may follow it.</summary>
    Link,

    /// <summary>The browser fetches it to show the page.</summary>
    Resource,

    /// <summary>It only names an address: feeds, translations, Open Graph.</summary>
    Mention,

    /// <summary>A sitemap claims it as a page of its own.</summary>
    Listing,
}

/// <summary>An address that a page, style sheet or feed holds.</summary>
/// <param name="Written">As it stands there.</param>
/// <param name="Kind">What it makes a browser do.</param>
/// <param name="Where">The element, such as <c>a[href]</c>.</param>
/// <param name="IsMarkedExternal">Its <c>rel</c> says that it leads elsewhere.</param>
internal sealed record Reference(string Written, ReferenceKind Kind, string Where, bool IsMarkedExternal = false);
