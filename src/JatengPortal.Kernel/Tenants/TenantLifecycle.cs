using System.Text.Json;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tenants;

/// <summary>What a new tenant is to be.</summary>
public sealed record TenantDefinition
{
    /// <summary>See <see cref="TenantName"/>.</summary>
    public required string Name { get; init; }

    /// <summary>What readers see; 1 to 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>First path segment; empty for the root; null for the name.</summary>
    public string? Prefix { get; init; }

    /// <summary>Host names of its own, canonical one first.</summary>
    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>Name of the tenant that it reports to; null at the top.</summary>
    public string? Parent { get; init; }

    /// <summary>Kemendagri code of its region; null for an agency.</summary>
    public string? RegionCode { get; init; }

    /// <summary>Ids of the feature profiles that limit it, in their order; null for none, or where it exists already, for those that it has.</summary>
    public IReadOnlyList<string>? FeatureProfiles { get; init; }

    /// <summary>The recipe that sets it up, by name or full path; null for an empty site.</summary>
    public string? Recipe { get; init; }

    /// <summary>What the recipe calls by <c>parameters('…')</c>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}

/// <summary>Brings tenants into being, closes and opens them. Every step may be repeated after a crash.</summary>
public sealed class TenantLifecycle
{
    private readonly IDbContextFactory<HostDbContext> _host;
    private readonly TenantRegistry _registry;
    private readonly DatabaseProvider _provider;
    private readonly TenantScopes _scopes;
    private readonly TenantSchema _schema;
    private readonly ReservedSegments _reserved;
    private readonly PortalAddress _portal;
    private readonly ModuleCatalog _catalog;
    private readonly VisitQueue _visits;
    private readonly TimeProvider _clock;
    private readonly HostAudit _audit;

    internal TenantLifecycle(IServiceProvider services)
    {
        _host = services.GetRequiredService<IDbContextFactory<HostDbContext>>();
        _registry = services.GetRequiredService<TenantRegistry>();
        _provider = services.GetRequiredService<DatabaseProvider>();
        _scopes = services.GetRequiredService<TenantScopes>();
        _schema = services.GetRequiredService<TenantSchema>();
        _reserved = services.GetRequiredService<ReservedSegments>();
        _portal = services.GetRequiredService<PortalAddress>();
        _catalog = services.GetRequiredService<ModuleCatalog>();
        _visits = services.GetRequiredService<VisitQueue>();
        _clock = services.GetRequiredService<TimeProvider>();
        _audit = services.GetRequiredService<HostAudit>();
    }

    /// <summary>Checks what can be checked without looking at other tenants.</summary>
    /// <exception cref="RuleViolationException">
    /// <c>tenant.invalid-name</c>, <c>tenant.reserved-prefix</c>, <c>tenant.invalid-title</c>, <c>tenant.invalid-host</c>,
    /// <c>tenant.address-taken</c> (by the portal itself)
    /// </exception>
    public void Check(TenantDefinition definition)
    {
        TenantName.Require(definition.Name);
        var prefix = definition.Prefix ?? definition.Name;
        if (prefix.Length > 0)
            TenantName.Require(prefix);
        if (_reserved.Contains(prefix))
            throw new RuleViolationException("tenant.reserved-prefix", $"The prefix '{prefix}' is an address of the portal itself. Choose another one.");
        if (definition.Title.Trim().Length is 0 or > 200)
            throw new RuleViolationException("tenant.invalid-title", $"The title of {definition.Name} must have 1 to 200 characters.");
        if (definition.HostNames.FirstOrDefault(host => !TenantName.IsValidHost(host)) is { } bad)
            throw new RuleViolationException("tenant.invalid-host", $"'{bad}' is no host name: lower case, without scheme and port.");
        if (definition.HostNames.Distinct().Count() != definition.HostNames.Count)
            throw new RuleViolationException("tenant.invalid-host", $"{definition.Name} names a host name twice.");
        // A request to the portal's own address is never looked up by host name, so the tenant could not be reached.
        if (definition.HostNames.FirstOrDefault(_portal.IsOwn) is { } own)
            throw new RuleViolationException("tenant.address-taken", $"{definition.Name} can't have the host name {own}: it is the portal's own.");
    }

    /// <summary>Checks the definition, and that nobody else has its addresses, as far as this process knows.</summary>
    /// <exception cref="RuleViolationException"><c>tenant.address-taken</c>, <c>tenant.unknown-parent</c>, and those of <see cref="Check"/></exception>
    internal void CheckPlace(TenantDefinition definition)
    {
        Check(definition);
        var prefix = definition.Prefix ?? definition.Name;
        foreach (var host in definition.HostNames.DefaultIfEmpty(""))
        {
            if (_registry.ClaimantOf(host, prefix) is { } other && other.Name != definition.Name)
                throw AddressTaken(definition.Name, host, prefix, other.Name);
        }

        if (definition.Parent is not null && _registry.Find(definition.Parent) is null)
            throw UnknownParent(definition);
    }

    /// <summary>
    /// Makes the tenant and its database, in the state <see cref="TenantState.Uninitialised"/>. One that exists already with the
    /// same addresses is left as it is.
    /// </summary>
    /// <returns>Whether it was made now.</returns>
    /// <exception cref="RuleViolationException">
    /// <c>tenant.address-taken</c>, <c>tenant.name-taken</c>, <c>tenant.unknown-parent</c>, and those of <see cref="Check"/>
    /// </exception>
    public async Task<bool> CreateAsync(TenantDefinition definition, CancellationToken cancellationToken)
    {
        Check(definition);
        await _registry.RefreshAsync(cancellationToken);
        var created = false;
        if (_registry.Find(definition.Name) is { } existing)
            RequireSame(definition, existing);
        else
            created = await AddRowAsync(definition, cancellationToken);

        if (created)
            await NoteAsync("tenant.created", definition.Name, cancellationToken);
        await _provider.CreateTenantAsync(definition.Name, cancellationToken);
        await InitialiseAsync(_registry.Find(definition.Name)!, cancellationToken);
        return created;
    }

    /// <summary>Lets a tenant that is set up serve.</summary>
    public Task OpenAsync(Tenant tenant, CancellationToken cancellationToken) =>
        ChangeStateAsync(tenant, TenantState.Running, cancellationToken);

    /// <summary>Closes a tenant: its addresses answer 503, its data stays, messages to it wait.</summary>
    /// <exception cref="RuleViolationException"><c>tenant.not-running</c></exception>
    public async Task SuspendAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        if (tenant.State != TenantState.Running)
            throw new RuleViolationException("tenant.not-running", $"{tenant.Name} isn't running, so it can't be suspended.");
        await ChangeStateAsync(tenant, TenantState.Suspended, cancellationToken);
        await NoteAsync("tenant.suspended", tenant.Name, cancellationToken);
    }

    /// <summary>Opens a suspended tenant again; messages that waited for it are delivered.</summary>
    /// <exception cref="RuleViolationException"><c>tenant.not-suspended</c></exception>
    public async Task ResumeAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        if (tenant.State != TenantState.Suspended)
            throw new RuleViolationException("tenant.not-suspended", $"{tenant.Name} isn't suspended, so it can't be resumed.");
        await ChangeStateAsync(tenant, TenantState.Running, cancellationToken);
        await NoteAsync("tenant.resumed", tenant.Name, cancellationToken);
    }

    private Task NoteAsync(string action, string tenant, CancellationToken cancellationToken) =>
        _audit.RecordAsync(new AuditFact(action, tenant), cancellationToken);

    private async Task<bool> AddRowAsync(TenantDefinition definition, CancellationToken cancellationToken)
    {
        var parent = definition.Parent is null ? null : _registry.Find(definition.Parent) ?? throw UnknownParent(definition);
        var prefix = definition.Prefix ?? definition.Name;
        var hosts = definition.HostNames.Count == 0 ? [""] : definition.HostNames;
        var row = new TenantRow
        {
            Id = Guid.CreateVersion7(_clock.GetUtcNow()),
            Name = definition.Name,
            Title = definition.Title.Trim(),
            SortTitle = SortTitle.Of(definition.Title),
            State = TenantState.Uninitialised,
            ParentId = parent?.Id,
            RegionCode = definition.RegionCode,
            FeatureProfiles = FeatureProfileRow.Join(definition.FeatureProfiles ?? []),
            CreatedUtc = _clock.GetUtcNow().UtcDateTime,
            SetupRecipe = definition.Recipe,
            SetupParameters = JsonSerializer.Serialize(definition.Parameters),
            SchemaVersion = _schema.Version,
            Theme = _catalog.DefaultTheme?.Id ?? "",
            Revision = 0,
        };
        row.Addresses.AddRange(hosts.Select((host, position) => new TenantAddress
        {
            HostName = host,
            Prefix = prefix,
            TenantId = row.Id,
            Position = position,
        }));

        await using var db = await _host.CreateDbContextAsync(cancellationToken);
        var taken = await db.Addresses.Where(address => hosts.Contains(address.HostName) && address.Prefix == prefix)
            .Join(db.Tenants, address => address.TenantId, tenant => tenant.Id, (address, tenant) => new { address.HostName, tenant.Name })
            .FirstOrDefaultAsync(cancellationToken);
        if (taken is not null)
            throw AddressTaken(definition.Name, taken.HostName, prefix, taken.Name);
        try
        {
            await db.ChangeTenantsAsync(
                async tenants =>
                {
                    if (parent is not null && !await tenants.AnyAsync(t => t.Id == parent.Id && t.State != TenantState.Removing, cancellationToken))
                        throw UnknownParent(definition);
                    tenants.Add(row);
                    return await db.SaveChangesAsync(cancellationToken);
                },
                [row.Id], cancellationToken);
        }
        catch (DbUpdateException exception) when (!_provider.IsUnavailable(exception))
        {
            // Somebody else was quicker, between the look and the write.
            throw AddressTaken(definition.Name, hosts[0], prefix, "another tenant");
        }

        await _registry.RefreshAsync(cancellationToken);
        return true;
    }

    private async Task InitialiseAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.Open(tenant);
        var database = scope.ServiceProvider.GetRequiredService<TenantDatabase>();
        await using var transaction = await database.BeginAsync(cancellationToken);
        var state = database.Context<TenantStateDbContext>().State;
        if (await state.AnyAsync(cancellationToken))
            return;
        state.Add(new TenantStateRow { Epoch = Guid.CreateVersion7(_clock.GetUtcNow()), Theme = tenant.Theme });
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task ChangeStateAsync(Tenant tenant, TenantState state, CancellationToken cancellationToken)
    {
        List<Guid> senders = [];
        List<Guid> changed = [tenant.Id];
        await using (var db = await _host.CreateDbContextAsync(cancellationToken))
        {
            await db.ChangeTenantsAsync(
                async tenants =>
                {
                    // Read in here: who begins to wait later sees the new state.
                    senders = await db.WaitingDeliveries.Where(w => w.ReceiverId == tenant.Id).Select(w => w.SenderId).ToListAsync(cancellationToken);
                    changed.AddRange(senders);
                    await tenants.Where(row => senders.Contains(row.Id)).ExecuteUpdateAsync(
                        row => row.SetProperty(t => t.Marked, true), cancellationToken);
                    return await tenants.Where(row => row.Id == tenant.Id).ExecuteUpdateAsync(
                        row => row.SetProperty(t => t.State, state), cancellationToken);
                },
                changed, cancellationToken);
        }

        await _registry.RefreshAsync(cancellationToken);
        foreach (var sender in senders)
            _visits.Enqueue(sender);
    }

    internal static void RequireSame(TenantDefinition definition, Tenant existing)
    {
        if (existing.State == TenantState.Removing)
        {
            throw new RuleViolationException(
                "tenant.removing", $"{definition.Name} is being removed. Go on with 'tenants remove {definition.Name}' before you make it anew.");
        }

        if ((definition.Prefix ?? definition.Name) != existing.Prefix || !definition.HostNames.SequenceEqual(existing.HostNames))
        {
            throw new RuleViolationException(
                "tenant.name-taken", $"There is a tenant {definition.Name} already, at another address ({existing.PathBase}/).");
        }
    }

    private static RuleViolationException UnknownParent(TenantDefinition definition) => new(
        "tenant.unknown-parent", $"{definition.Name} names the parent {definition.Parent}, which doesn't exist.");

    private static RuleViolationException AddressTaken(string name, string host, string prefix, string by) => new(
        "tenant.address-taken", $"{name} can't have the address {host}/{prefix}: {by} has it.");
}
