using JatengPortal.Kernel.Modules;
using System.Globalization;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using JatengPortal.Tenants.Background;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace JatengPortal.Tenants.RecipeRuns;

/// <summary>Shows how far a run is and how it ended in each tenant, and goes on with it.</summary>
internal static class FollowRun
{
    public const string OnlyFailedField = "hanya";
    private const int OnPage = 50;

    public static string PathOf(RecipeDesk desk, int number) => string.Create(CultureInfo.InvariantCulture, $"{desk.Path}/jalan/{number}");

    public static void Map(FeatureRoutes recipes)
    {
        recipes.MapGet("/jalan/{number:int}", ShowAsync);
        recipes.MapPost("/jalan/{number:int}", GoOnAsync);
    }

    private static async Task<IResult> ShowAsync(
        int number, [FromQuery(Name = "q")] string? search, [FromQuery(Name = "keadaan")] string? state, [FromQuery(Name = "setelah")] string? after,
        RecipeDesk desk, ManyTenantRun runs, RecipeShelf shelf, LongWork work, TenantRegistry registry, CancellationToken cancellationToken)
    {
        if (await FindAsync(desk, number, runs, cancellationToken) is not { } run)
            return TypedResults.NotFound();
        var typed = search is { Length: > 100 } ? search[..100] : search ?? "";
        var results = await runs.ResultsAsync(new LedgerQuery(number, typed, RunStates.Of(state), after, OnPage + 1), cancellationToken);
        var item = work.Find(RecipeWork.KeyOf(number));
        return new RazorComponentResult<RunPage>(new
        {
            Desk = desk,
            Run = run,
            Title = shelf.TitleOf(run.Recipe),
            Work = item,
            Results = (IReadOnlyList<RunResult>)
                [.. results.Take(OnPage).Select(result => new RunResult(result, registry.Find(result.Tenant)?.Title ?? result.Tenant))],
            HasMore = results.Count > OnPage,
            Search = typed,
            State = state ?? "",
        });
    }

    private static async Task<IResult> GoOnAsync(
        int number, IFormCollection form, RecipeDesk desk, ManyTenantRun runs, RecipeWork work, Links links, CancellationToken cancellationToken)
    {
        if (await FindAsync(desk, number, runs, cancellationToken) is not { } run)
            return TypedResults.NotFound();
        try
        {
            var isStarted = work.TryGoOn(run, form[CheckRecipe.GoesOnField] == "true", form[OnlyFailedField] == "gagal");
            return links.Redirect(PathOf(desk, number), isStarted ? TenantsNotices.RunStarted : TenantsNotices.Busy);
        }
        catch (Exception refused) when (refused is RecipeException or RuleViolationException)
        {
            return links.Redirect(PathOf(desk, number), TenantsNotices.RecipeGone);
        }
    }

    /// <summary>A run of another desk doesn't exist here.</summary>
    private static async Task<LedgerRun?> FindAsync(RecipeDesk desk, int number, ManyTenantRun runs, CancellationToken cancellationToken)
    {
        try
        {
            var run = await runs.RequireAsync(number, cancellationToken);
            return run.StartedIn == desk.Tenant?.Id ? run : null;
        }
        catch (RuleViolationException)
        {
            return null;
        }
    }
}

/// <summary>How a run ended in a tenant.</summary>
/// <param name="Result">As the ledger has it.</param>
/// <param name="Title">Of the tenant.</param>
public sealed record RunResult(TenantResult Result, string Title);
