using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Tenants;
using Microsoft.Extensions.Caching.Memory;

namespace JatengPortal.Tenants.Figures;

/// <summary>How much room a tenant takes: measured when somebody looks, and not again for some minutes.</summary>
internal sealed class StorageSizes(HostDatabase host, DataFolder folder) : IDisposable
{
    private const int MostTenants = 500;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);
    private readonly MemoryCache _sizes = new(new MemoryCacheOptions { SizeLimit = MostTenants });

    public async Task<(long Database, long Files)> OfAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        if (_sizes.TryGetValue(tenant.Id, out (long, long) known))
            return known;
        var measured = (await host.SizeOfTenantAsync(tenant, cancellationToken), FilesOf(tenant));
        _sizes.Set(tenant.Id, measured, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Fresh });
        return measured;
    }

    public void Dispose() => _sizes.Dispose();

    private long FilesOf(Tenant tenant)
    {
        var files = new DirectoryInfo(folder.Of(tenant));
        return files.Exists
            ? files.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => !file.Name.StartsWith("tenant.db", StringComparison.Ordinal)).Sum(file => file.Length)
            : 0;
    }
}
