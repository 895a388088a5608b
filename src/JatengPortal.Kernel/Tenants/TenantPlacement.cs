using System.Text.Json;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Tenants;

/// <summary>Gives tenants that are to be their rows in the host's database, and with them their names and addresses.</summary>
internal sealed class TenantPlacement(
    IDbContextFactory<HostDbContext> host, TenantRegistry registry, TenantSchema schema, ModuleCatalog catalog, TimeProvider clock)
{
    /// <summary>
    /// Makes the rows of tenants, all of them or none, in the state <see cref="TenantState.Uninitialised"/>. A tenant that has one and is
    /// not set up yet becomes what is asked for now; one that is set up is left as it is.
    /// </summary>
    /// <param name="definitions">Checked; a parent stands before those that report to it.</param>
    /// <param name="note">Called at the end of the same transaction with those that are not set up, where there are any.</param>
    /// <param name="cancellationToken">Ends it; nothing stays.</param>
    /// <returns>How many rows are new.</returns>
    /// <exception cref="RuleViolationException">
    /// <c>tenant.address-taken</c>, <c>tenant.name-taken</c>, <c>tenant.removing</c>, <c>tenant.unknown-parent</c>
    /// </exception>
    public async Task<int> PlaceAsync(
        IReadOnlyList<TenantDefinition> definitions, Func<HostDbContext, IReadOnlyList<Guid>, Task>? note, CancellationToken cancellationToken)
    {
        var added = 0;
        List<Guid> changed = [];
        await using (var db = await host.CreateDbContextAsync(cancellationToken))
        {
            await db.ChangeTenantsAsync(
                async tenants =>
                {
                    // Nobody else makes or changes a tenant from here on.
                    var rows = await RowsAsync(db, definitions, cancellationToken);
                    var claims = await ClaimsAsync(db, definitions, cancellationToken);
                    List<Guid> waiting = [];
                    foreach (var definition in definitions)
                    {
                        RequireFree(definition, claims);
                        var parent = ParentOf(definition, rows);
                        if (!rows.TryGetValue(definition.Name, out var row))
                        {
                            tenants.Add(rows[definition.Name] = row = NewRow(definition));
                            foreach (var address in row.Addresses)
                                claims[(address.HostName, address.Prefix)] = definition.Name;
                            added++;
                        }

                        TenantLifecycle.RequireSame(definition, row);
                        if (row.State != TenantState.Uninitialised)
                            continue;
                        Describe(row, definition, parent);
                        if (db.Entry(row).State != EntityState.Unchanged)
                            changed.Add(row.Id);
                        waiting.Add(row.Id);
                    }

                    await db.SaveChangesAsync(cancellationToken);
                    if (note is null || waiting.Count == 0)
                        return changed.Count;
                    await note(db, waiting);
                    return waiting.Count;
                },
                changed, cancellationToken);
        }

        await registry.RefreshAsync(cancellationToken);
        return added;
    }

    /// <summary>The rows of tenants that are named, as tenants or parents, by name.</summary>
    private static async Task<Dictionary<string, TenantRow>> RowsAsync(
        HostDbContext db, IReadOnlyList<TenantDefinition> definitions, CancellationToken cancellationToken)
    {
        var names = definitions.Select(definition => definition.Name).Concat(definitions.Select(definition => definition.Parent).OfType<string>())
            .Select(name => name.ToLowerInvariant()).Distinct().ToArray();
        var rows = await db.Tenants.Include(row => row.Addresses).Where(row => names.Contains(row.Name)).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Who has the addresses that are asked for.</summary>
    private static async Task<Dictionary<(string Host, string Prefix), string>> ClaimsAsync(
        HostDbContext db, IReadOnlyList<TenantDefinition> definitions, CancellationToken cancellationToken)
    {
        var hosts = definitions.SelectMany(HostsOf).Distinct().ToArray();
        var prefixes = definitions.Select(PrefixOf).Distinct().ToArray();
        var claims = await db.Addresses.Where(address => hosts.Contains(address.HostName) && prefixes.Contains(address.Prefix))
            .Join(db.Tenants, address => address.TenantId, row => row.Id, (address, row) => new { address.HostName, address.Prefix, row.Name })
            .ToListAsync(cancellationToken);
        return claims.ToDictionary(claim => (claim.HostName, claim.Prefix), claim => claim.Name);
    }

    private static void RequireFree(TenantDefinition definition, Dictionary<(string Host, string Prefix), string> claims)
    {
        foreach (var hostName in HostsOf(definition))
        {
            if (claims.TryGetValue((hostName, PrefixOf(definition)), out var other) && other != definition.Name)
                throw TenantLifecycle.AddressTaken(definition.Name, hostName, PrefixOf(definition), other);
        }
    }

    private static TenantRow? ParentOf(TenantDefinition definition, Dictionary<string, TenantRow> rows) => definition.Parent is null
        ? null
        : rows.TryGetValue(definition.Parent, out var parent) && parent.State != TenantState.Removing
            ? parent
            : throw TenantLifecycle.UnknownParent(definition);

    private TenantRow NewRow(TenantDefinition definition)
    {
        var now = clock.GetUtcNow();
        var row = new TenantRow
        {
            Id = Guid.CreateVersion7(now),
            Name = definition.Name,
            Title = definition.Title,
            SortTitle = "",
            State = TenantState.Uninitialised,
            CreatedUtc = now.UtcDateTime,
            SchemaVersion = schema.Version,
            Theme = catalog.DefaultTheme?.Id ?? "",
            Revision = 0,
        };
        row.Addresses.AddRange(HostsOf(definition).Select((hostName, position) => new TenantAddress
        {
            HostName = hostName,
            Prefix = PrefixOf(definition),
            TenantId = row.Id,
            Position = position,
        }));
        return row;
    }

    private static void Describe(TenantRow row, TenantDefinition definition, TenantRow? parent)
    {
        (row.ParentId, row.RegionCode) = (parent?.Id, definition.RegionCode);
        (row.SetupRecipe, row.SetupParameters) = (definition.Recipe, JsonSerializer.Serialize(definition.Parameters));
        if (definition.FeatureProfiles is { } profiles)
            row.FeatureProfiles = FeatureProfileRow.Join(profiles);
        // Later, its own database says what it is called.
        if (row.ProjectedVersion == 0)
            (row.Title, row.SortTitle) = (definition.Title.Trim(), SortTitle.Of(definition.Title));
    }

    private static string PrefixOf(TenantDefinition definition) => definition.Prefix ?? definition.Name;

    private static IReadOnlyList<string> HostsOf(TenantDefinition definition) => definition.HostNames.Count == 0 ? [""] : definition.HostNames;
}
