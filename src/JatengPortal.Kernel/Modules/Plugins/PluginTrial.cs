using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Rules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Modules.Plugins;

/// <summary>
/// Tries a plug-in out: everything that the portal will ask of it when it starts is asked of it here first, in a host that is
/// thrown away.
/// </summary>
internal sealed class PluginTrial(PluginModule module, ModuleCatalog before, ModuleCatalog joined, PluginAddresses addresses)
{
    /// <param name="services">What there is without the plug-in.</param>
    /// <param name="added">What it registers.</param>
    /// <exception cref="RuleViolationException">It can't join; says why.</exception>
    public void Run(IEnumerable<ServiceDescriptor> services, IReadOnlyCollection<ServiceDescriptor> added)
    {
        var all = new ServiceCollection();
        foreach (var service in services.Concat(added).Append(ServiceDescriptor.Singleton(joined)))
            ((IServiceCollection)all).Add(service);
#pragma warning disable RS0030 // One provider serves; this one is for looking, and gone before that one is built.
        var provider = all.BuildServiceProvider();
#pragma warning restore RS0030
        try
        {
            CheckSteps(provider);
            CheckKinds(provider);
            PluginTables.Check(provider, [.. added.Select(service => service.ImplementationInstance).OfType<ModuleContextType>()]);
            CheckAddresses(provider);
        }
        finally
        {
            Dispose(provider);
        }
    }

    private static void CheckSteps(IServiceProvider services) => PluginRefusal.Call(
        "a recipe step", () => RecipeSchema.Of(services.GetRequiredService<RecipeStepCatalog>()));

    private static void CheckKinds(IServiceProvider services)
    {
        if (services.GetServices<DueKind>().GroupBy(kind => kind.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new RuleViolationException("plugin.kind-taken", $"due work of the kind '{twice.Key}' belongs to another module already.");
    }

    private void CheckAddresses(IServiceProvider services)
    {
        addresses.ReadHost(services, before.Modules);
        var app = new ApplicationBuilder(services);
        IEndpointRouteBuilder mapped = new RoutesApart(services);
        app.UseRouting();
        app.UseEndpoints(routes =>
        {
            module.MapRoutes(routes);
            mapped = routes;
        });
        var endpoints = mapped.DataSources.SelectMany(source => source.Endpoints).ToList();
        var keys = addresses.Check(endpoints, module.Features);
        RequireNoTenant(services, [.. keys.Select(key => key.Split('/')[0])]);

        // What is wrong with a pattern, such as an unknown constraint, shows when the first request makes the routing tree.
        var pipeline = app.Build();
        PluginRefusal.Call("routing with its addresses", () =>
        {
            var request = pipeline(new DefaultHttpContext { RequestServices = services, Request = { Path = "/" + Guid.Empty } });
            if (request.Exception?.InnerException is { } failed)
                throw failed;
        });
        addresses.Take(keys);
    }

    private static void RequireNoTenant(IServiceProvider services, string[] segments)
    {
        using var host = services.GetRequiredService<IDbContextFactory<HostDbContext>>().CreateDbContext();
        if (!host.Database.CanConnect() || !host.Database.GetAppliedMigrations().Any() || host.Host.All(row => row.SetupRecipe == null))
        {
            // On the first start, the tenants that are about to be made have the older right.
            if (SetupTenants.Prefixes(services).Intersect(segments, StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } planned)
                throw new RuleViolationException("plugin.meets-tenant", $"its address /{planned} is that of a tenant of the setup recipe.");
            return;
        }

        var met = host.Addresses.Where(address => segments.Contains(address.Prefix))
            .Join(host.Tenants, address => address.TenantId, tenant => tenant.Id, (address, tenant) => new { address.Prefix, tenant.Name })
            .FirstOrDefault();
        if (met is not null)
            throw new RuleViolationException("plugin.meets-tenant", $"its address /{met.Prefix} is the address of the tenant {met.Name}.");
    }

    private static void Dispose(ServiceProvider provider)
    {
        try
        {
            provider.Dispose();
        }
        catch (Exception exception) when (exception is InvalidOperationException)
        {
            // Something of the plug-in's can only be disposed of asynchronously; the garbage collector takes it.
        }
    }
}
