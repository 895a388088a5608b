using JatengPortal.Kernel.Modules.Plugins;
using JatengPortal.Kernel.Rules;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel.Recipes;

/// <summary>
/// Checks recipes, and runs what was found right. Knows nothing of databases: the caller opens scope and transaction.
/// </summary>
/// <param name="steps">The steps that are offered.</param>
/// <param name="recipes">Where recipes that are called by name come from.</param>
/// <param name="sources">Where values from outside come from.</param>
/// <param name="log">Takes a line for every step that has run.</param>
public sealed partial class RecipeRunner(
    RecipeStepCatalog steps, RecipeCatalog recipes, RecipeSources sources, ILogger<RecipeRunner> log)
{
    internal RecipeStepCatalog Steps => steps;

    internal RecipeCatalog Recipes => recipes;

    internal RecipeSources Sources => sources;

    /// <summary>Checks a recipe and everything that it reaches, all of it, and changes nothing.</summary>
    /// <exception cref="RecipeException">It is refused, with everything that is wrong (at most 50).</exception>
    public RecipePlan Check(Recipe recipe, RecipeTarget target)
    {
        if (target.Scope is not (RecipeScope.Tenant or RecipeScope.Host))
            throw new ArgumentException("A recipe runs in a tenant or on the host.", nameof(target));
        var errors = new RecipeErrors();
        var checker = new RecipeChecker(this, target, errors);
        checker.Check(recipe);
        errors.ThrowIfAny();
        return checker.Plan(recipe);
    }

    /// <summary>Runs the steps in order.</summary>
    /// <param name="plan">From <see cref="Check"/>, for the same tenant, just before.</param>
    /// <param name="execution">The scope to run in; its transaction is the caller's to commit, or to roll back when this
    /// throws.</param>
    /// <param name="cancellationToken">Stops the run between or within steps.</param>
    /// <exception cref="RecipeException">A step refused what only its database could tell; names the step.</exception>
    public async Task<RecipeOutcome> RunAsync(RecipePlan plan, RecipeExecution execution, CancellationToken cancellationToken)
    {
        if (plan.Target.AssumesMissingValues)
            throw new InvalidOperationException("The plan was made with assumed values; it is only good for looking at.");
        var outcomes = new List<RecipeStepOutcome>(plan.Steps.Count);
        foreach (var step in plan.Steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var position = new RecipeProgress(step.Recipe.Name, step.Name, outcomes.Count, plan.Steps.Count);
            execution.Progress?.Report(position);
            var run = new RecipeRun(step, plan.Target, execution, position);
            try
            {
                await step.Step.RunShapeAsync(step.Shape, run, cancellationToken);
            }
            catch (RuleViolationException refused)
            {
                throw run.Refusal("", $"{refused.Message} ({refused.Code})", refused);
            }
            catch (Exception failed) when (failed is not (OperationCanceledException or RecipeException)
                && PluginLoadContext.Holds(step.Step.GetType()))
            {
                throw run.Refusal("", $"the plug-in's step failed: {PluginRefusal.ReasonOf(failed)}", failed);
            }
            var outcome = run.Outcome;
            LogStep(plan.Target.Name, outcome.Recipe, outcome.Step, outcome.Name, outcome.ChangedCount, outcome.UnchangedCount);
            outcomes.Add(outcome);
        }
        return new RecipeOutcome(outcomes);
    }

    [LoggerMessage(LogLevel.Debug, "{Target}: recipe {Recipe}, step {Step} ({Name}): {Changed} changed, {Unchanged} unchanged")]
    private partial void LogStep(string target, string recipe, int step, string name, int changed, int unchanged);
}
