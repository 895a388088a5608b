using System.CommandLine;
using System.Globalization;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;
using Spectre.Console;

namespace JatengPortal.Web.Commands;

/// <summary><c>recipes list|check|run|runs|resume</c>.</summary>
internal static class RecipesCommand
{
    private static readonly Argument<string> RecipeName = new("recipe") { Description = "Name of a recipe, or path of a *.recipe.json file." };

    private static readonly Option<bool> GoOnAfterErrors = new("--go-on") { Description = "Goes on with the other tenants after one has refused it, or could not be made." };

    private const int MostRuns = 20;

    public static Command Create() => new("recipes", "Recipes: JSON files whose steps set tenants up.") { List(), Check(), Run(), Runs(), Resume() };

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
        var all = new Option<bool>("--all") { Description = "Runs it in every tenant that is set up." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Tells what would change, and changes nothing." };
        var unrehearsed = new Option<bool>("--no-rehearsal") { Description = "Begins at once, without a dry run in all tenants before." };
        var command = new Command("run", "Runs a recipe: in tenants, or without --tenant and --all on the host. In several tenants, a dry run comes first.")
        {
            RecipeName, tenants, all, dryRun, unrehearsed, GoOnAfterErrors,
        };
        command.SetAction((parsed, cancellationToken) => VerbHost.RunAsync(
            async services =>
            {
                var recipe = Find(services, parsed.GetValue(RecipeName)!);
                var dry = parsed.GetValue(dryRun);
                var named = parsed.GetValue(tenants) ?? [];
                // An empty variable of a script must not turn a run in tenants into one on the host.
                if (parsed.GetResult(tenants) is not null && (named.Length == 0 || parsed.GetValue(all)))
                    throw new RuleViolationException("usage.tenant", "Name the tenants after --tenant, or give --all alone.");
                List<Tenant> targets = parsed.GetValue(all)
                    ? [.. services.GetRequiredService<TenantRegistry>().Names.Order(StringComparer.Ordinal).Select(services.RequireTenant)
                        .Where(tenant => tenant.State is TenantState.Running or TenantState.Suspended)]
                    : [.. named.Select(services.RequireTenant).DistinctBy(tenant => tenant.Id).OrderBy(tenant => tenant.Name, StringComparer.Ordinal)];
                if (targets.Count == 0)
                {
                    if (parsed.GetValue(all))
                        throw new RuleViolationException("run.no-tenants", "No tenant is set up yet.");

                    await HostRecipe.RunAsync(
                        services, recipe,
                        new HostRunOptions { Source = NameOf(recipe, parsed.GetValue(RecipeName)!), IsDryRun = dry, GoesOn = parsed.GetValue(GoOnAfterErrors) },
                        cancellationToken);
                    return;
                }

                // All or nothing in one transaction: there is nothing to rehearse, and nothing to go on with.
                if (targets is [var only])
                {
                    Print(only.Name, await services.GetRequiredService<TenantRecipes>().RunAsync(recipe, only, dry, cancellationToken), dry);
                    return;
                }

                var runs = services.GetRequiredService<ManyTenantRun>();
                var goOn = parsed.GetValue(GoOnAfterErrors);
                if (dry || !parsed.GetValue(unrehearsed))
                {
                    var refused = await RehearseAsync(runs, recipe, targets, dry, cancellationToken);
                    if (refused > 0 && (dry || !goOn))
                    {
                        throw new RuleViolationException(
                            "run.refused",
                            $"{refused} of {targets.Count} tenants would refuse it; nothing has changed. --go-on runs it in the others.");
                    }
                }

                if (dry)
                    return;
                var number = await runs.OpenAsync(NameOf(recipe, parsed.GetValue(RecipeName)!), recipe, targets, cancellationToken);
                Console.WriteLine($"Run {number}");
                await GoOnAsync(runs, number, recipe, goOn, cancellationToken);
            },
            cancellationToken));
        return command;
    }

    private static Command Runs()
    {
        var number = new Argument<int?>("run") { Description = "Number of a run: lists its tenants, and why it is not done in some.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("runs", "Lists the latest runs in tenants, or that make tenants, newest first.") { number };
        command.SetAction((parsed, cancellationToken) => VerbHost.RunAsync(
            async services =>
            {
                if (parsed.GetValue(number) is { } one)
                {
                    await PrintResultsAsync(services.GetRequiredService<ManyTenantRun>(), one, cancellationToken);
                    return;
                }

                var table = new Table().Border(TableBorder.None).AddColumns("RUN", "STARTED (UTC)", "DONE", "FAILED", "WAITING", "RECIPE");
                foreach (var run in await services.GetRequiredService<ManyTenantRun>().ListAsync(MostRuns, cancellationToken))
                {
                    table.AddRow(
                        run.Number.ToString(CultureInfo.InvariantCulture), run.StartedUtc.ToString("u", CultureInfo.InvariantCulture),
                        run.Done.ToString(CultureInfo.InvariantCulture), run.Failed.ToString(CultureInfo.InvariantCulture),
                        run.Waiting.ToString(CultureInfo.InvariantCulture), Markup.Escape(run.Recipe));
                }

                AnsiConsole.Write(table);
            },
            cancellationToken));
        return command;
    }

    private static Command Resume()
    {
        var number = new Argument<int>("run") { Description = "Number of the run, as 'recipes runs' shows it." };
        var command = new Command("resume", "Goes on with a run: only in the tenants where it failed or has not run, or that are not made yet.") { number, GoOnAfterErrors };
        command.SetAction((parsed, cancellationToken) => VerbHost.RunAsync(
            async services =>
            {
                var runs = services.GetRequiredService<ManyTenantRun>();
                var run = await runs.RequireAsync(parsed.GetValue(number), cancellationToken);
                var recipe = Find(services, run.Recipe);
                if (run.IsOlderThan(recipe))
                    Console.WriteLine($"{run.Recipe} has changed since run {run.Number} began; from here on it runs as it is now.");
                var goOn = parsed.GetValue(GoOnAfterErrors);
                if (run.MakesTenants)
                    await HostRecipe.RunAsync(services, recipe, new HostRunOptions { Number = run.Number, GoesOn = goOn }, cancellationToken);
                else
                    await GoOnAsync(runs, run.Number, recipe, goOn, cancellationToken);
            },
            cancellationToken));
        return command;
    }

    private static async Task PrintResultsAsync(ManyTenantRun runs, int number, CancellationToken cancellationToken)
    {
        var run = await runs.RequireAsync(number, cancellationToken);
        // What there is to do comes last: of thousands, that is what stays on the screen.
        foreach (var result in (await runs.ResultsAsync(number, cancellationToken)).OrderBy(result => result.State != LedgerState.Done))
        {
            Console.WriteLine(result.State == LedgerState.Failed
                ? $"{result.Tenant}: {result.Message.ReplaceLineEndings(" ")}"
                : $"{result.Tenant}: {(result.State == LedgerState.Done ? "done" : "waiting")}");
        }

        Console.WriteLine($"Run {number} ({run.Recipe}): {run.Done} done, {run.Failed} failed, {run.Waiting} waiting");
    }

    // Without it, a mistake that only some tenants refuse would be found when half of them are changed.
    private static async Task<int> RehearseAsync(
        ManyTenantRun runs, Recipe recipe, List<Tenant> targets, bool print, CancellationToken cancellationToken)
    {
        var refused = 0;
        await foreach (var result in runs.RehearseAsync(recipe, targets, cancellationToken))
        {
            if (result.Outcome is not { } outcome)
            {
                refused++;
                await Console.Error.WriteLineAsync($"{result.Tenant}: {result.Message}");
            }
            else if (print)
            {
                Print(result.Tenant, outcome, dry: true);
            }
        }

        return refused;
    }

    private static async Task GoOnAsync(ManyTenantRun runs, int number, Recipe recipe, bool goOn, CancellationToken cancellationToken)
    {
        await foreach (var result in runs.GoOnAsync(number, recipe, goOn, cancellationToken))
        {
            if (result.Outcome is { } outcome)
                Print(result.Tenant, outcome, dry: false);
            else
                await Console.Error.WriteLineAsync($"{result.Tenant}: {result.Message}");
        }

        RequireFinished(await runs.RequireAsync(number, cancellationToken));
    }

    /// <exception cref="RuleViolationException"><c>run.unfinished</c></exception>
    internal static void RequireFinished(LedgerRun run)
    {
        if (!run.IsFinished)
        {
            throw new RuleViolationException(
                "run.unfinished",
                $"Run {run.Number}: {run.Done} done, {run.Failed} failed, {run.Waiting} waiting ('recipes runs {run.Number}' says why). Go on with 'recipes resume {run.Number}'.");
        }
    }

    // A path is kept whole: a run may go on from another folder.
    private static string NameOf(Recipe recipe, string asked) =>
        CallersPath.Of(asked) is var path && File.Exists(path) ? Path.GetFullPath(path) : recipe.Name;

    private static Recipe Find(IServiceProvider services, string name) => CallersPath.Of(name) is var path && File.Exists(path)
        ? Recipe.Load(path)
        : services.GetRequiredService<TenantRecipes>().Require(name);

    internal static void Print(string target, RecipeOutcome outcome, bool dry)
    {
        foreach (var line in outcome.Steps.SelectMany(step => step.Changes.Select(change => $"{target}: {step.Recipe} step {step.Step} ({step.Name}): {change}")))
            Console.WriteLine(line);
        var changed = outcome.Steps.Sum(step => step.ChangedCount);
        var unchanged = outcome.Steps.Sum(step => step.UnchangedCount);
        Console.WriteLine($"{target}: {changed} {(dry ? "would change" : "changed")}, {unchanged} as they were");
    }
}
