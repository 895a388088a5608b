using System.Text.Json;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Settings;

/// <summary>The settings of the scope's tenant.</summary>
public sealed class TenantSettings
{
    private readonly TenantDatabase _database;
    private readonly IAuditTrail _audit;

    internal TenantSettings(TenantDatabase database, IAuditTrail audit)
    {
        _database = database;
        _audit = audit;
    }

    /// <summary>The section, or its defaults where nothing was set.</summary>
    public async Task<T> GetAsync<T>(CancellationToken cancellationToken)
        where T : ISettingsSection, new()
    {
        var section = T.Section;
        var json = await Rows.Where(row => row.Section == section).Select(row => row.Json).SingleOrDefaultAsync(cancellationToken);
        return json is null ? new T() : Read<T>(json);
    }

    /// <summary>Every section as JSON, by name: one query for a page that needs several.</summary>
    internal async Task<Dictionary<string, string>> AllAsync(CancellationToken cancellationToken) =>
        await Rows.AsNoTracking().ToDictionaryAsync(row => row.Section, row => row.Json, cancellationToken);

    internal static T Read<T>(string json)
        where T : new() =>
        JsonSerializer.Deserialize<T>(json) ?? new T();

    /// <summary>Writes the section in the scope's transaction.</summary>
    /// <returns>Whether anything changed.</returns>
    public async Task<bool> SetAsync<T>(T value, CancellationToken cancellationToken)
        where T : ISettingsSection, new()
    {
        var json = JsonSerializer.Serialize(value);
        await using var transaction = await _database.BeginAsync(cancellationToken);
        var row = await Rows.FindAsync([T.Section], cancellationToken);
        if (row?.Json == json)
        {
            await transaction.CommitAsync(cancellationToken);
            return false;
        }

        await _audit.RecordAsync(
            _database,
            new AuditFact("settings.changed", T.Section) { Before = row is null ? null : Read<T>(row.Json), After = value }, cancellationToken);
        if (row is null)
            Rows.Add(new SettingRow { Section = T.Section, Json = json });
        else
            row.Json = json;
        transaction.ContentChanged();
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private DbSet<SettingRow> Rows => _database.Context<TenantStateDbContext>().Settings;
}
