namespace JatengPortal.Journeys.Tests.Crawling;

/// <summary>One tenant's addresses within a portal.</summary>
/// <param name="Portal">The portal's public address, with a slash at the end.</param>
/// <param name="Prefix">The tenant's first path segment; empty for the tenant at the root.</param>
/// <param name="Prefixes">The prefixes of all tenants: the one at the root holds no address that begins with one of them.</param>
internal sealed record TenantSite(Uri Portal, string Prefix, IReadOnlySet<string> Prefixes)
{
    public Uri Home { get; } = new(Portal, Prefix.Length == 0 ? "" : $"{Prefix}/");

    public Uri At(string path) => new(Home, path.TrimStart('/'));

    public bool IsInPortal(Uri address) =>
        address.Scheme == Portal.Scheme && address.Host == Portal.Host && address.Port == Portal.Port;

    public bool Holds(Uri address)
    {
        if (!IsInPortal(address))
            return false;
        var first = address.AbsolutePath.Split('/', 3)[1];
        return Prefix.Length == 0 ? !Prefixes.Contains(first) : first == Prefix;
    }

    /// <summary>The language that the address promises: <c>en</c> below <c>/en</c>, else <c>id</c>.</summary>
    public string LanguageOf(Uri address)
    {
        var own = address.AbsolutePath[(Home.AbsolutePath.Length - 1)..];
        return own == "/en" || own.StartsWith("/en/", StringComparison.Ordinal) ? "en" : "id";
    }
}
