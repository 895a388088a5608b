using JatengPortal.Kernel.Features;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using JatengPortal.Tenants.Background;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Tenants.Sites;

/// <summary>Makes a site from a recipe: its place at once, the rest in the background.</summary>
internal static class CreateSite
{
    public const string Path = ListSites.Path + "/buat";

    public static void Map(FeatureRoutes sites)
    {
        sites.MapGet("/buat", (RecipeCatalog catalog, TenantRecipes recipes, FeatureProfiles profiles) =>
            Page(new SiteForm(), catalog, recipes, profiles, new FormErrors(), []));
        sites.MapPost("/buat", CreateAsync);
    }

    private static async Task<IResult> CreateAsync(
        IFormCollection posted, RecipeCatalog catalog, TenantRecipes recipes, FeatureProfiles profiles, TenantRegistry registry, SiteWork work,
        Links links, CancellationToken cancellationToken)
    {
        var form = SiteForm.Read(posted);
        var errors = form.Check();
        IReadOnlyList<RecipeError> faults = [];
        if (registry.Find(form.Name) is not null)
            errors.Add(SiteForm.NameField, Texts.Rule_tenant_name_taken);
        if (!errors.IsEmpty)
            return Page(form, catalog, recipes, profiles, errors, faults);
        try
        {
            var tenant = await recipes.PlaceTenantAsync(form.ToDefinition(), cancellationToken);
            return links.Redirect(ShowWork.PathOf(work.SetUp(tenant)));
        }
        catch (RuleViolationException refused)
        {
            form.Add(errors, refused);
        }
        catch (RecipeException refused)
        {
            errors.Add(SiteForm.RecipeField, Texts.Site_recipe_refused);
            faults = refused.Errors;
        }

        return Page(form, catalog, recipes, profiles, errors, faults);
    }

    private static RazorComponentResult<CreateSitePage> Page(
        SiteForm form, RecipeCatalog catalog, TenantRecipes recipes, FeatureProfiles profiles, FormErrors errors, IReadOnlyList<RecipeError> faults) =>
        new(new
        {
            Form = form,
            Recipes = (IReadOnlyList<Choice>)
            [
                .. catalog.List().Where(listing => listing.Problem is null && catalog.Find(listing.Name) is { } recipe && !recipes.RunsOnHost(recipe))
                    .Select(listing => new Choice(listing.Name, listing.DisplayName)),
            ],
            Profiles = (IReadOnlyList<Choice>)[.. profiles.All.Select(profile => new Choice(profile.Id, profile.Name))],
            Errors = errors,
            Faults = faults,
        })
        {
            StatusCode = errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
}
