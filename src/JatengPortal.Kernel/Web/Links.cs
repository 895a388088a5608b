using JatengPortal.Kernel.Tenants;

namespace JatengPortal.Kernel.Web;

/// <summary>
/// Makes every address that a page shows: with the tenant's prefix and the language, or absolute from the tenant's record and
/// the setting <c>Portal__PublicAddress</c>; never from the request's Host header. Scoped.
/// </summary>
public sealed class Links
{
    private readonly CurrentTenant _current;
    private readonly PortalAddress _portal;
    private readonly AssetAddresses _assets;
    private readonly TenantRegistry _registry;
    private readonly PageRequest _page;

    internal Links(CurrentTenant current, PortalAddress portal, AssetAddresses assets, TenantRegistry registry, PageRequest page)
    {
        _current = current;
        _portal = portal;
        _assets = assets;
        _registry = registry;
        _page = page;
    }

    /// <summary>The language of the page.</summary>
    public Language Language => _page.Language;

    /// <summary>The path of this page inside tenant and language, such as <c>/berita</c>.</summary>
    public string PagePath => _page.Path;

    /// <summary>What stands before every path of this tenant in this language; empty at the root in Indonesian.</summary>
    public string PathBase => _current.Tenant.PathBase + Language.PathBase;

    /// <summary>An address inside this tenant, in the language of the page.</summary>
    /// <param name="path">Begins with a slash; its variable parts are escaped already (slugs need none).</param>
    public string To(string path) => PathBase + path;

    /// <summary>An address inside this tenant, in the given language.</summary>
    public string To(string path, Language language) => _current.Tenant.PathBase + language.PathBase + path;

    /// <summary>An address inside this tenant that is the same in every language: files, feeds of another language.</summary>
    public string ToFile(string path) => _current.Tenant.PathBase + path;

    /// <summary>The absolute form of <see cref="To(string)"/>.</summary>
    public string Absolute(string path) => Origin(_current.Tenant) + To(path);

    /// <summary>The absolute form of <see cref="To(string, Language)"/>.</summary>
    public string Absolute(string path, Language language) => Origin(_current.Tenant) + To(path, language);

    /// <summary>The absolute form of <see cref="ToFile"/>.</summary>
    public string AbsoluteFile(string path) => Origin(_current.Tenant) + ToFile(path);

    /// <summary>An address in another tenant, in Indonesian: absolute where that tenant, or this one, has a host name of its own.</summary>
    public string ToTenant(Tenant tenant, string path)
    {
        var local = tenant.PathBase + path;
        return tenant.HostNames.Count == 0 && _current.Tenant.HostNames.Count == 0 ? local : Origin(tenant) + local;
    }

    /// <summary>An address in the tenant at the root of the portal; null where there is none.</summary>
    public string? ToRoot(string path) => _registry.Resolve(_portal.Address.Host, "/") is { } root ? ToTenant(root, path) : null;

    /// <summary>A file of the host, a module or a theme, with its fingerprint in the address.</summary>
    /// <param name="file">Such as <c>_content/JatengPortal.Theme.Public/site.css</c>.</param>
    public string Asset(string file) => _assets.Of(file);

    /// <summary>Scheme, host name and port of a tenant.</summary>
    public string Origin(Tenant tenant) => tenant.HostNames.Count == 0 ? _portal.Text : _portal.For(tenant.HostNames[0]);
}
