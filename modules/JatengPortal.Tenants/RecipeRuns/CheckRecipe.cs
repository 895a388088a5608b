using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace JatengPortal.Tenants.RecipeRuns;

/// <summary>Checks a recipe, asks where it is to run, shows what it would change there, and begins it.</summary>
internal static class CheckRecipe
{
    public const string RecipeField = "resep";
    public const string SearchField = "cari";
    public const string GoesOnField = "lanjut";
    private const int MostSuggested = 24;

    public static void Map(FeatureRoutes recipes)
    {
        recipes.MapGet("/periksa", CheckAsync);
        recipes.MapPost("/pilih", ChooseAsync);
        recipes.MapPost("/uji", RehearseAsync);
        recipes.MapPost("/jalankan", StartAsync);
    }

    private static async Task<IResult> CheckAsync(
        [FromQuery(Name = RecipeField)] string? key, RecipeDesk desk, RecipeShelf shelf, TenantRecipes recipes, TargetSearch targets,
        CancellationToken cancellationToken) => shelf.Find(desk, key ?? "") is { } shelved
        ? await PageAsync(desk, shelved, shelf, recipes, targets, new RunTargets(RunTargets.Regions, []), "", new FormErrors(), cancellationToken)
        : TypedResults.NotFound();

    private static async Task<IResult> ChooseAsync(
        IFormCollection form, RecipeDesk desk, RecipeShelf shelf, TenantRecipes recipes, TargetSearch targets, CancellationToken cancellationToken)
    {
        if (shelf.Find(desk, form[RecipeField].ToString()) is not { } shelved)
            return TypedResults.NotFound();
        var search = form[SearchField].ToString();
        return await PageAsync(
            desk, shelved, shelf, recipes, targets, RunTargets.Read(form), search.Length <= 100 ? search : search[..100], new FormErrors(), cancellationToken);
    }

    private static async Task<IResult> RehearseAsync(
        IFormCollection form, RecipeDesk desk, RecipeShelf shelf, TenantRecipes recipes, TargetSearch targets, Rehearsal rehearsal,
        CancellationToken cancellationToken)
    {
        if (shelf.Find(desk, form[RecipeField].ToString()) is not { Problem: null } shelved)
            return TypedResults.NotFound();
        var recipe = shelf.Load(shelved);
        var chosen = RunTargets.Read(form);
        var onHost = recipes.RunsOnHost(recipe);
        if (onHost && !desk.IsOfPortal)
            return TypedResults.NotFound();
        var tenants = onHost ? [] : await targets.OfAsync(desk, chosen, cancellationToken);
        if (!onHost && Check(desk, chosen, tenants) is { IsEmpty: false } errors)
            return await PageAsync(desk, shelved, shelf, recipes, targets, chosen, "", errors, cancellationToken);
        return new RazorComponentResult<RehearsalPage>(new
        {
            Desk = desk,
            Recipe = shelved,
            Targets = chosen,
            RunsOnHost = onHost,
            TenantCount = tenants.Count,
            Groups = onHost ? await rehearsal.RunOnHostAsync(recipe, cancellationToken) : await rehearsal.RunAsync(recipe, tenants, cancellationToken),
        });
    }

    private static async Task<IResult> StartAsync(
        IFormCollection form, RecipeDesk desk, RecipeShelf shelf, TenantRecipes recipes, TargetSearch targets, RecipeWork work, Links links,
        CancellationToken cancellationToken)
    {
        if (shelf.Find(desk, form[RecipeField].ToString()) is not { Problem: null } shelved)
            return TypedResults.NotFound();
        var recipe = shelf.Load(shelved);
        var goesOn = form[GoesOnField] == "true";
        if (recipes.RunsOnHost(recipe))
        {
            return desk.IsOfPortal && work.TryMakeTenants(shelved, recipe, goesOn) is { } key
                ? links.Redirect(Background.ShowWork.PathOf(key), TenantsNotices.RunStarted)
                : links.Redirect(desk.Path, TenantsNotices.Busy);
        }

        var chosen = RunTargets.Read(form);
        var tenants = await targets.OfAsync(desk, chosen, cancellationToken);
        if (Check(desk, chosen, tenants) is { IsEmpty: false } errors)
            return await PageAsync(desk, shelved, shelf, recipes, targets, chosen, "", errors, cancellationToken);
        return await work.StartAsync(desk, shelved, recipe, tenants, goesOn, cancellationToken) is { } number
            ? links.Redirect(FollowRun.PathOf(desk, number), TenantsNotices.RunStarted)
            : links.Redirect(desk.Path, TenantsNotices.Busy);
    }

    // Sites that are ticked mean something: running everywhere all the same would be what nobody asked for.
    private static FormErrors Check(RecipeDesk desk, RunTargets chosen, IReadOnlyList<Tenant> tenants)
    {
        var errors = new FormErrors();
        if (desk.IsOfPortal && chosen.Contradicts)
            errors.Add(RunTargets.KindField, Texts.Targets_contradict);
        else if (tenants.Count == 0)
            errors.Add(RunTargets.NameField, Texts.Targets_none_chosen);
        return errors;
    }

    private static async Task<RazorComponentResult<CheckRecipePage>> PageAsync(
        RecipeDesk desk, ShelvedRecipe shelved, RecipeShelf shelf, TenantRecipes recipes, TargetSearch search, RunTargets chosen, string typed,
        FormErrors errors, CancellationToken cancellationToken)
    {
        IReadOnlyList<RecipeError> faults = [];
        (int Steps, bool OnHost) facts = (0, false);
        try
        {
            var recipe = shelf.Load(shelved);
            facts = (recipe.StepCount, recipes.RunsOnHost(recipe));
            recipes.Check(recipe);
        }
        catch (RecipeException refused)
        {
            faults = refused.Errors;
        }

        var picked = await search.OfAsync(desk, chosen with { Kind = RunTargets.Chosen }, cancellationToken);
        var suggested = desk.IsOfPortal ? await search.SuggestAsync(typed, MostSuggested, cancellationToken) : [];
        return new RazorComponentResult<CheckRecipePage>(new
        {
            Desk = desk,
            Recipe = shelved,
            Faults = faults,
            StepCount = facts.Steps,
            RunsOnHost = facts.OnHost,
            Chosen = chosen,
            Offered = (IReadOnlyList<Tenant>)[.. picked.Concat(suggested).DistinctBy(tenant => tenant.Id)],
            Search = typed,
            Errors = errors,
        })
        {
            StatusCode = errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }
}
