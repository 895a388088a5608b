using JatengPortal.Kernel.Data;

namespace JatengPortal.Kernel.Tenants;

/// <summary>Finds the tenants that report to one: to nobody else does it send anything down.</summary>
public sealed class TenantsBelow
{
    private const int MostLevels = 10;

    // Also one whose recipe hasn't run yet, and one that is closed: messages wait for both.
    private static readonly IReadOnlyList<TenantState> Reachable = [TenantState.Uninitialised, TenantState.Running, TenantState.Suspended];
    private readonly HostDatabase _host;
    private readonly TenantRegistry _registry;

    internal TenantsBelow(HostDatabase host, TenantRegistry registry) => (_host, _registry) = (host, registry);

    /// <summary>Those that report to <paramref name="tenant"/> itself, by name; closed ones too, those that are on their way out not.</summary>
    public async Task<IReadOnlyList<Tenant>> OfAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        var query = new TenantQuery { ParentId = tenant.Id, States = Reachable };
        return [.. (await _host.AllTenantsAsync(query, cancellationToken)).Select(_registry.Find).OfType<Tenant>()];
    }

    /// <summary>Those among them that are selected.</summary>
    public async Task<IReadOnlyList<Tenant>> OfAsync(Tenant tenant, TenantSelection selection, CancellationToken cancellationToken) =>
        selection.Kind == TenantSelectionKind.None ? [] : [.. (await OfAsync(tenant, cancellationToken)).Where(selection.Includes)];

    /// <summary>Whether <paramref name="tenant"/> reports to <paramref name="above"/>, itself or through others.</summary>
    public bool IsBelow(Tenant tenant, Tenant above)
    {
        var next = tenant.ParentId;
        for (var level = 0; level < MostLevels && next is { } id; level++)
        {
            if (id == above.Id)
                return true;
            next = _registry.Find(id)?.ParentId;
        }

        return false;
    }
}
