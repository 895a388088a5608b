using JatengPortal.Kernel.Modules.Plugins;
using JatengPortal.Kernel.Recipes.Expressions;
using JatengPortal.Kernel.Recipes.Shapes;

namespace JatengPortal.Kernel.Recipes;

/// <summary>Checks a recipe, and everything that it reaches, for one target; the steps it passes make the plan.</summary>
internal sealed class RecipeChecker
{
    private readonly RecipeRunner _runner;
    private readonly RecipeErrors _errors;
    private readonly Stack<string> _trail;
    private readonly TenantCount _tenants;
    private readonly List<PlannedStep> _plan = [];
    private readonly HashSet<string> _recipes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Type, object> _state = [];
    private readonly bool _isElsewhere;
    private int _reached;

    public RecipeChecker(RecipeRunner runner, RecipeTarget target, RecipeErrors errors)
        : this(runner, target, errors, new Stack<string>(), new TenantCount())
    {
    }

    private RecipeChecker(
        RecipeRunner runner, RecipeTarget target, RecipeErrors errors, Stack<string> trail, TenantCount tenants)
    {
        (_runner, _errors, _trail, _tenants, Target) = (runner, errors, trail, tenants, target);
        _isElsewhere = trail.Count > 0;
        EnabledFeatures = new HashSet<string>(target.EnabledFeatures, StringComparer.OrdinalIgnoreCase);
    }

    public RecipeTarget Target { get; }

    public HashSet<string> EnabledFeatures { get; }

    /// <summary>The steps of the recipe and of those that it includes, in the order in which they run.</summary>
    public RecipePlan Plan(Recipe recipe) => new(recipe, Target, _plan, [.. _recipes]);

    public T State<T>()
        where T : class, new()
    {
        if (!_state.TryGetValue(typeof(T), out var state))
            _state[typeof(T)] = state = new T();
        return (T)state;
    }

    public void Check(Recipe recipe)
    {
        _trail.Push(recipe.Name);
        _recipes.Add(recipe.Name);
        var values = new RecipeValues(recipe, Target, Target.Held.IsAll ? _runner.Sources : _runner.Sources.WithoutHost());
        for (var i = 0; i < recipe.Steps.Count && !_errors.IsFull; i++)
            CheckStep(recipe, i, values);
        _trail.Pop();
    }

    /// <summary>Checks a recipe that a step calls by name, in this run or for another target.</summary>
    public void Call(Recipe caller, string name, RecipeTarget? elsewhere, JsonPlace place, RecipeErrorSink error)
    {
        if (Find(caller, name, place, error) is not { } recipe)
            return;
        if (_trail.Contains(recipe.Name, StringComparer.OrdinalIgnoreCase))
            error(place, $"recipes call one another in a circle: {string.Join(" → ", [.. _trail.Reverse(), recipe.Name])}");
        else if (_trail.Count >= RecipeLimits.RecipeDepth)
            error(place, $"more than {RecipeLimits.RecipeDepth} recipes call one another in a row");
        else if (elsewhere is null && ++_reached > RecipeLimits.RecipesReached)
            error(place, $"the recipe calls more than {RecipeLimits.RecipesReached} recipes");
        else if (elsewhere is not null && ++_tenants.Count > RecipeLimits.TenantsReached)
            error(place, $"the recipe reaches more than {RecipeLimits.TenantsReached} tenants");
        else
            (elsewhere is null ? this : new RecipeChecker(_runner, elsewhere, _errors, _trail, _tenants)).Check(recipe);
    }

    private Recipe? Find(Recipe caller, string name, JsonPlace place, RecipeErrorSink error)
    {
        try
        {
            if (_runner.Recipes.Find(name, caller) is { } recipe)
                return recipe;
            error(place, $"there is no recipe {Quoting.Quote(name)}{NearestName.Suggest(name, _runner.Recipes.Names(caller))}");
        }
        catch (RecipeException refused)
        {
            foreach (var problem in refused.Errors)
                _errors.Add(problem);
        }
        return null;
    }

    /// <summary>Where it is about a real tenant: whoever runs the recipe may do there what it does.</summary>
    public void RequireHeld(string permission, RecipeErrorSink error, JsonPlace place, string what)
    {
        if (!Target.AssumesMissingValues && !Target.Held.Contains(permission))
            error(place, $"{what} needs the permission {permission}, which whoever runs the recipe doesn't have (permission.missing)");
    }

    private void CheckStep(Recipe recipe, int index, RecipeValues values)
    {
        var json = recipe.Steps[index];
        var place = JsonPlace.Root["steps"][index];
        var name = RecipeReader.NameOf(json)!;
        var error = _errors.In(recipe, index, _isElsewhere ? Target.Name : null);
        if (_runner.Steps.Find(name) is not { Step: var step } offered)
        {
            error(place["name"], _runner.Steps.Explain(name));
            return;
        }
        if (!step.Scope.HasFlag(Target.Scope))
            error(place["name"], Target.Scope == RecipeScope.Host
                ? $"the step '{step.Name}' runs in a tenant, not on the host"
                : $"the step '{step.Name}' runs on the host, not in a tenant");
        if (step.Permission is { } permission)
            RequireHeld(permission, error, place["name"], $"the step '{step.Name}'");
        if (offered.Feature is { IsAlwaysOn: false } feature && !EnabledFeatures.Contains(feature.Id))
            error(
                place["name"],
                $"the step '{step.Name}' needs the feature {feature.Id}, which is off; enable it in a 'feature' step before");

        if (new RecipeExpander(recipe, values, error).Expand(json, place) is not { } expanded
            || new ShapeReader(error, step.ExplainUnknownProperty).Read(expanded, step.Shape, place) is not { } shape)
            return;
        _plan.Add(new PlannedStep(recipe, index, step, shape));
        try
        {
            step.CheckShape(shape, new RecipeCheck(this, recipe, place, error));
        }
        catch (Exception failed) when (failed is not (OperationCanceledException or RecipeException)
            && PluginLoadContext.Holds(step.GetType()))
        {
            error(place, $"the plug-in's step failed: {PluginRefusal.ReasonOf(failed)}");
        }
    }

    /// <summary>Counted over a whole check, whatever calls what.</summary>
    private sealed class TenantCount
    {
        public int Count { get; set; }
    }
}
