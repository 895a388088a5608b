using System.CommandLine;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;
using Spectre.Console;

namespace JatengPortal.Web.Commands;

/// <summary><c>recipes list|check|run</c>.</summary>
internal static class RecipesCommand
{
    private static readonly Argument<string> RecipeName = new("recipe") { Description = "Name of a recipe, or path of a *.recipe.json file." };

    public static Command Create() => new("recipes", "Recipes: JSON files whose steps set tenants up.") { List(), Check(), Run() };

    private static Command List()
    {
        var command = new Command("list", "Lists the recipes that are known by name.");
        command.SetAction((_, cancellationToken) => VerbHost.RunAsync(
            services =>
            {
                var table = new Table().Border(TableBorder.None).AddColumns("NAME", "TITLE", "DESCRIPTION");
                foreach (var recipe in services.GetRequiredService<RecipeCatalog>().List())
                    table.AddRow(Markup.Escape(recipe.Name), Markup.Escape(recipe.DisplayName), Markup.Escape(recipe.Problem ?? recipe.Description));
                AnsiConsole.Write(table);
                return Task.CompletedTask;
            },
            cancellationToken));
        return command;
    }

    private static Command Check()
    {
        var schema = new Option<bool>("--schema") { Description = "Prints the JSON Schema of recipes instead, for editors." };
        var recipe = new Argument<string?>("recipe") { Description = RecipeName.Description, Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("check", "Checks a recipe and everything that it reaches; changes nothing.") { recipe, schema };
        command.SetAction((parsed, cancellationToken) => VerbHost.RunAsync(
            services =>
            {
                var recipes = services.GetRequiredService<TenantRecipes>();
                if (parsed.GetValue(schema))
                {
                    Console.WriteLine(RecipeSchema.Of(services.GetRequiredService<RecipeStepCatalog>()).ToJsonString(PrintedJson.Options));
                    return Task.CompletedTask;
                }

                var name = parsed.GetValue(recipe) ?? throw new RuleViolationException("usage.recipe", "Name a recipe, or ask for --schema.");
                var checkedRecipe = Find(services, name);
                recipes.Check(checkedRecipe);
                Console.WriteLine($"{checkedRecipe}: {checkedRecipe.StepCount} steps, nothing wrong.");
                return Task.CompletedTask;
            },
            cancellationToken));
        return command;
    }

    private static Command Run()
    {
        var tenants = new Option<string[]>("--tenant")
        {
            Description = "Tenants to run it in, divided by commas.",
            CustomParser = result => [.. result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
            AllowMultipleArgumentsPerToken = true,
        };
        var all = new Option<bool>("--all") { Description = "Runs it in every tenant." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Tells what would change, and changes nothing." };
        var command = new Command("run", "Runs a recipe: in tenants, or without --tenant and --all on the host.") { RecipeName, tenants, all, dryRun };
        command.SetAction((parsed, cancellationToken) => VerbHost.RunAsync(
            async services =>
            {
                var recipe = Find(services, parsed.GetValue(RecipeName)!);
                var recipes = services.GetRequiredService<TenantRecipes>();
                var dry = parsed.GetValue(dryRun);
                var named = parsed.GetValue(tenants) ?? [];
                // An empty variable of a script must not turn a run in tenants into one on the host.
                if (parsed.GetResult(tenants) is not null && (named.Length == 0 || parsed.GetValue(all)))
                    throw new RuleViolationException("usage.tenant", "Name the tenants after --tenant, or give --all alone.");
                var targets = parsed.GetValue(all)
                    ? services.GetRequiredService<TenantRegistry>().Names.Order(StringComparer.Ordinal).Select(services.RequireTenant).ToList()
                    : [.. named.Select(services.RequireTenant)];
                if (targets.Count == 0 && !parsed.GetValue(all))
                {
                    Print("host", await recipes.RunOnHostAsync(recipe, dry, new Activity(), cancellationToken), dry);
                    return;
                }

                foreach (var tenant in targets)
                    Print(tenant.Name, await recipes.RunAsync(recipe, tenant, dry, cancellationToken), dry);
            },
            cancellationToken));
        return command;
    }

    private static Recipe Find(IServiceProvider services, string name) => CallersPath.Of(name) is var path && File.Exists(path)
        ? Recipe.Load(path)
        : services.GetRequiredService<TenantRecipes>().Require(name);

    private static void Print(string target, RecipeOutcome outcome, bool dry)
    {
        foreach (var line in outcome.Steps.SelectMany(step => step.Changes.Select(change => $"{target}: {step.Recipe} step {step.Step} ({step.Name}): {change}")))
            Console.WriteLine(line);
        var changed = outcome.Steps.Sum(step => step.ChangedCount);
        var unchanged = outcome.Steps.Sum(step => step.UnchangedCount);
        Console.WriteLine($"{target}: {changed} {(dry ? "would change" : "changed")}, {unchanged} as they were");
    }

    private sealed class Activity : IProgress<RecipeProgress>
    {
        public void Report(RecipeProgress value)
        {
            if (value.Activity is not null)
                Console.Error.WriteLine($"{value.Activity} …");
        }
    }
}
