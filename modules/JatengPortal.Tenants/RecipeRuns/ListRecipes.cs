using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace JatengPortal.Tenants.RecipeRuns;

/// <summary>Lists what can be run and what was, and takes in files.</summary>
internal static class ListRecipes
{
    public const string FileField = "berkas";
    internal const int RunsOnPage = 20;

    public static void Map(FeatureRoutes recipes)
    {
        recipes.MapGet("", ShowAsync);
        recipes.MapPost("/unggah", UploadAsync);
    }

    private static async Task<RazorComponentResult<RecipesPage>> ShowAsync(
        [FromQuery(Name = "sebelum")] int? before, RecipeDesk desk, RecipeShelf shelf, ManyTenantRun runs, CancellationToken cancellationToken) =>
        await PageAsync(desk, shelf, runs, before, new FormErrors(), [], cancellationToken);

    private static async Task<IResult> UploadAsync(
        IFormCollection form, RecipeDesk desk, RecipeShelf shelf, ManyTenantRun runs, Links links, CancellationToken cancellationToken)
    {
        var errors = new FormErrors();
        IReadOnlyList<RecipeError> faults = [];
        if (form.Files.GetFile(FileField) is not { Length: > 0 } file)
        {
            errors.Add(FileField, Texts.Recipes_choose_file);
        }
        else if (file.Length > RecipeShelf.LargestFile)
        {
            errors.Add(FileField, Texts.Recipes_file_too_large);
        }
        else
        {
            try
            {
                await using var content = file.OpenReadStream();
                var key = await shelf.AddAsync(desk, file.FileName, content, cancellationToken);
                return links.Redirect($"{desk.Path}/periksa?resep={key}");
            }
            catch (RecipeException refused)
            {
                errors.Add(FileField, Texts.Recipes_file_refused);
                faults = refused.Errors;
            }
        }

        return await PageAsync(desk, shelf, runs, before: null, errors, faults, cancellationToken);
    }

    private static async Task<RazorComponentResult<RecipesPage>> PageAsync(
        RecipeDesk desk, RecipeShelf shelf, ManyTenantRun runs, int? before, FormErrors errors, IReadOnlyList<RecipeError> faults,
        CancellationToken cancellationToken)
    {
        var latest = await runs.ListAsync(desk.Tenant?.Id, before, RunsOnPage + 1, cancellationToken);
        return new RazorComponentResult<RecipesPage>(new
        {
            Desk = desk,
            Recipes = shelf.List(desk),
            Runs = (IReadOnlyList<ListedRun>)[.. latest.Take(RunsOnPage).Select(run => new ListedRun(run, shelf.TitleOf(run.Recipe)))],
            HasMoreRuns = latest.Count > RunsOnPage,
            Errors = errors,
            Faults = faults,
        })
        {
            StatusCode = errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }
}

/// <summary>A run of the history.</summary>
/// <param name="Run">As the ledger has it.</param>
/// <param name="Title">Of its recipe.</param>
public sealed record ListedRun(LedgerRun Run, string Title);
