using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JatengPortal.Kernel.Tests.Recipes.Running;

/// <summary>A portal whose dealings with its databases can end at any moment; like a verb, it does nothing in the background.</summary>
public sealed class MortalPortal : PortalFactory
{
    /// <summary>What it hangs by.</summary>
    internal Lifeline Lifeline { get; } = new();

    // Every death would be told at length.
    /// <inheritdoc />
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Logging:LogLevel:Default"] = "None" };

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services =>
        {
            foreach (var worker in services.Where(service => service.ServiceType == typeof(IHostedService) && IsKernels(service)).ToList())
                services.Remove(worker);
            Type[] contexts =
            [
                typeof(SqliteHostDbContext), typeof(PostgresHostDbContext),
                .. services.Select(service => service.ImplementationInstance).OfType<ModuleContextType>()
                    .SelectMany(type => new[] { type.Sqlite, type.Postgres }),
            ];
            foreach (var context in contexts)
                GetType().GetMethod(nameof(Hang), System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!
                    .MakeGenericMethod(context).Invoke(this, [services]);
        });
    }

    private static bool IsKernels(ServiceDescriptor service) => service.ImplementationFactory is not null
        || service.ImplementationType?.Assembly == typeof(HostWatch).Assembly;

    private void Hang<TContext>(IServiceCollection services)
        where TContext : DbContext =>
        services.ConfigureDbContext<TContext>(options => options.AddInterceptors(Lifeline));
}
