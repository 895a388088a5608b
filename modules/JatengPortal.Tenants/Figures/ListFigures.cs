using JatengPortal.Kernel.Modules;
using System.Globalization;
using JatengPortal.Kernel.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace JatengPortal.Tenants.Figures;

/// <summary>Lists what each tenant was asked on a day, those with most requests first.</summary>
internal static class ListFigures
{
    public const string Path = "/admin/portal/angka";
    private const int OnPage = 50;

    public static void Map(FeatureRoutes portal) => portal.MapGet(Path, HandleAsync).RequirePermission(TenantsModule.PortalFigures);

    private static async Task<RazorComponentResult<FiguresPage>> HandleAsync(
        [FromQuery(Name = "tanggal")] string? date, [FromQuery(Name = "setelah")] string? after, FigureReader reader, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var today = FigureTime.DateOf(FigureTime.DayOf(clock.GetUtcNow().UtcDateTime));
        var day = DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) && asked <= today ? asked : today;
        var figures = await reader.ListAsync(day, ReadKey(after), OnPage + 1, cancellationToken);
        IReadOnlyList<TenantFigure> page = [.. figures.Take(OnPage)];
        return new RazorComponentResult<FiguresPage>(new
        {
            Day = day,
            Today = today,
            Figures = page,
            Next = figures.Count > OnPage
                ? string.Create(CultureInfo.InvariantCulture, $"{Path}?tanggal={day:yyyy-MM-dd}&setelah={page[^1].Figure.Requests}.{page[^1].Tenant.Id}")
                : null,
        });
    }

    private static (long Requests, Guid Id)? ReadKey(string? after) =>
        after?.Split('.', 2) is [var requests, var id] && long.TryParse(requests, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && Guid.TryParse(id, out var tenant)
            ? (number, tenant)
            : null;
}
