using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JatengPortal.Kernel.Data;

/// <summary>The tables of all modules, as one thing with a version.</summary>
internal sealed class TenantSchema(ModuleContexts contexts, DatabaseProvider provider)
{
    private readonly Lazy<string> _version = new(() => VersionOf(contexts, provider));

    private readonly Lazy<string> _script = new(() => ScriptOf(contexts, provider));

    /// <summary>SQL that makes all tables in an empty schema, with the migrations noted as applied; without transactions of its own.</summary>
    public string Script => _script.Value;

    /// <summary>Changes when any module gains or loses a migration: 16 hexadecimal digits.</summary>
    public string Version => _version.Value;

    /// <summary>Applies what the database lacks.</summary>
    public Task MigrateAsync(DbConnection connection, CancellationToken cancellationToken) =>
        contexts.MigrateAsync(contexts.OfTenants, connection, cancellationToken);

    private static string ScriptOf(ModuleContexts contexts, DatabaseProvider provider)
    {
        var script = new StringBuilder();
        using var connection = provider.Connect("script");
        foreach (var type in contexts.OfTenants)
        {
            using var context = contexts.Lease(type, connection, transaction: null);
            script.Append(context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.NoTransactions));
        }

        return script.ToString();
    }

    private static string VersionOf(ModuleContexts contexts, DatabaseProvider provider)
    {
        var text = new StringBuilder();
        using var connection = provider.Connect("version");
        foreach (var type in contexts.OfTenants.OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            using var context = contexts.Lease(type, connection, transaction: null);
            text.Append(type.FullName).Append(':').AppendJoin(',', context.Database.GetMigrations()).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
