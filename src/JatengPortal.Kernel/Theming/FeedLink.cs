namespace JatengPortal.Kernel.Theming;

/// <summary>A feed of what a page lists, for <c>link rel="alternate"</c>.</summary>
/// <param name="MediaType">Such as <c>application/rss+xml</c>.</param>
/// <param name="Title">In the language of the page.</param>
/// <param name="Address">Ready for <c>href</c>.</param>
public sealed record FeedLink(string MediaType, string Title, string Address);
