using System.Collections.Frozen;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes.OrchardCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Recipes;

/// <summary>The steps that the portal's kernel and modules offer to recipes.</summary>
public sealed class RecipeStepCatalog
{
    private readonly FrozenDictionary<string, OfferedStep> _steps;

    internal RecipeStepCatalog(IEnumerable<OfferedStep> steps)
    {
        var offered = new Dictionary<string, OfferedStep>(StringComparer.OrdinalIgnoreCase);
        foreach (var step in steps)
        {
            var name = step.Step.Name;
            if (!offered.TryAdd(name, step))
                throw new InvalidOperationException($"Two recipe steps are called '{name}'; one is {step.Step.GetType()}.");
        }
        _steps = offered.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        All = [.. offered.Values.OrderBy(s => s.Step.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Every step that is offered, by name.</summary>
    public IReadOnlyList<OfferedStep> All { get; }

    /// <summary>The step of that name, ignoring case; null when it isn't offered.</summary>
    public OfferedStep? Find(string name) => _steps.GetValueOrDefault(name);

    /// <summary>
    /// Why a name that <see cref="Find"/> doesn't know is refused, as one sentence: known from Orchard Core but not offered
    /// (with what to use instead), or unknown (with the nearest name).
    /// </summary>
    public string Explain(string name)
    {
        if (OrchardSteps.NotOffered(name) is { } instead)
            return $"the step {Quoting.Quote(name)} is {instead}";
        var names = All.Select(offered => offered.Step.Name).Concat(OrchardSteps.Names);
        return $"unknown step {Quoting.Quote(name)}{NearestName.Suggest(name, names)}";
    }

    internal static RecipeStepCatalog From(IServiceProvider services, IEnumerable<RecipeStepRegistration> registrations) =>
        new(registrations.Select(registration => new OfferedStep(
            (RecipeStep)ActivatorUtilities.CreateInstance(services, registration.Step), registration.Feature)));
}

/// <summary>A step that is offered.</summary>
/// <param name="Step">The step.</param>
/// <param name="Feature">The feature that it belongs to: only tenants that have it can run the step. Null for the kernel's
/// own.</param>
public sealed record OfferedStep(RecipeStep Step, Feature? Feature);

internal sealed record RecipeStepRegistration(Type Step, Feature? Feature);
