using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Theming;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Probing;

/// <summary>A module that exists only here: it fails, waits and counts when a test wants it to.</summary>
internal sealed class ProbeModule : PortalModule
{
    public static readonly Feature Lower = new("Uji.Bawah", "Uji bawah");
    public static readonly Feature Middle = new("Uji.Tengah", "Uji tengah") { DependsOn = [Lower.Id] };
    public static readonly Feature Upper = new("Uji.Atas", "Uji atas") { DependsOn = [Middle.Id] };

    public override IReadOnlyList<Feature> Features => [Upper, Lower, Middle];

    public override IReadOnlyList<Permission> Permissions => [ProbeScreens.Look, ProbeScreens.Write, ProbeScreens.OfUpper, ProbeScreens.OfHost];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ProbeState>();
        services.AddSingleton<IAccountSource, ProbeAccounts>();
        ProbeScreens.Add(services);
        services.AddMenuEntry(Lower, order: 500, "/uji", () => "Menu uji");
        services.AddHomeSection<ProbeSection>(Lower, order: 500);
        services.AddMessageHandler<ProbeMessage, TakeInProbe>(Lower);
        services.AddDueHandler<ProbeDue>(ProbeDue.Kind, Lower);
        services.AddDueHandler<UnsavedProbeDue>(UnsavedProbeDue.Kind, Lower);
    }

    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        ProbePages.Map(routes.MapFeature(Lower));
        ProbeErrors.Map(routes.MapFeature(Lower));
        ProbeScreens.Map(routes.MapFeature(Lower));
    }
}
