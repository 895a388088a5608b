using System.Collections.Immutable;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Features;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Modules;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Tenants;

/// <summary>All tenants, as the host's database has them, in memory. Lookups take no lock and no query.</summary>
/// <remarks>
/// A refresh reads the rows that changed since the last one, so its cost follows the change and not the number of tenants;
/// the address table is rebuilt only when an address changed.
/// </remarks>
public sealed class TenantRegistry : IDisposable
{
    private readonly IDbContextFactory<HostDbContext> _host;
    private readonly ModuleCatalog _catalog;
    private readonly PortalAddress _portal;
    private readonly VisitQueue _visits;
    private readonly FeatureProfiles _profiles;
    private readonly DatabaseProvider _provider;
    private readonly SemaphoreSlim _refreshing = new(1, 1);
    private ImmutableDictionary<Guid, Entry> _byId = ImmutableDictionary<Guid, Entry>.Empty;
    private volatile AddressTable _addresses = AddressTable.Empty;
    private Dictionary<string, Entry> _byName = [];
    private long _revision = -1;
    private long _profilesRevision;
    private long _listing;

    internal TenantRegistry(
        IDbContextFactory<HostDbContext> host, ModuleCatalog catalog, PortalAddress portal, VisitQueue visits, FeatureProfiles profiles,
        DatabaseProvider provider)
    {
        _host = host;
        _catalog = catalog;
        _portal = portal;
        _visits = visits;
        _profiles = profiles;
        _provider = provider;
    }

    /// <summary>How many tenants there are.</summary>
    public int Count => _byId.Count;

    /// <summary>
    /// Moves whenever what pages of other tenants show of a tenant (title, address, state) changes in any of them. Of this process.
    /// </summary>
    internal long Listing => Interlocked.Read(ref _listing);

    /// <summary>The tenant of that name; null when there is none.</summary>
    public Tenant? Find(string name) => _byName.GetValueOrDefault(name)?.Tenant;

    /// <summary>The tenant of that id; null when there is none.</summary>
    public Tenant? Find(Guid id) => _byId.GetValueOrDefault(id)?.Tenant;

    /// <summary>The name of every tenant, in no order. For maintenance only: nothing that answers a request may loop over tenants.</summary>
    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>
    /// The tenant of an address: by host name and first path segment together, by host name alone, or on the portal's own address
    /// by first path segment; the tenant without prefix where no other one matches. Null for an unknown host name.
    /// </summary>
    /// <param name="hostName">Without port, in any case; empty where a request names none, which is unknown too.</param>
    /// <param name="path">As requested, beginning with a slash.</param>
    public Tenant? Resolve(string hostName, string path) =>
        hostName.Length == 0 ? null : _addresses.Resolve(_portal.IsOwn(hostName) ? "" : hostName, path)?.Tenant;

    /// <summary>The tenant that claims exactly this host name (empty for the portal's own) and prefix; null when none does.</summary>
    internal Tenant? ClaimantOf(string hostName, string prefix) => _addresses.Find(hostName, prefix)?.Tenant;

    /// <summary>Reads what has changed in the host's database since the last time.</summary>
    /// <remarks>Tenants that are marked "look here" are put on the list of visits.</remarks>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            await using var db = await _host.CreateDbContextAsync(cancellationToken);
            // The mark is read first: a change between the two reads is then seen twice, never missed.
            var (revision, profilesRevision) = await RevisionsAsync(db, cancellationToken);
            if (revision == _revision)
                return;
            if (profilesRevision != _profilesRevision)
                _profiles.Load((await db.FeatureProfiles.AsNoTracking().ToListAsync(cancellationToken)).Select(row => row.Read()));
            _profilesRevision = profilesRevision;
            var last = _revision;
            var rows = await db.Tenants.IgnoreQueryFilters().AsNoTracking().Where(tenant => tenant.Revision > last).Include(tenant => tenant.Addresses)
                .ToListAsync(cancellationToken);
            Apply(rows);
            _revision = revision;
            foreach (var row in rows.Where(row => row.Marked))
                _visits.Enqueue(row.Id);
        }
        finally
        {
            _refreshing.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _refreshing.Dispose();

    private static async Task<(long Tenants, long Profiles)> RevisionsAsync(HostDbContext db, CancellationToken cancellationToken)
    {
        var host = await db.Host.Select(row => new { row.Revision, row.ProfilesRevision }).SingleAsync(cancellationToken);
        return (host.Revision, host.ProfilesRevision);
    }

    private void Apply(List<TenantRow> rows)
    {
        var moved = false;
        var listed = false;
        var byId = _byId.ToBuilder();
        foreach (var row in rows)
        {
            if (row.State is TenantState.Removing or TenantState.Removed && byId.TryGetValue(row.Id, out var closed))
            {
                // Before anybody can find another tenant of that name: its database lies in the same place.
                _provider.LetGoOf(closed.Tenant.Name);
            }

            if (row.State == TenantState.Removed)
            {
                moved |= byId.Remove(row.Id);
                continue;
            }

            var tenant = Read(row);
            if (byId.TryGetValue(row.Id, out var entry))
            {
                moved |= entry.Tenant.Prefix != tenant.Prefix || !entry.Tenant.HostNames.SequenceEqual(tenant.HostNames);
                listed |= entry.Tenant.Title != tenant.Title || entry.Tenant.State != tenant.State;
                entry.Tenant = tenant;
            }
            else
            {
                moved = true;
                byId[row.Id] = new Entry(tenant);
            }
        }

        _byId = byId.ToImmutable();
        if (moved)
        {
            _byName = _byId.Values.ToDictionary(entry => entry.Tenant.Name, StringComparer.OrdinalIgnoreCase);
            _addresses = AddressTable.Of(_byId.Values);
        }

        if (moved || listed)
            Interlocked.Increment(ref _listing);
    }

    private Tenant Read(TenantRow row)
    {
        var addresses = row.Addresses.OrderBy(address => address.Position).ToList();
        return new Tenant
        {
            Id = row.Id,
            Name = row.Name,
            Title = row.Title,
            Prefix = addresses.FirstOrDefault()?.Prefix ?? row.Name,
            HostNames = [.. addresses.Select(address => address.HostName).Where(name => name.Length > 0)],
            State = row.State,
            ParentId = row.ParentId,
            RegionCode = row.RegionCode,
            Features = FeatureSet.Of(FeatureSet.Parse(row.Features).Ids.Concat(_catalog.AlwaysOn.Ids)),
            FeatureProfiles = row.FeatureProfiles.Length == 0 ? [] : row.FeatureProfiles.Split(' '),
            Theme = row.Theme,
            ContentVersion = row.ContentVersion,
        };
    }

    internal sealed class Entry(Tenant tenant)
    {
        private volatile Tenant _tenant = tenant;

        public Tenant Tenant
        {
            get => _tenant;
            set => _tenant = value;
        }
    }
}
