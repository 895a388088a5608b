namespace JatengPortal.Kernel.Tenants;

/// <summary>Host names and prefixes to tenants. Immutable; a lookup allocates nothing.</summary>
internal sealed class AddressTable
{
    public static readonly AddressTable Empty = new();

    private readonly Dictionary<string, Dictionary<string, TenantRegistry.Entry>> _hosts = new(StringComparer.OrdinalIgnoreCase);

    public static AddressTable Of(IEnumerable<TenantRegistry.Entry> entries)
    {
        var table = new AddressTable();
        foreach (var entry in entries)
        {
            if (entry.Tenant.HostNames.Count == 0)
                table.Add("", entry);
            foreach (var hostName in entry.Tenant.HostNames)
                table.Add(hostName, entry);
        }

        return table;
    }

    /// <param name="hostName">Empty for the portal's own address.</param>
    /// <param name="path">Begins with a slash.</param>
    public TenantRegistry.Entry? Resolve(string hostName, string path)
    {
        if (!_hosts.TryGetValue(hostName, out var prefixes))
            return null;
        if (prefixes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(FirstSegment(path), out var entry))
            return entry;
        return prefixes.GetValueOrDefault("");
    }

    /// <summary>Who has exactly this address.</summary>
    public TenantRegistry.Entry? Find(string hostName, string prefix) => _hosts.GetValueOrDefault(hostName)?.GetValueOrDefault(prefix);

    public static ReadOnlySpan<char> FirstSegment(string path)
    {
        if (path.Length < 2)
            return default;
        var rest = path.AsSpan(1);
        var end = rest.IndexOf('/');
        return end < 0 ? rest : rest[..end];
    }

    private void Add(string hostName, TenantRegistry.Entry entry)
    {
        if (!_hosts.TryGetValue(hostName, out var prefixes))
            _hosts[hostName] = prefixes = new Dictionary<string, TenantRegistry.Entry>(StringComparer.OrdinalIgnoreCase);
        prefixes[entry.Tenant.Prefix] = entry;
    }
}
