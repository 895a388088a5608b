using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Notifications;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JatengPortal.Kernel.Security;

/// <summary>Finds out who sends the request, and what they may do in its tenant. Requests without a session cost nothing.</summary>
internal sealed class EnterAccount(RequestDelegate next, Actor actor)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            actor.Set(await EnterAsync(context));
        await next(context);
    }

    /// <summary>Also for error pages, which come up where there is no endpoint. What the actor is set to in here would not flow out.</summary>
    public static async Task<ActingAccount?> EnterAsync(HttpContext context)
    {
        var services = context.RequestServices;
        if (!SignInCookie.MayBeSignedIn(context.Request) || services.GetService<IAccountSource>() is not { } source
            || await source.FindAsync(context, context.RequestAborted) is not { } account)
            return null;
        var held = await services.GetRequiredService<RolePermissions>().OfAsync(account, context.RequestAborted);
        if (held.RequiresSecondFactor && !account.HasSecondFactor)
            account = account with { MustVisit = account.MustVisit ?? SecondFactorPath.SetUp };
        var current = services.GetRequiredService<CurrentAccount>();
        current.Set(account, held.Permissions);
        if (HttpMethods.IsGet(context.Request.Method) && services.GetService<IUnreadNotifications>() is { } notifications)
            current.UnreadNotifications = await notifications.CountAsync(account.Id, context.RequestAborted);
        return new ActingAccount(account, context.Connection.RemoteIpAddress?.ToString() ?? "")
        {
            Tenant = services.GetRequiredService<CurrentTenant>().Tenant.Id,
            Permissions = held.Permissions,
        };
    }
}

/// <summary>What the roles of the scope's tenant allow. Scoped.</summary>
internal sealed class RolePermissions(TenantDatabase database, ModuleCatalog catalog, IOptions<PortalOptions> options)
{
    public async Task<(PermissionSet Permissions, bool RequiresSecondFactor)> OfAsync(Account account, CancellationToken cancellationToken)
    {
        var everything = account.IsHostAdministrator ? PermissionSet.All : null;
        var needsMore = account.IsHostAdministrator && options.Value.AdministratorsNeedSecondFactor;
        if (account.Roles.Count == 0)
            return (everything ?? PermissionSet.None, needsMore);
        var names = account.Roles;
        var roles = await database.Context<TenantStateDbContext>().Roles.Where(role => names.Contains(role.Name))
            .Select(role => new { role.Permissions, role.RequiresSecondFactor }).ToListAsync(cancellationToken);
        return (everything ?? PermissionSet.Of(roles.SelectMany(role => RoleRow.Read(role.Permissions)), catalog),
            needsMore || roles.Any(role => role.RequiresSecondFactor));
    }
}
