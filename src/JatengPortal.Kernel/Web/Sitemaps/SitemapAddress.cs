namespace JatengPortal.Kernel.Web.Sitemaps;

/// <summary>An entry of a sitemap: one page, absolute.</summary>
/// <param name="Address">Without a fragment; at most 2,047 characters.</param>
/// <param name="ModifiedUtc">When what stands there last changed (UTC); null where that isn't known.</param>
/// <param name="Languages">The same page in every language that it has, this one included; empty when it has only one.</param>
public sealed record SitemapAddress(Uri Address, DateTime? ModifiedUtc, IReadOnlyList<SitemapLanguage> Languages);

/// <summary>A page in one of its languages.</summary>
/// <param name="Language">BCP 47, or <c>x-default</c> for readers of none of the others.</param>
/// <param name="Address">Absolute.</param>
public sealed record SitemapLanguage(string Language, Uri Address);

/// <summary>An entry of a sitemap index: one file of a sitemap.</summary>
/// <param name="Address">Absolute, on the same host as the index.</param>
/// <param name="ModifiedUtc">When that file last changed (UTC); null where that isn't known.</param>
public sealed record SitemapPart(Uri Address, DateTime? ModifiedUtc);
