using System.Text;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace JatengPortal.Kernel.Web.Caching;

/// <summary>
/// A page's place in the store. The content version moves with every publication of the tenant, the listing with what pages show of
/// other tenants, so nothing has to be evicted.
/// </summary>
internal sealed record PageKey(Guid TenantId, long ContentVersion, long Listing, bool English, string Path, string Variant = "");

/// <summary>What is known of a path: which query names count, and the page without any.</summary>
internal sealed record PageSlot(string[] QueryNames, CachedPage? Page);

/// <summary>The cached pages of all tenants, bounded together.</summary>
internal sealed class PageStore(IOptions<PortalOptions> options) : IDisposable
{
    private const int LongestQueryValue = 100;
    private const int LongestPath = 400;
    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _pages = new(new MemoryCacheOptions { SizeLimit = options.Value.PageCache.Megabytes * 1024L * 1024 });

    public bool Enabled { get; } = options.Value.PageCache.Enabled;

    /// <summary>How many pages are kept.</summary>
    public int Count => _pages.Count;

    /// <summary>The place of the requested page; null where the path is none that a page of ours has.</summary>
    public static PageKey? KeyOf(Tenant tenant, long listing, Language language, string path)
    {
        if (path.Length > 1 && path[^1] == '/')
            path = path[..^1];
        // Addresses are lower case; others lead to the same pages, but don't get copies of their own.
        return path.Length <= LongestPath && !path.AsSpan().ContainsAnyInRange('A', 'Z')
            ? new PageKey(tenant.Id, tenant.ContentVersion, listing, language == Language.English, path)
            : null;
    }

    public CachedPage? Find(PageKey key, HttpRequest request)
    {
        if (!_pages.TryGetValue(key, out PageSlot? slot) || slot is null)
            return null;
        if (slot.QueryNames.Length == 0 || !request.QueryString.HasValue)
            return slot.Page;
        return VariantOf(slot.QueryNames, request) switch
        {
            null => null,
            "" => slot.Page,
            var variant => _pages.Get<CachedPage>(key with { Variant = variant }),
        };
    }

    public void Keep(PageKey key, string[] queryNames, HttpRequest request, CachedPage page)
    {
        var variant = VariantOf(queryNames, request);
        if (variant is null)
            return;
        if (variant.Length == 0)
        {
            Set(key, new PageSlot(queryNames, page), page.Size);
            return;
        }

        if (!_pages.TryGetValue(key, out _))
            Set(key, new PageSlot(queryNames, null), 512);
        Set(key with { Variant = variant }, page, page.Size);
    }

    public void Dispose() => _pages.Dispose();

    private void Set(PageKey key, object value, long size) =>
        _pages.Set(key, value, new MemoryCacheEntryOptions { Size = size + (2 * key.Path.Length), SlidingExpiration = Unused });

    /// <summary>The values that count, in a fixed order; null where they are none that a link of ours has.</summary>
    private static string? VariantOf(string[] queryNames, HttpRequest request)
    {
        if (queryNames.Length == 0 || !request.QueryString.HasValue)
            return "";
        var variant = new StringBuilder();
        foreach (var name in queryNames)
        {
            var values = request.Query[name];
            if (values.Count == 0)
                continue;
            // A line feed stands between values: inside of one, it could pass for two.
            if (values.Count > 1 || values[0]!.Length > LongestQueryValue || values[0]!.Contains('\n', StringComparison.Ordinal))
                return null;
            variant.Append(name).Append('=').Append(values[0]).Append('\n');
        }

        return variant.ToString();
    }
}
