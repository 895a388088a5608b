using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JatengPortal.Kernel.Data;

/// <summary>The tables of all modules, as one thing with a version.</summary>
internal sealed class TenantSchema(TenantContexts contexts, DatabaseProvider provider)
{
    private readonly Lazy<string> _version = new(() => VersionOf(contexts, provider));

    private readonly Lazy<string> _script = new(() => ScriptOf(contexts, provider));

    /// <summary>SQL that makes all tables in an empty schema, with the migrations noted as applied; without transactions of its own.</summary>
    public string Script => _script.Value;

    /// <summary>Changes when any module gains or loses a migration: 16 hexadecimal digits.</summary>
    public string Version => _version.Value;

    /// <summary>Applies what the database lacks.</summary>
    public async Task MigrateAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        foreach (var type in contexts.Types)
        {
            await using var context = contexts.Lease(type, connection, transaction: null);
            // The look costs a query; EF's own makes and drops a table of locks, and waits for the disk each time.
            if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                // An index on a large table takes as long as it takes.
                context.Database.SetCommandTimeout(0);
                await context.Database.MigrateAsync(cancellationToken);
            }
        }
    }

    private static string ScriptOf(TenantContexts contexts, DatabaseProvider provider)
    {
        var script = new StringBuilder();
        using var connection = provider.Connect("script");
        foreach (var type in contexts.Types)
        {
            using var context = contexts.Lease(type, connection, transaction: null);
            script.Append(context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.NoTransactions));
        }

        return script.ToString();
    }

    private static string VersionOf(TenantContexts contexts, DatabaseProvider provider)
    {
        var text = new StringBuilder();
        using var connection = provider.Connect("version");
        foreach (var type in contexts.Types.OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            using var context = contexts.Lease(type, connection, transaction: null);
            text.Append(type.FullName).Append(':').AppendJoin(',', context.Database.GetMigrations()).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
