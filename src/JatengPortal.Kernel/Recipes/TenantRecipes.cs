using System.Text.Json;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Features;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Recipes;

/// <summary>Runs recipes in tenants, in one transaction each.</summary>
public sealed class TenantRecipes
{
    private readonly RecipeRunner _runner;
    private readonly RecipeCatalog _recipes;
    private readonly ModuleCatalog _modules;
    private readonly RecipeStepCatalog _steps;
    private readonly TenantRegistry _registry;
    private readonly TenantScopes _scopes;
    private readonly TenantLifecycle _lifecycle;
    private readonly TenantProjection _projection;
    private readonly IDbContextFactory<HostDbContext> _host;
    private readonly FeatureProfiles _profiles;
    private readonly TimeProvider _clock;
    private readonly IAuditTrail _audit;
    private readonly Actor _actor;

    internal TenantRecipes(IServiceProvider services)
    {
        _runner = services.GetRequiredService<RecipeRunner>();
        _recipes = services.GetRequiredService<RecipeCatalog>();
        _modules = services.GetRequiredService<ModuleCatalog>();
        _steps = services.GetRequiredService<RecipeStepCatalog>();
        _registry = services.GetRequiredService<TenantRegistry>();
        _scopes = services.GetRequiredService<TenantScopes>();
        _lifecycle = services.GetRequiredService<TenantLifecycle>();
        _projection = services.GetRequiredService<TenantProjection>();
        _host = services.GetRequiredService<IDbContextFactory<HostDbContext>>();
        _profiles = services.GetRequiredService<FeatureProfiles>();
        _clock = services.GetRequiredService<TimeProvider>();
        _audit = services.GetRequiredService<IAuditTrail>();
        _actor = services.GetRequiredService<Actor>();
    }

    /// <summary>Runs a recipe in a tenant: all of it, or nothing.</summary>
    /// <param name="recipe">Checked here, before anything runs.</param>
    /// <param name="tenant">Where.</param>
    /// <param name="dryRun">Runs it and takes everything back, to tell what would change.</param>
    /// <param name="cancellationToken">Ends the run; nothing stays.</param>
    /// <exception cref="RecipeException">It was refused; nothing has changed.</exception>
    public Task<RecipeOutcome> RunAsync(Recipe recipe, Tenant tenant, bool dryRun, CancellationToken cancellationToken) =>
        RunAsync(recipe, tenant, dryRun, progress: null, cancellationToken);

    /// <summary>The same, watched.</summary>
    /// <inheritdoc cref="RunAsync(Recipe, Tenant, bool, CancellationToken)"/>
    public async Task<RecipeOutcome> RunAsync(
        Recipe recipe, Tenant tenant, bool dryRun, IProgress<RecipeProgress>? progress, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.Open(tenant);
        var database = scope.ServiceProvider.GetRequiredService<TenantDatabase>();
        await using var transaction = await database.BeginAsync(cancellationToken);
        var runs = database.Context<TenantStateDbContext>().RecipeRuns;
        var firstRuns = await runs.AsNoTracking().ToDictionaryAsync(run => run.Recipe, run => run.FirstRunUtc, cancellationToken);
        var enabled = await database.Context<TenantStateDbContext>().Features.Select(feature => feature.FeatureId).ToListAsync(cancellationToken);
        var target = new RecipeTarget
        {
            Scope = RecipeScope.Tenant,
            Name = tenant.Name,
            Now = StoredTime.Of(_clock.GetUtcNow().UtcDateTime),
            FirstRuns = firstRuns,
            Parameters = await ParametersAsync(tenant, cancellationToken),
            EnabledFeatures = [.. enabled, .. _modules.AlwaysOn.Ids],
            FeatureLimit = _profiles.LimitOf(tenant.FeatureProfiles),
            Held = _actor.PermissionsIn(tenant),
        };
        var plan = _runner.Check(recipe, target);
        var outcome = await _runner.RunAsync(
            plan, new RecipeExecution(scope.ServiceProvider) { IsDryRun = dryRun, Progress = progress }, cancellationToken);
        if (dryRun)
        {
            // What a step left to be saved at the end may be refused only then.
            await transaction.SaveAsync(cancellationToken);
            return outcome;
        }

        await _audit.RecordAsync(
            database, new AuditFact("recipe.run", recipe.Name) { After = new { Changed = outcome.Steps.Sum(step => step.ChangedCount) } }, cancellationToken);
        runs.AddRange(plan.RecipeNames.Where(name => !firstRuns.ContainsKey(name))
            .Select(name => new RecipeRunRow { Recipe = name, FirstRunUtc = target.Now }));
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    /// <summary>
    /// Checks a recipe for no tenant in particular: parameters and the like are assumed to be given, and every feature to be on.
    /// </summary>
    /// <exception cref="RecipeException">It is refused, with everything that is wrong.</exception>
    public void Check(Recipe recipe)
    {
        _runner.Check(recipe, new RecipeTarget
        {
            Scope = RunsOnHost(recipe) ? RecipeScope.Host : RecipeScope.Tenant,
            Name = HostRun.HostName,
            Now = StoredTime.Of(_clock.GetUtcNow().UtcDateTime),
            EnabledFeatures = [.. _modules.Features.Select(feature => feature.Id)],
            AssumesMissingValues = true,
            // Otherwise an error could show a value of the host to somebody who may not know it.
            Held = _actor.Current is { Account.IsHostAdministrator: false } ? PermissionSet.None : PermissionSet.All,
        });
    }

    /// <summary>Whether the recipe is one for the host, such as one that makes tenants; otherwise it runs in tenants.</summary>
    public bool RunsOnHost(Recipe recipe) =>
        recipe.Steps.Any(step => RecipeReader.NameOf(step) is { } name && _steps.Find(name)?.Step.Scope == RecipeScope.Host);

    /// <summary>Makes a tenant, sets it up by its recipe and opens it; the recipe is checked before anything is made.</summary>
    /// <exception cref="RecipeException">The recipe was refused.</exception>
    /// <exception cref="RuleViolationException"><c>recipe.unknown</c>, <c>feature-profile.unknown</c>, and those of <see cref="TenantLifecycle.CreateAsync"/></exception>
    public Task<Tenant> CreateTenantAsync(TenantDefinition definition, CancellationToken cancellationToken) =>
        CreateTenantAsync(definition, progress: null, cancellationToken);

    /// <summary>The same, watched.</summary>
    /// <inheritdoc cref="CreateTenantAsync(TenantDefinition, CancellationToken)"/>
    public async Task<Tenant> CreateTenantAsync(
        TenantDefinition definition, IProgress<RecipeProgress>? progress, CancellationToken cancellationToken)
    {
        CheckTenant(definition);
        await _lifecycle.CreateAsync(definition, cancellationToken);
        if (_registry.Find(definition.Name)!.State == TenantState.Uninitialised)
            await SetUpAsync(_registry.Find(definition.Name)!, progress, cancellationToken);
        return _registry.Find(definition.Name)!;
    }

    /// <summary>
    /// Gives a tenant that is to be its name and addresses, after everything about it was checked; <see cref="FinishTenantAsync"/> then makes
    /// it. In between it is there, and answers 503.
    /// </summary>
    /// <exception cref="RecipeException">The recipe was refused.</exception>
    /// <exception cref="RuleViolationException"><c>recipe.unknown</c>, <c>feature-profile.unknown</c>, and those of <see cref="TenantLifecycle.CreateAsync"/></exception>
    public async Task<Tenant> PlaceTenantAsync(TenantDefinition definition, CancellationToken cancellationToken)
    {
        CheckTenant(definition);
        await _lifecycle.PlaceAsync(definition, cancellationToken);
        return _registry.Find(definition.Name)!;
    }

    /// <summary>Makes the database of a tenant that has its place, sets it up by its recipe and opens it; goes on where it was interrupted.</summary>
    /// <exception cref="RecipeException">The recipe was refused; the tenant stays as it is.</exception>
    /// <exception cref="RuleViolationException"><c>recipe.unknown</c></exception>
    public async Task FinishTenantAsync(Tenant tenant, IProgress<RecipeProgress>? progress, CancellationToken cancellationToken)
    {
        if (tenant.State != TenantState.Uninitialised)
            return;
        await _lifecycle.MakeDatabaseAsync(tenant, cancellationToken);
        await SetUpAsync(tenant, progress, cancellationToken);
    }

    private void CheckTenant(TenantDefinition definition)
    {
        _lifecycle.Check(definition);
        var limit = _profiles.LimitOf([.. (definition.FeatureProfiles ?? []).Select(id => _profiles.Require(id).Id)]);
        if (definition.Recipe is not null)
            _runner.Check(Require(definition.Recipe), TargetOf(definition, StoredTime.Of(_clock.GetUtcNow().UtcDateTime), _modules, limit));
    }

    /// <summary>Runs the recipe that the tenant was made with, and opens the tenant.</summary>
    /// <exception cref="RuleViolationException"><c>recipe.unknown</c></exception>
    /// <exception cref="RecipeException">The recipe was refused; the tenant stays uninitialised.</exception>
    public Task SetUpAsync(Tenant tenant, CancellationToken cancellationToken) => SetUpAsync(tenant, progress: null, cancellationToken);

    private async Task SetUpAsync(Tenant tenant, IProgress<RecipeProgress>? progress, CancellationToken cancellationToken)
    {
        string? name;
        await using (var db = await _host.CreateDbContextAsync(cancellationToken))
            name = await db.Tenants.Where(row => row.Id == tenant.Id).Select(row => row.SetupRecipe).SingleAsync(cancellationToken);
        if (name is not null)
            await RunAsync(Require(name), tenant, dryRun: false, progress, cancellationToken);
        // A run that changes nothing tells the host nothing; the database may be older than the host's row, after a crash or a loss.
        await _projection.ProjectAsync(tenant, cancellationToken);
        await _lifecycle.OpenAsync(tenant, cancellationToken);
    }

    /// <summary>The recipe of that name, or where that is a full path, the one that stands there.</summary>
    /// <exception cref="RuleViolationException"><c>recipe.unknown</c></exception>
    /// <exception cref="RecipeException">Its file is refused.</exception>
    public Recipe Require(string name) => Path.IsPathFullyQualified(name)
        ? Recipe.Load(name)
        : _recipes.Find(name) ?? throw new RuleViolationException(
            "recipe.unknown", $"There is no recipe '{name}'{RecipeCheck.Suggest(name, _recipes.List().Select(recipe => recipe.Name))}");

    internal static RecipeTarget TargetOf(TenantDefinition definition, DateTime now, ModuleCatalog modules, FeatureLimit limit) => new()
    {
        Scope = RecipeScope.Tenant,
        Name = definition.Name,
        Now = now,
        Parameters = WithStandard(definition.Parameters, definition.Name, definition.Title, definition.RegionCode),
        EnabledFeatures = modules.AlwaysOn.Ids,
        FeatureLimit = limit,
    };

    private async Task<IReadOnlyDictionary<string, string>> ParametersAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        await using var db = await _host.CreateDbContextAsync(cancellationToken);
        var json = await db.Tenants.Where(row => row.Id == tenant.Id).Select(row => row.SetupParameters).SingleAsync(cancellationToken);
        return WithStandard(JsonSerializer.Deserialize<Dictionary<string, string>>(json)!, tenant.Name, tenant.Title, tenant.RegionCode);
    }

    private static Dictionary<string, string> WithStandard(
        IReadOnlyDictionary<string, string> parameters, string name, string title, string? regionCode) =>
        new(parameters, StringComparer.OrdinalIgnoreCase)
        {
            ["TenantName"] = name,
            ["SiteName"] = title,
            ["RegionCode"] = regionCode ?? "",
        };
}
