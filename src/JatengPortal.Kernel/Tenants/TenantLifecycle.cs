using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Recipes;
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
    private readonly TenantPlacement _placement;
    private readonly ReservedSegments _reserved;
    private readonly PortalAddress _portal;
    private readonly VisitQueue _visits;
    private readonly TimeProvider _clock;
    private readonly HostAudit _audit;

    internal TenantLifecycle(IServiceProvider services)
    {
        _host = services.GetRequiredService<IDbContextFactory<HostDbContext>>();
        _registry = services.GetRequiredService<TenantRegistry>();
        _provider = services.GetRequiredService<DatabaseProvider>();
        _scopes = services.GetRequiredService<TenantScopes>();
        _placement = services.GetRequiredService<TenantPlacement>();
        _reserved = services.GetRequiredService<ReservedSegments>();
        _portal = services.GetRequiredService<PortalAddress>();
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
    public void CheckPlace(TenantDefinition definition)
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
    /// Makes the tenant and its database, in the state <see cref="TenantState.Uninitialised"/>. One that has the same addresses already
    /// and is not set up yet becomes what is asked for now; one that is set up is left as it is.
    /// </summary>
    /// <returns>Whether it was made now.</returns>
    /// <exception cref="RuleViolationException">
    /// <c>tenant.address-taken</c>, <c>tenant.name-taken</c>, <c>tenant.removing</c>, <c>tenant.unknown-parent</c>, and those of
    /// <see cref="Check"/>
    /// </exception>
    public async Task<bool> CreateAsync(TenantDefinition definition, CancellationToken cancellationToken)
    {
        var added = await PlaceAsync(definition, cancellationToken);
        await MakeDatabaseAsync(_registry.Find(definition.Name)!, cancellationToken);
        return added > 0;
    }

    /// <summary>Gives a tenant that is to be its row, and with it name and addresses.</summary>
    internal async Task<int> PlaceAsync(TenantDefinition definition, CancellationToken cancellationToken)
    {
        Check(definition);
        return await _placement.PlaceAsync([definition], note: null, cancellationToken);
    }

    /// <summary>Makes the database of a tenant that the host knows already; leaves one that is there as it is.</summary>
    internal async Task MakeDatabaseAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        await _provider.CreateTenantAsync(tenant.Name, cancellationToken);
        await InitialiseAsync(tenant, cancellationToken);
    }

    /// <summary>Lets a tenant that is set up serve for the first time, and notes so in the runs that make it.</summary>
    public async Task OpenAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        await ChangeStateAsync(
            tenant, TenantState.Uninitialised, TenantState.Running, db => RecipeLedger.NoteMadeAsync(db, tenant.Id, cancellationToken), cancellationToken);
        await _audit.RecordAsync(new AuditFact("tenant.created", tenant.Name), cancellationToken);
    }

    /// <summary>Closes a tenant: its addresses answer 503, its data stays, messages to it wait.</summary>
    /// <exception cref="RuleViolationException"><c>tenant.not-running</c></exception>
    public async Task SuspendAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        if (tenant.State != TenantState.Running)
            throw new RuleViolationException("tenant.not-running", $"{tenant.Name} isn't running, so it can't be suspended.");
        await ChangeStateAsync(tenant, TenantState.Running, TenantState.Suspended, note: null, cancellationToken);
        await _audit.RecordAsync(new AuditFact("tenant.suspended", tenant.Name), cancellationToken);
    }

    /// <summary>Opens a suspended tenant again; messages that waited for it are delivered.</summary>
    /// <exception cref="RuleViolationException"><c>tenant.not-suspended</c></exception>
    public async Task ResumeAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        if (tenant.State != TenantState.Suspended)
            throw new RuleViolationException("tenant.not-suspended", $"{tenant.Name} isn't suspended, so it can't be resumed.");
        await ChangeStateAsync(tenant, TenantState.Suspended, TenantState.Running, note: null, cancellationToken);
        await _audit.RecordAsync(new AuditFact("tenant.resumed", tenant.Name), cancellationToken);
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

    private async Task ChangeStateAsync(
        Tenant tenant, TenantState from, TenantState to, Func<HostDbContext, Task>? note, CancellationToken cancellationToken)
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
                    if (note is not null)
                        await note(db);
                    // Somebody else may have been quicker, and somebody else again may have gone on from there.
                    return await tenants.Where(row => row.Id == tenant.Id && row.State == from).ExecuteUpdateAsync(
                        row => row.SetProperty(t => t.State, to), cancellationToken);
                },
                changed, cancellationToken);
        }

        await _registry.RefreshAsync(cancellationToken);
        foreach (var sender in senders)
            _visits.Enqueue(sender);
    }

    internal static void RequireSame(TenantDefinition definition, Tenant existing) =>
        RequireSame(definition, existing.State, existing.Prefix, existing.HostNames);

    internal static void RequireSame(TenantDefinition definition, TenantRow existing)
    {
        var addresses = existing.Addresses.OrderBy(address => address.Position).ToList();
        RequireSame(
            definition, existing.State, addresses.FirstOrDefault()?.Prefix ?? existing.Name,
            addresses.Select(address => address.HostName).Where(hostName => hostName.Length > 0));
    }

    private static void RequireSame(TenantDefinition definition, TenantState state, string prefix, IEnumerable<string> hostNames)
    {
        if (state == TenantState.Removing)
        {
            throw new RuleViolationException(
                "tenant.removing", $"{definition.Name} is being removed. Go on with 'tenants remove {definition.Name}' before you make it anew.");
        }

        if ((definition.Prefix ?? definition.Name) != prefix || !definition.HostNames.SequenceEqual(hostNames))
        {
            throw new RuleViolationException(
                "tenant.name-taken", $"There is a tenant {definition.Name} already, at another address ({(prefix.Length == 0 ? "" : "/" + prefix)}/).");
        }
    }

    internal static RuleViolationException UnknownParent(TenantDefinition definition) => new(
        "tenant.unknown-parent", $"{definition.Name} names the parent {definition.Parent}, which doesn't exist.");

    internal static RuleViolationException AddressTaken(string name, string host, string prefix, string by) => new(
        "tenant.address-taken", $"{name} can't have the address {host}/{prefix}: {by} has it.");
}
