using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.Tenants.RecipeRuns;

/// <summary>In which tenants a recipe is to run.</summary>
/// <param name="Kind">One of the kinds below.</param>
/// <param name="Names">Of the tenants that were chosen one by one.</param>
public sealed record RunTargets(string Kind, IReadOnlyList<string> Names)
{
    internal const string All = "semua";
    internal const string Regions = "wilayah";
    internal const string Chosen = "pilihan";
    internal const string KindField = "sasaran";
    internal const string NameField = "situs";
    private const int MostChosen = 2000;

    /// <summary>Whether single sites were chosen, and many as well.</summary>
    internal bool Contradicts => Kind != Chosen && Names.Count > 0;

    internal static RunTargets Read(IFormCollection form) => new(
        form[KindField].ToString() is All or Regions ? form[KindField].ToString() : Chosen,
        [.. form[NameField].OfType<string>().Distinct(StringComparer.Ordinal).Take(MostChosen)]);
}

/// <summary>Finds the tenants that are meant.</summary>
internal sealed class TargetSearch(TenantRegistry registry, HostDatabase host)
{
    private static readonly IReadOnlyList<TenantState> Ready = [TenantState.Running, TenantState.Suspended];

    /// <summary>Those that are set up; of a desk in a tenant, that one.</summary>
    public async Task<IReadOnlyList<Tenant>> OfAsync(RecipeDesk desk, RunTargets targets, CancellationToken cancellationToken)
    {
        if (desk.Tenant is { } own)
            return [own];
        if (targets.Kind == RunTargets.Chosen)
            return [.. targets.Names.Select(registry.Find).OfType<Tenant>().Where(tenant => Ready.Contains(tenant.State))];
        var query = new TenantQuery { States = Ready, IsOfRegion = targets.Kind == RunTargets.Regions ? true : null };
        return [.. (await host.AllTenantsAsync(query, cancellationToken)).Select(registry.Find).OfType<Tenant>()];
    }

    /// <summary>Some to choose from, by title.</summary>
    public async Task<IReadOnlyList<Tenant>> SuggestAsync(string search, int most, CancellationToken cancellationToken) =>
        [.. (await host.ListTenantsAsync(search, Ready, after: null, most, cancellationToken)).Select(registry.Find).OfType<Tenant>()];
}
