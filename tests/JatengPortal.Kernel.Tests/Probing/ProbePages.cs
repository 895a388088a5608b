using System.Globalization;
using System.Text;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Settings;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Web;
using JatengPortal.Kernel.Web.Caching;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Tests.Probing;

/// <summary>Pages that tell which tenant they were made for, and how often they were made.</summary>
internal static class ProbePages
{
    public static void Map(FeatureRoutes routes)
    {
        routes.MapGet("/uji", IdentifyAsync);
        routes.MapGet("/uji/tersimpan", IdentifyAsync).CachePublicPage();
        routes.MapGet("/uji/terhitung", Counted).CachePublicPage("urut");
        routes.MapGet("/uji/lambat", SlowAsync).CachePublicPage();
        routes.MapGet("/uji/kue", (HttpContext context) =>
        {
            context.Response.Cookies.Append("uji", "1");
            return "kue";
        }).CachePublicPage();
        routes.MapGet("/uji/tanggal", () => WesternIndonesiaTime.Date(new DateTime(2024, 11, 1, 3, 0, 0, DateTimeKind.Utc)));
        routes.MapPost("/uji/kirim", (ProbeForm form) => form.Text).Accepts<ProbeForm>("application/json");
        routes.MapPut("/uji/kirim", (ProbeForm form) => form.Text);
        routes.MapPost("/uji/tulis", WriteAsync);
    }

    private static async Task<IResult> IdentifyAsync(
        CurrentTenant current, TenantDatabase database, TenantStateDbContext db, HttpContext context, CancellationToken cancellationToken)
    {
        // The folder or schema that this scope really is connected to, not what the request says of itself.
        var connected = db.Database.IsNpgsql()
            ? (await db.Database.SqlQuery<string>($"SELECT current_schema()::text AS \"Value\"").SingleAsync(cancellationToken))["tenant_".Length..]
            : Path.GetFileName(Path.GetDirectoryName(database.Connection.DataSource));
        return TypedResults.Text($"tenant={current.Tenant.Name} database={connected} base={context.Request.PathBase}", "text/plain");
    }

    private static string Counted(ProbeState state, CurrentTenant current, HttpContext context, string? urut) =>
        Counter(state, current.Tenant.Name + context.Request.PathBase + urut);

    private static async Task<string> SlowAsync(ProbeState state, CurrentTenant current, TenantSettings settings, CancellationToken cancellationToken)
    {
        var name = (await settings.GetAsync<SiteSettings>(cancellationToken)).SiteName;
        if (state.Gates.TryRemove(current.Tenant.Name, out var gate))
        {
            gate.Entered.SetResult();
            await gate.GoOn.Task.WaitAsync(cancellationToken);
        }

        return $"name={name}";
    }

    private static async Task<string> WriteAsync(TenantDatabase database, HttpContext context, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(cancellationToken);
        await using var transaction = await database.BeginAsync(cancellationToken);
        database.Context<TenantStateDbContext>().Settings.Add(new SettingRow { Section = text, Json = "{}" });
        await transaction.CommitAsync(cancellationToken);
        return "written";
    }

    private static string Counter(ProbeState state, string key) =>
        string.Create(CultureInfo.InvariantCulture, $"made {state.Count(key)} times{new string(' ', 600)}");

    internal sealed record ProbeForm(string Text);
}
