using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Security;

/// <summary>Finds out who sends the request, and what they may do in its tenant. Requests without a session cost nothing.</summary>
internal sealed class EnterAccount(RequestDelegate next, Actor actor)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (SignInCookie.MayBeSignedIn(context.Request) && context.GetEndpoint() is { } endpoint
            && endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
            && context.RequestServices.GetService<IAccountSource>() is { } source
            && await source.FindAsync(context, context.RequestAborted) is { } account)
        {
            var services = context.RequestServices;
            var held = await services.GetRequiredService<RolePermissions>().OfAsync(account, context.RequestAborted);
            if (held.RequiresSecondFactor && !account.HasSecondFactor)
                account = account with { MustVisit = account.MustVisit ?? SecondFactorPath.SetUp };
            services.GetRequiredService<CurrentAccount>().Set(account, held.Permissions);
            actor.Set(new ActingAccount(account, context.Connection.RemoteIpAddress?.ToString() ?? "")
            {
                Tenant = services.GetRequiredService<CurrentTenant>().Tenant.Id,
                Permissions = held.Permissions,
            });
        }

        await next(context);
    }
}

/// <summary>What the roles of the scope's tenant allow. Scoped.</summary>
internal sealed class RolePermissions(TenantDatabase database, ModuleCatalog catalog)
{
    public async Task<(PermissionSet Permissions, bool RequiresSecondFactor)> OfAsync(Account account, CancellationToken cancellationToken)
    {
        if (account.IsHostAdministrator)
            return (PermissionSet.All, false);
        if (account.Roles.Count == 0)
            return (PermissionSet.None, false);
        var names = account.Roles;
        var roles = await database.Context<TenantStateDbContext>().Roles.Where(role => names.Contains(role.Name))
            .Select(role => new { role.Permissions, role.RequiresSecondFactor }).ToListAsync(cancellationToken);
        return (PermissionSet.Of(roles.SelectMany(role => RoleRow.Read(role.Permissions)), catalog),
            roles.Any(role => role.RequiresSecondFactor));
    }
}
