using JatengPortal.Audit.Contracts;
using JatengPortal.Audit.Data;
using JatengPortal.Audit.Reading;
using JatengPortal.Audit.Retention;
using JatengPortal.Audit.Trail;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes.Export;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
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

    /// <summary>Saying how long the entries of a tenant are kept.</summary>
    public static readonly Permission Manage = new("Audit.Manage", "Mengatur lama penyimpanan jejak audit", Audit) { Implies = [View.Id] };

    /// <summary>The trail of the host.</summary>
    public static readonly Permission Portal = new("Portal.Audit", "Melihat jejak audit portal", PortalAdministration.Feature) { IsOfHost = true };

    /// <inheritdoc />
    public override IReadOnlyList<Feature> Features => [Audit];

    /// <inheritdoc />
    public override IReadOnlyList<Permission> Permissions => [View, Manage, Portal];

    /// <inheritdoc />
    public override void AddServices(IServiceCollection services)
    {
        services.AddTenantDatabase<AuditDbContext, SqliteAuditDbContext, PostgresAuditDbContext>();
        services.AddHostDatabase<HostAuditDbContext, SqliteHostAuditDbContext, PostgresHostAuditDbContext>();
        services.AddExportSource<NoExport>(Audit);
        services.AddSingleton<IAuditTrail, AuditTrail>();
        services.AddSingleton(provider => new TrailVerification(
            provider.GetRequiredService<TenantScopes>(), provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddSingleton<EntryWords>();
        services.AddSingleton<Refusals>();
        services.AddSingleton<IRefusalLog>(provider => provider.GetRequiredService<Refusals>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<Refusals>());
        services.AddAdminEntry(View, AdminGroup.People, 900, TrailPlace.OfTenant.Path, () => TrailPlace.OfTenant.Title);
        services.AddAdminEntry(Portal, AdminGroup.Portal, 900, TrailPlace.OfHost.Path, () => TrailPlace.OfHost.Title);
        services.AddAuditAction("access.refused", () => Texts.Access_refused);
        services.AddAuditAction("trail.exported", () => Texts.Trail_exported);
        services.AddAuditAction("trail.retention-changed", () => Texts.Trail_retention_changed);
        services.AddAuditAction(AuditTrail.Trimmed, () => Texts.Trail_trimmed);
        services.AddAuditTerm("Times", () => Texts.Term_times);
        services.AddAuditTerm("LastFrom", () => Texts.Term_last_from);
        services.AddAuditTerm("Months", () => Texts.Term_months);
        services.AddAuditTerm(TrailSelection.ActorName, () => Texts.Actor);
        services.AddAuditTerm(TrailSelection.ActionName, () => Texts.Action);
        services.AddAuditTerm(TrailSelection.SubjectName, () => Texts.Subject);
        services.AddAuditTerm(TrailSelection.FromName, () => Texts.From);
        services.AddAuditTerm(TrailSelection.UntilName, () => Texts.Until);
    }

    /// <inheritdoc />
    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        MapScreens(routes.MapFeature(Audit), TrailPlace.OfTenant);
        MapScreens(routes.MapFeature(PortalAdministration.Feature), TrailPlace.OfHost);
    }

    private static void MapScreens(FeatureRoutes feature, TrailPlace place)
    {
        var screens = feature.MapGroup(place.Path).WithMetadata(place);
        var readers = screens.MapGroup("").RequirePermission(place.Read);
        ReadTrail.Map(readers);
        ExportTrail.Map(readers);
        VerifyTrail.Map(readers);
        SetRetention.Map(screens.MapGroup("").RequirePermission(place.Manage));
    }
}
