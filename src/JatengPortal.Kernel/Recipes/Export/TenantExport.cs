using System.Globalization;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Features;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Modules.Plugins;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Recipes.Export;

/// <summary>A tenant that was exported.</summary>
/// <param name="Recipe">Full path of the recipe that makes it again.</param>
/// <param name="Items">How many steps and items the recipe and those that it calls have.</param>
/// <param name="LeftOut">What stayed behind, one line each.</param>
public sealed record ExportedTenant(string Recipe, long Items, IReadOnlyList<string> LeftOut);

/// <summary>Writes a tenant's public site as a recipe with the files beside it, fit for this portal and for any other.</summary>
/// <remarks>
/// What no reader sees stays behind: earlier editions, messages, who has which role. So do addresses, parent and region, which whoever
/// makes the tenant again decides on.
/// </remarks>
public sealed class TenantExport
{
    private readonly TenantScopes _scopes;
    private readonly ModuleCatalog _catalog;
    private readonly PortalAddress _portal;
    private readonly DataFolder _data;
    private readonly List<ModuleContextType> _contexts;
    private readonly List<OfferedExport> _sources;
    private readonly TimeProvider _clock;

    internal TenantExport(IServiceProvider services)
    {
        _scopes = services.GetRequiredService<TenantScopes>();
        _catalog = services.GetRequiredService<ModuleCatalog>();
        _portal = services.GetRequiredService<PortalAddress>();
        _data = services.GetRequiredService<DataFolder>();
        _contexts = [.. services.GetServices<ModuleContextType>().Where(context => !context.IsOfHost)];
        // What a feature needs is made before it.
        var order = _catalog.Features.Select((feature, index) => (feature.Id, index)).ToDictionary();
        _sources = [.. services.GetServices<OfferedExport>().OrderBy(source => order.GetValueOrDefault(source.Feature.Id, int.MaxValue))];
        _clock = services.GetRequiredService<TimeProvider>();
    }

    /// <summary>Exports the tenant as it is at one moment, while it goes on serving.</summary>
    /// <param name="tenant">Running or suspended.</param>
    /// <param name="folder">Doesn't exist, or is empty; it is there only once everything is in it.</param>
    /// <param name="siteName">The name that the site is to have where it is made again; null for the one that it has.</param>
    /// <param name="progress">Told how many items are written, now and then.</param>
    /// <param name="cancellationToken">Ends it; nothing stays.</param>
    /// <exception cref="RuleViolationException">
    /// <c>export.not-ready</c>, <c>export.folder-taken</c>, <c>export.too-large</c>, <c>export.plugin-failed</c>, and those of modules
    /// </exception>
    /// <exception cref="IOException">The folder can't be written.</exception>
    public async Task<ExportedTenant> ExportAsync(
        Tenant tenant, string folder, string? siteName, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        if (tenant.State is not (TenantState.Running or TenantState.Suspended))
            throw new RuleViolationException("export.not-ready", $"{tenant.Name} isn't set up, so there is nothing to export.");
        return await ExportInAnyStateAsync(tenant, folder, siteName, progress, cancellationToken);
    }

    /// <inheritdoc cref="ExportAsync"/>
    internal async Task<ExportedTenant> ExportInAnyStateAsync(
        Tenant tenant, string folder, string? siteName, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
            throw new RuleViolationException("export.folder-taken", $"{target} exists and isn't empty. Name a new folder.");
        // What lies there goes with its tenant.
        if ((target + Path.DirectorySeparatorChar).StartsWith(Path.Combine(_data.Path, "tenants") + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new RuleViolationException("export.folder-taken", $"{target} is where tenants keep their data. Name a folder elsewhere.");
        // Under another name first: what a crash leaves behind doesn't look like an export.
        var unfinished = Path.Combine(Path.GetDirectoryName(target) ?? target, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}");
        new DataFolder(unfinished).Create();
        try
        {
            var exported = await WriteAsync(tenant, unfinished, siteName, progress, cancellationToken);
            if (Directory.Exists(target))
                Directory.Delete(target);
            Directory.Move(unfinished, target);
            return exported with { Recipe = Path.Combine(target, FileOf(tenant)) };
        }
        catch
        {
            Directory.Delete(unfinished, recursive: true);
            throw;
        }
    }

    /// <summary>The name of the recipe's file in the folder.</summary>
    internal static string FileOf(Tenant tenant) => tenant.Name + ".recipe.json";

    private async Task<ExportedTenant> WriteAsync(
        Tenant tenant, string folder, string? siteName, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var head = new ExportHead(
            tenant.Name, siteName ?? tenant.Title, $"Export of {tenant.AddressAt(_portal)}", IsSetupRecipe: true,
            _clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        var export = new RecipeExport(folder, head, siteName, progress);
        try
        {
            await using var scope = _scopes.Open(tenant);
            await using var snapshot = await scope.ServiceProvider.GetRequiredService<TenantDatabase>().BeginSnapshotAsync(cancellationToken);
            await export.BeginAsync(cancellationToken);
            await ActivatorUtilities.CreateInstance<TenantFacts>(scope.ServiceProvider).ExportAsync(export, cancellationToken);
            var state = scope.ServiceProvider.GetRequiredService<TenantDatabase>().Context<TenantStateDbContext>();
            var features = FeatureSet.Of(await state.Features.Select(feature => feature.FeatureId).ToListAsync(cancellationToken));
            foreach (var source in _sources)
            {
                if (_catalog.AlwaysOn.Contains(source.Feature) || features.Contains(source.Feature))
                    await AddAsync(source, scope.ServiceProvider, export, cancellationToken);
                else
                    export.LeaveOut($"whatever {source.Feature.Id} keeps, since the tenant has that feature switched off");
            }

            foreach (var context in _contexts.Where(HasNoSource))
                export.LeaveOut($"the tables of {context.Context.Name}, which its module doesn't export");
            await export.EndAsync(cancellationToken);
        }
        finally
        {
            await export.CloseAsync();
        }

        return new ExportedTenant("", export.Count, export.LeftOut);
    }

    private bool HasNoSource(ModuleContextType type) =>
        type.Context != typeof(TenantStateDbContext) && !_sources.Exists(source => source.Type.Assembly == type.Context.Assembly);

    private static async Task AddAsync(
        OfferedExport source, IServiceProvider services, RecipeExport export, CancellationToken cancellationToken)
    {
        try
        {
            await ((IExportSource)services.GetRequiredService(source.Type)).ExportAsync(export, cancellationToken);
        }
        catch (Exception failed) when (failed is not (OperationCanceledException or RuleViolationException) && PluginLoadContext.Holds(source.Type))
        {
            throw new RuleViolationException(
                "export.plugin-failed", $"The plug-in of {source.Feature.Id} could not be exported: {PluginRefusal.ReasonOf(failed)}");
        }
    }
}
