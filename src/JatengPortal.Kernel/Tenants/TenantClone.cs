using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Recipes.Export;
using JatengPortal.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tenants;

/// <summary>Makes a tenant out of another one's export. The other one doesn't change; what was interrupted is gone on with by calling again.</summary>
public sealed class TenantClone
{
    private readonly IDbContextFactory<HostDbContext> _host;
    private readonly TenantRegistry _registry;
    private readonly TenantLifecycle _lifecycle;
    private readonly TenantExport _export;
    private readonly TenantRecipes _recipes;
    private readonly DataFolder _folder;

    internal TenantClone(IServiceProvider services)
    {
        _host = services.GetRequiredService<IDbContextFactory<HostDbContext>>();
        _registry = services.GetRequiredService<TenantRegistry>();
        _lifecycle = services.GetRequiredService<TenantLifecycle>();
        _export = services.GetRequiredService<TenantExport>();
        _recipes = services.GetRequiredService<TenantRecipes>();
        _folder = services.GetRequiredService<DataFolder>();
    }

    /// <summary>Makes the tenant, with the public site of another one under its own name, limited by the same feature profiles.</summary>
    /// <param name="source">Running or suspended.</param>
    /// <param name="definition">The new one; its recipe and feature profiles are of no account.</param>
    /// <param name="written">Told how many items were read from <paramref name="source"/>.</param>
    /// <param name="progress">Watches the new one being set up.</param>
    /// <param name="cancellationToken">Ends it; the next call goes on.</param>
    /// <returns>The new tenant, and what of the other one stayed behind.</returns>
    /// <exception cref="RuleViolationException"><c>tenant.name-taken</c>, those of <see cref="TenantLifecycle.CreateAsync"/> and of
    /// <see cref="TenantExport.ExportAsync"/></exception>
    /// <exception cref="RecipeException">The new tenant may not be like that; nothing has changed.</exception>
    public async Task<(Tenant Tenant, IReadOnlyList<string> LeftOut)> CloneAsync(
        Tenant source, TenantDefinition definition, IProgress<long>? written, IProgress<RecipeProgress>? progress,
        CancellationToken cancellationToken)
    {
        _lifecycle.CheckPlace(definition);
        var folder = Path.Combine(_folder.Path, "clones", definition.Name);
        var recipe = Path.Combine(folder, TenantExport.FileOf(source));
        if (_registry.Find(definition.Name) is { } existing && await IsDoneAsync(existing, definition, recipe, cancellationToken))
        {
            Forget(folder);
            return (existing, []);
        }

        // What an earlier attempt has read may be old by now.
        Forget(folder);
        var exported = await _export.ExportAsync(source, folder, definition.Title.Trim(), written, cancellationToken);
        try
        {
            var tenant = await _recipes.CreateTenantAsync(
                definition with { Recipe = recipe, FeatureProfiles = source.FeatureProfiles }, progress, cancellationToken);
            Forget(folder);
            return (tenant, exported.LeftOut);
        }
        catch when (_registry.Find(definition.Name) is null)
        {
            Forget(folder);
            throw;
        }
    }

    /// <summary>Whether it was made by this very clone and serves; false where it is half made by it.</summary>
    private async Task<bool> IsDoneAsync(Tenant existing, TenantDefinition definition, string recipe, CancellationToken cancellationToken)
    {
        TenantLifecycle.RequireSame(definition, existing);
        string? madeBy;
        await using (var db = await _host.CreateDbContextAsync(cancellationToken))
            madeBy = await db.Tenants.Where(row => row.Id == existing.Id).Select(row => row.SetupRecipe).SingleAsync(cancellationToken);
        var isDone = existing.State != TenantState.Uninitialised;
        // Once a clone is done, its folder is gone; while it is there, only the end of the command was missing.
        return madeBy == recipe && (!isDone || File.Exists(recipe))
            ? isDone
            : throw new RuleViolationException("tenant.name-taken", $"There is a tenant {definition.Name} already. Choose another name.");
    }

    private static void Forget(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
