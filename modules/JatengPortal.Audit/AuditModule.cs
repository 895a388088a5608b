using JatengPortal.Audit.Contracts;
using JatengPortal.Audit.Data;
using JatengPortal.Audit.Trail;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes.Export;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JatengPortal.Audit;

/// <summary>Who did what, when and from where: a trail a tenant and one of the host, in which nothing can be altered unseen.</summary>
public sealed class AuditModule : PortalModule
{
    /// <summary>The audit trail.</summary>
    public static readonly Feature Audit = new("JatengPortal.Audit", "Jejak audit")
    {
        Description = "Catatan siapa melakukan apa, kapan, dan dari mana.",
        IsAlwaysOn = true,
    };

    /// <summary>Reading the trail of a tenant.</summary>
    public static readonly Permission View = new("Audit.View", "Melihat jejak audit", Audit);

    /// <inheritdoc />
    public override IReadOnlyList<Feature> Features => [Audit];

    /// <inheritdoc />
    public override IReadOnlyList<Permission> Permissions => [View];

    /// <inheritdoc />
    public override void AddServices(IServiceCollection services)
    {
        services.AddTenantDatabase<AuditDbContext, SqliteAuditDbContext, PostgresAuditDbContext>();
        services.AddHostDatabase<HostAuditDbContext, SqliteHostAuditDbContext, PostgresHostAuditDbContext>();
        services.AddExportSource<NoExport>(Audit);
        services.AddSingleton<IAuditTrail, AuditTrail>();
        services.AddSingleton(provider => new TrailVerification(
            provider.GetRequiredService<TenantScopes>(), provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddSingleton<Refusals>();
        services.AddSingleton<IRefusalLog>(provider => provider.GetRequiredService<Refusals>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<Refusals>());
    }
}
