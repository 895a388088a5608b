using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Data;

/// <summary>Leases the host context of the provider that is in use.</summary>
internal sealed class HostContextFactory<TContext>(IDbContextFactory<TContext> factory) : IDbContextFactory<HostDbContext>
    where TContext : HostDbContext
{
    public HostDbContext CreateDbContext() => factory.CreateDbContext();

    public async Task<HostDbContext> CreateDbContextAsync(CancellationToken cancellationToken) =>
        await factory.CreateDbContextAsync(cancellationToken);
}
