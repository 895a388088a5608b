using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Data;

/// <summary>Leases the host context of the provider that is in use.</summary>
internal sealed class HostContextFactory(IDbContextFactory<SqliteHostDbContext> sqlite) : IDbContextFactory<HostDbContext>
{
    public HostDbContext CreateDbContext() => sqlite.CreateDbContext();

    public async Task<HostDbContext> CreateDbContextAsync(CancellationToken cancellationToken) =>
        await sqlite.CreateDbContextAsync(cancellationToken);
}
