using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests;

/// <summary>Pages as a browser sees them.</summary>
internal static class ParsedPages
{
    public static async Task<IHtmlDocument> PageAsync(this Agency agency, string path) =>
        new HtmlParser().ParseDocument(await agency.ReadAsync(path));

    /// <summary>Addresses of the articles that a list page or home page shows as its own, in order.</summary>
    public static List<string> ArticlesOf(this IHtmlDocument page) =>
        [.. page.QuerySelectorAll(".article-list-item :is(h2, h3) > a:not([rel~=external])").Select(link => link.GetAttribute("href")!.Split('/')[^1])];

    /// <summary>The address in a link of the page; null where the page has no such link.</summary>
    public static string? Link(this IHtmlDocument page, string selector) => page.QuerySelector(selector)?.GetAttribute("href");

    /// <summary>A link of the agency's own page without its prefix, to be asked for again.</summary>
    public static string Inside(this Agency agency, string address)
    {
        Assert.StartsWith(agency.Tenant.PathBase, address, StringComparison.Ordinal);
        return address[agency.Tenant.PathBase.Length..];
    }
}
