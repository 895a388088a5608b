using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;

namespace JatengPortal.Tenants.RecipeRuns;

/// <summary>What a recipe would do, alike in some tenants.</summary>
/// <param name="Tenants">Titles of the tenants.</param>
/// <param name="Steps">What each step would change; those that change nothing are left out.</param>
/// <param name="Refusal">Why it would be refused there; null where it wouldn't.</param>
public sealed record RehearsedGroup(IReadOnlyList<string> Tenants, IReadOnlyList<RehearsedStep> Steps, string? Refusal);

/// <summary>What one step would change.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Name">Of the step.</param>
/// <param name="Changes">The first ones.</param>
/// <param name="More">How many more there are.</param>
public sealed record RehearsedStep(int Number, string Name, IReadOnlyList<RecipeChange> Changes, int More);

/// <summary>Runs a recipe and takes everything back, to tell what it would change.</summary>
internal sealed class Rehearsal(ManyTenantRun runs, HostRun hostRun, TenantRegistry registry, ModuleCatalog catalog)
{
    /// <summary>In how many tenants it is rehearsed at most, so that a request comes to its end.</summary>
    public const int MostTenants = 50;

    private const int MostChanges = 100;

    /// <summary>In tenants: those where the same would happen are told of together.</summary>
    public async Task<IReadOnlyList<RehearsedGroup>> RunAsync(Recipe recipe, IEnumerable<Tenant> tenants, CancellationToken cancellationToken)
    {
        var results = new List<TenantResult>();
        await foreach (var result in runs.RehearseAsync(recipe, tenants.Take(MostTenants), cancellationToken))
            results.Add(result);
        return
        [
            .. results.GroupBy(TextOf).Select(alike => Group(alike.First(), [.. alike.Select(result => registry.Find(result.Tenant)?.Title ?? result.Tenant)]))
                .OrderBy(group => group.Refusal is null),
        ];
    }

    /// <summary>On the host: which tenants it would make.</summary>
    public async Task<IReadOnlyList<RehearsedGroup>> RunOnHostAsync(Recipe recipe, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await hostRun.RunAsync(recipe, new HostRunOptions { IsDryRun = true }, cancellationToken);
            return [new RehearsedGroup([], [.. StepsOf(outcome)], null)];
        }
        catch (Exception refused) when (refused is RecipeException or RuleViolationException)
        {
            return [new RehearsedGroup([], [], refused.Message)];
        }
    }

    private static string TextOf(TenantResult result) => result.Outcome is { } outcome
        ? string.Join('\n', outcome.Steps.SelectMany(step => step.Changes.Select(change => $"{step.Recipe} {step.Step} {change}")))
        : "\0" + result.Message;

    private RehearsedGroup Group(TenantResult result, IReadOnlyList<string> tenants) => result.Outcome is { } outcome
        ? new RehearsedGroup(tenants, [.. StepsOf(outcome)], null)
        : new RehearsedGroup(tenants, [], result.Message);

    private IEnumerable<RehearsedStep> StepsOf(RecipeOutcome outcome) => outcome.Steps
        .Select((step, index) => (step, index)).Where(one => one.step.ChangedCount > 0)
        .Select(one => new RehearsedStep(
            one.index + 1, one.step.Name, [.. RecipeChange.Of(one.step, catalog).Take(MostChanges)], Math.Max(0, one.step.ChangedCount - MostChanges)));
}
