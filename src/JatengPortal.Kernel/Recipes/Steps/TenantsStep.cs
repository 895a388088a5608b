using System.Collections.Frozen;
using System.ComponentModel;
using JatengPortal.Kernel.Features;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Recipes.Steps;

/// <summary>Makes tenants, each set up by a recipe of its own in a transaction of its own. Runs on the host.</summary>
internal sealed class TenantsStep(ModuleCatalog catalog, IServiceProvider services) : RecipeStep<TenantsShape>
{
    // Asked for late: the lifecycle needs the runner, which needs the steps.
    private TenantLifecycle Lifecycle => services.GetRequiredService<TenantLifecycle>();

    public override string Name => "Tenants";

    public override RecipeScope Scope => RecipeScope.Host;

    public override void Check(TenantsShape step, RecipeCheck check)
    {
        var registry = services.GetRequiredService<TenantRegistry>();
        var planned = check.State<PlannedTenants>();
        for (var i = 0; i < step.Tenants.Count; i++)
        {
            var path = $"Tenants[{i}]";
            var definition = step.Tenants[i].ToDefinition();
            try
            {
                Lifecycle.Check(definition);
                if (registry.Find(definition.Name) is { } existing)
                    TenantLifecycle.RequireSame(definition, existing);
            }
            catch (RuleViolationException refused)
            {
                check.Error(path, $"{refused.Message} ({refused.Code})");
                continue;
            }

            if (!planned.Names.Add(definition.Name))
                check.Error($"{path}.Name", $"the tenant {definition.Name} is named twice");
            foreach (var host in definition.HostNames.DefaultIfEmpty(""))
            {
                if (!planned.Addresses.Add((host, definition.Prefix ?? definition.Name)))
                    check.Error(path, $"another tenant of the recipe has the address {host}/{definition.Prefix ?? definition.Name}");
                if (registry.ClaimantOf(host, definition.Prefix ?? definition.Name) is { } other && other.Name != definition.Name)
                    check.Error(path, $"the tenant {other.Name} has the address {host}/{other.Prefix} (tenant.address-taken)");
            }

            if (definition.Parent is { } parent && !planned.Names.Contains(parent) && registry.Find(parent) is null)
                check.Error($"{path}.Parent", $"there is no tenant {parent}, neither in the portal nor before this one");
            var limit = LimitOf(definition, $"{path}.FeatureProfiles", check);
            if (definition.Recipe is { } recipe)
                check.CheckElsewhere(recipe, TenantRecipes.TargetOf(definition, check.Now, catalog, limit), $"{path}.Recipe");
        }
    }

    public override async Task RunAsync(TenantsShape step, RecipeRun run, CancellationToken cancellationToken)
    {
        var registry = services.GetRequiredService<TenantRegistry>();
        var missing = new List<TenantDefinition>();
        foreach (var definition in step.Tenants.Select(tenant => tenant.ToDefinition()))
        {
            if (run.Making?.Concerns(definition.Name) == false)
                continue;
            if (registry.Find(definition.Name) is not { State: not TenantState.Uninitialised } existing)
            {
                missing.Add(definition);
                continue;
            }

            run.Report(definition.Name);
            TenantLifecycle.RequireSame(definition, existing);
            await LimitAsync(existing, definition, run, cancellationToken);
        }

        var made = run.IsDryRun ? null
            : await run.Making!.SetUpAsync([.. missing.Select(definition => registry.Find(definition.Name)!)], run.Report, cancellationToken);
        foreach (var definition in missing.Where(definition => made?.Contains(definition.Name) ?? true))
        {
            run.Changed(
                $"tenant {definition.Name} ({definition.Title}): new, set up by {definition.Recipe ?? "no recipe"}",
                new RecipeDifference("tenant", $"{definition.Title} ({definition.Name})", Before: null, After: ""));
        }
    }

    /// <summary>The tenants that a step of this recipe names, as they can be made without the recipe at hand.</summary>
    public IEnumerable<TenantDefinition> DefinitionsOf(TenantsShape step, Recipe recipe) => step.Tenants.Select(tenant => tenant.ToDefinition())
        .Select(definition => definition.Recipe is { } name
            ? definition with { Recipe = services.GetRequiredService<RecipeCatalog>().SourceOf(name, recipe) }
            : definition);

    private FeatureLimit LimitOf(TenantDefinition definition, string path, RecipeCheck check)
    {
        var known = services.GetRequiredService<FeatureProfiles>();
        var planned = check.State<PlannedFeatureProfiles>().ById;
        var profiles = new List<FeatureProfile>();
        foreach (var id in definition.FeatureProfiles ?? [])
        {
            if ((planned.GetValueOrDefault(id) ?? known.Find(id)) is { } profile)
                profiles.Add(profile);
            else
                check.Error(path, $"unknown feature profile '{id}'{RecipeCheck.Suggest(id, planned.Keys.Concat(known.All.Select(one => one.Id)))}");
        }

        return new FeatureLimit(profiles);
    }

    private static async Task LimitAsync(Tenant tenant, TenantDefinition definition, RecipeRun run, CancellationToken cancellationToken)
    {
        if (definition.FeatureProfiles is not { } profiles
            || profiles.SequenceEqual(tenant.FeatureProfiles, StringComparer.OrdinalIgnoreCase))
        {
            run.Unchanged();
            return;
        }

        var (before, after) = (string.Join(", ", tenant.FeatureProfiles), string.Join(", ", profiles));
        run.Changed(
            $"tenant {tenant.Name}: feature profiles {before} → {after}",
            new RecipeDifference("tenant-profiles", tenant.Title, before, after));
        if (!run.IsDryRun)
            await run.Services.GetRequiredService<FeatureProfileChanges>().AssignAsync(tenant, profiles, cancellationToken);
    }

    /// <summary>What earlier entries of the recipe will have made.</summary>
    private sealed class PlannedTenants
    {
        public HashSet<string> Names { get; } = [];

        public HashSet<(string Host, string Prefix)> Addresses { get; } = [];
    }
}

[Description("Makes tenants. Those that exist at the same addresses stay as they are, but for feature profiles that are named.")]
internal sealed class TenantsShape
{
    [Description("The tenants; a parent stands before those that report to it.")]
    public required IReadOnlyList<TenantShape> Tenants { get; init; }
}

[Description("A tenant.")]
internal sealed class TenantShape
{
    [Description("1 to 48 of a-z, 0-9 and -, beginning with a letter.")]
    public required string Name { get; init; }

    [Description("What readers see, 1 to 200 characters.")]
    public required string Title { get; init; }

    [Description("First path segment; empty for the root; left out for the name.")]
    public string? Prefix { get; init; }

    [Description("Host names of its own, the canonical one first.")]
    public IReadOnlyList<string> HostNames { get; init; } = [];

    [Description("Name of the tenant that it reports to.")]
    public string? Parent { get; init; }

    [Description("Kemendagri code of its region, such as 33.74.")]
    public string? RegionCode { get; init; }

    [Description("Ids of feature profiles that limit what it may switch on; left out, an existing tenant keeps its own.")]
    public IReadOnlyList<string>? FeatureProfiles { get; init; }

    [Description("The same, for one profile.")]
    public string? FeatureProfile { get; init; }

    [Description("Name of the recipe that sets it up.")]
    public string? Recipe { get; init; }

    [Description("What that recipe calls by parameters('…').")]
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = FrozenDictionary<string, string>.Empty;

    public TenantDefinition ToDefinition() => new()
    {
        Name = Name,
        Title = Title,
        Prefix = Prefix,
        HostNames = HostNames,
        Parent = Parent,
        RegionCode = RegionCode,
        FeatureProfiles = FeatureProfile is null ? FeatureProfiles : [.. FeatureProfiles ?? [], FeatureProfile],
        Recipe = Recipe,
        Parameters = Parameters,
    };
}
