namespace JatengPortal.Kernel.Tenants;

/// <summary>Where readers reach the portal. Absolute addresses are made from it, never from a request.</summary>
public sealed class PortalAddress
{
    /// <param name="publicAddress">Setting <c>Portal__PublicAddress</c>; null to take the first of <paramref name="urls"/>.</param>
    /// <param name="urls">Setting <c>ASPNETCORE_URLS</c>, separated by semicolons.</param>
    /// <exception cref="ArgumentException">The address is no absolute http or https address.</exception>
    public PortalAddress(string? publicAddress, string? urls)
    {
        var text = publicAddress ?? FirstOf(urls) ?? "http://localhost:5080";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new ArgumentException($"Portal__PublicAddress must be an absolute http or https address, but is '{text}'.");
        Address = address;
    }

    /// <summary>Scheme, host name and port.</summary>
    public Uri Address { get; }

    /// <summary>Scheme, host name and port, without a slash at the end.</summary>
    public string Text => Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Whether the host name is the portal's own: that of the public address, or a loopback name.</summary>
    public bool IsOwn(string hostName) =>
        hostName.Equals(Address.IdnHost, StringComparison.OrdinalIgnoreCase)
        || hostName.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || hostName is "127.0.0.1" or "[::1]";

    /// <summary>The address of a host name of a tenant's own: its scheme and port are the portal's.</summary>
    public string For(string hostName) =>
        Address.IsDefaultPort ? $"{Address.Scheme}://{hostName}" : $"{Address.Scheme}://{hostName}:{Address.Port}";

    private static string? FirstOf(string? urls)
    {
        var first = urls?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
        // "Listen on every address" is no place that a reader can go to.
        return first?.Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://*", "://localhost", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal).Replace("://[::]", "://localhost", StringComparison.Ordinal);
    }
}
