using System.Collections.Concurrent;
using System.Data.Common;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Data.Sqlite;
using JatengPortal.Kernel.Tests.Probing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JatengPortal.Kernel.Tests.Data;

/// <summary>A portal whose tenants' databases can be kept from growing, as a full disk does.</summary>
public sealed class TightPortal : ProbedPortal
{
    /// <summary>Names of tenants that have no room left.</summary>
    internal ConcurrentDictionary<string, bool> Full { get; } = new();

    /// <summary>How often each tenant's database was asked for.</summary>
    internal ConcurrentDictionary<string, int> Connections { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<DatabaseProvider>(
            provider => new TightProvider(new SqliteProvider(DataPath, provider, provider.GetRequiredService<TimeProvider>()), this))));
    }

    private sealed class TightProvider(SqliteProvider inner, TightPortal portal) : DatabaseProvider
    {
        public override void ConfigureHost(DbContextOptionsBuilder options) => inner.ConfigureHost(options);

        public override Type Choose(ModuleContextType type) => inner.Choose(type);

        public override DbConnection Connect(string tenantName)
        {
            portal.Connections.AddOrUpdate(tenantName, 1, (_, count) => count + 1);
            return inner.Connect(tenantName);
        }

        public override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken)
        {
            // SQLite itself then says "database or disk is full" (SQLITE_FULL) for each page more than there is.
            var tenant = Path.GetFileName(Path.GetDirectoryName(connection.DataSource))!;
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA max_page_count={(portal.Full.ContainsKey(tenant) ? 1 : 1_000_000)}";
            await command.ExecuteScalarAsync(cancellationToken);
            return await inner.BeginAsync(connection, cancellationToken);
        }

        public override Task CreateTenantAsync(string tenantName, CancellationToken cancellationToken) =>
            inner.CreateTenantAsync(tenantName, cancellationToken);

        public override Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellationToken) =>
            inner.BeginSnapshotAsync(connection, cancellationToken);

        public override Task<bool> HasTenantAsync(string tenantName, CancellationToken cancellationToken) =>
            inner.HasTenantAsync(tenantName, cancellationToken);

        public override Task<long> SizeOfAsync(string tenantName, CancellationToken cancellationToken) => inner.SizeOfAsync(tenantName, cancellationToken);

        public override Task DropTenantAsync(string tenantName, CancellationToken cancellationToken) =>
            inner.DropTenantAsync(tenantName, cancellationToken);

        public override DbConnection ConnectHost() => inner.ConnectHost();

        public override Task<DbTransaction> BeginHostAsync(DbConnection connection, CancellationToken cancellationToken) =>
            inner.BeginHostAsync(connection, cancellationToken);

        public override void LetGoOf(string tenantName) => inner.LetGoOf(tenantName);

        public override void LetGoOfIdle() => inner.LetGoOfIdle();

        public override bool IsUnavailable(Exception exception) => inner.IsUnavailable(exception);

        public override bool IsLocked(Exception exception) => inner.IsLocked(exception);

        public override Task MigrateHostAsync(HostDbContext db, CancellationToken cancellationToken) => inner.MigrateHostAsync(db, cancellationToken);

        public override Task<IAsyncDisposable> AloneAsync(CancellationToken cancellationToken) => inner.AloneAsync(cancellationToken);

        public override Task ClearMigrationMarkAsync(DbConnection connection, CancellationToken cancellationToken) =>
            inner.ClearMigrationMarkAsync(connection, cancellationToken);

        public override Task WatchHostAsync(Func<CancellationToken, Task> changed, CancellationToken cancellationToken) =>
            inner.WatchHostAsync(changed, cancellationToken);
    }
}
