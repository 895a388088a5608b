using System.Globalization;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules.Plugins;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Web;

/// <summary>
/// Leads readers of a site that stood here before to where its pages stand now (301). What the portal itself answers comes first:
/// an old address counts only where the answer would be 404, so it can hide nothing and no feature seems to be on that is off.
/// </summary>
internal sealed class LeadFromOldAddress(RequestDelegate next, IEnumerable<OfferedOldAddresses> sources)
{
    private readonly OfferedOldAddresses[] _sources = [.. sources];

    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        var response = context.Response;
        var isMissing = response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false, ContentType: null };
        if (!isMissing || !IsRead(context.Request))
            return;
        // The old site's addresses may have begun with /en too.
        var language = context.Features.Get<Language>()!;
        if (OldPath.TryOf(language.PathBase + context.Request.Path.Value, out var path))
            await TryLeadAsync(context, _sources, path);
    }

    internal static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    internal static async Task<bool> TryLeadAsync(HttpContext context, OfferedOldAddresses[] sources, OldPath path)
    {
        var tenant = context.Features.Get<Tenant>()!;
        EnterTenant.Enter(context, tenant);
        foreach (var offered in sources)
        {
            if (!tenant.Features.Contains(offered.Feature))
                continue;
            if (await FindAsync(context, offered.Type, path) is not { } present)
                continue;
            context.Response.Redirect(context.RequestServices.GetRequiredService<Links>().To(present), permanent: true);
            return true;
        }

        return false;
    }

    private static async Task<string?> FindAsync(HttpContext context, Type source, OldPath path)
    {
        try
        {
            return await ((IOldAddressSource)context.RequestServices.GetRequiredService(source)).FindAsync(path, context.RequestAborted);
        }
        catch (Exception failed) when (PluginFaults.AreOf(source, failed, context.RequestServices))
        {
            return null;
        }
    }
}

/// <summary>
/// Leads from the addresses by number (<c>/?p=123</c>) that WordPress gave every page. They are addresses of the home page to
/// everybody else, and to the cache too, so they are looked at before it.
/// </summary>
internal sealed class LeadFromNumber(RequestDelegate next, LockedDatabases locked, IEnumerable<OfferedOldAddresses> sources)
{
    private const int MostDigits = 18;
    private static readonly string[] Parameters = ["p", "page_id"];
    private readonly OfferedOldAddresses[] _sources = [.. sources];

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        return request.QueryString.HasValue && request.Path.Value is "/" && LeadFromOldAddress.IsRead(request)
            && context.Features.Get<Tenant>() is { State: TenantState.Running } tenant && !locked.Contains(tenant) && NumberIn(request.Query) is { } path
            ? LeadAsync(context, path)
            : next(context);
    }

    private async Task LeadAsync(HttpContext context, OldPath path)
    {
        if (!await LeadFromOldAddress.TryLeadAsync(context, _sources, path))
            await next(context);
    }

    private static OldPath? NumberIn(IQueryCollection query)
    {
        foreach (var parameter in Parameters)
        {
            if (query.TryGetValue(parameter, out var values) && values is [{ Length: <= MostDigits } text]
                && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return OldPath.OfNumber(parameter, number);
        }

        return null;
    }
}
