using JatengPortal.Kernel.Mail;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tenants;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Testing;

/// <summary>What a serving portal does by itself sooner or later, done now: so no test waits for a clock.</summary>
public static class PortalWork
{
    /// <summary>Does everything that is due by the portal's clock.</summary>
    public static Task DoDueWorkAsync(this PortalFactory portal) =>
        portal.Services.GetRequiredService<DueWork>().RunAsync(TestCancellation.Token);

    /// <summary>Sends every letter that is due by the portal's clock.</summary>
    public static Task SendMailAsync(this PortalFactory portal) =>
        portal.Services.GetRequiredService<MailDispatch>().RunAsync(TestCancellation.Token);

    /// <summary>Delivers everything that the tenant has sent.</summary>
    public static async Task DeliverAsync(this PortalFactory portal, string sender)
    {
        // A visit that meets the portal's own visit leaves the rest to the next one.
        for (var visit = 0; visit < 10; visit++)
        {
            if (await portal.Services.GetRequiredService<TenantVisits>().VisitAsync(portal.At(sender).Tenant, TestCancellation.Token))
                return;
        }

        throw new InvalidOperationException($"{sender} still has something to deliver.");
    }

    /// <summary>Makes an agency that no other test knows.</summary>
    /// <param name="portal">Where.</param>
    /// <param name="name">Its name and prefix.</param>
    /// <param name="parent">Whom it reports to.</param>
    /// <param name="recipe">What sets it up.</param>
    /// <param name="title">What readers see; made from the name where it is left out.</param>
    public static async Task<Agency> NewAgencyAsync(
        this PortalFactory portal, string name, string parent = "induk", string? recipe = "sample-agency", string? title = null)
    {
        await portal.Services.GetRequiredService<TenantRecipes>().CreateTenantAsync(
            new TenantDefinition { Name = name, Title = title ?? $"Contoh {name}", Parent = parent, Recipe = recipe },
                TestCancellation.Token);
        return portal.At(name);
    }

    /// <summary>Runs a recipe on the host: one that makes tenants.</summary>
    public static Task<RecipeOutcome> RunOnHostAsync(this PortalFactory portal, Recipe recipe, HostRunOptions? options = null) =>
        portal.Services.GetRequiredService<HostRun>().RunAsync(recipe, options ?? new HostRunOptions(), TestCancellation.Token);

    /// <summary>Closes an agency: it answers 503.</summary>
    public static Task SuspendAsync(this PortalFactory portal, string name) =>
        portal.Services.GetRequiredService<TenantLifecycle>().SuspendAsync(portal.At(name).Tenant, TestCancellation.Token);

    /// <summary>Opens it again.</summary>
    public static Task ResumeAsync(this PortalFactory portal, string name) =>
        portal.Services.GetRequiredService<TenantLifecycle>().ResumeAsync(portal.At(name).Tenant, TestCancellation.Token);
}
