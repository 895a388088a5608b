using System.CommandLine;
using System.Globalization;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Recipes.Export;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;

namespace JatengPortal.Web.Commands;

/// <summary><c>tenants export|clone|remove</c>.</summary>
internal static class TenantOperations
{
    private static readonly Argument<string> Name = TenantsCommand.Name;

    public static Command Export()
    {
        var folder = new Argument<string>("folder") { Description = "Where to write it: a new or empty folder." };
        var command = new Command(
            "export",
            "Writes a tenant's public site into a folder: a recipe with the files beside it, which makes the same site on any portal "
            + "('tenants create <name> --recipe <folder>/<tenant>.recipe.json'). Addresses, earlier editions and messages stay behind.")
        {
            Name, folder,
        };
        command.SetAction((parsed, cancellationToken) => VerbHost.RunAsync(
            async services =>
            {
                var tenant = services.RequireTenant(parsed.GetValue(Name)!);
                var exported = await services.GetRequiredService<TenantExport>().ExportAsync(
                    tenant, CallersPath.OfNew(parsed.GetValue(folder)!), siteName: null, new Activity(), cancellationToken);
                Print(tenant, exported);
            },
            cancellationToken));
        return command;
    }

    public static Command Clone()
    {
        var newName = new Argument<string>("new-name") { Description = "Name of the tenant to make." };
        var title = new Option<string>("--title") { Description = "What readers see.", Required = true };
        var prefix = new Option<string?>("--prefix") { Description = "First path segment; the new name where left out, \"\" for the root." };
        var hosts = new Option<string[]>("--host") { Description = "Host names of its own, canonical one first.", AllowMultipleArgumentsPerToken = true };
        var parent = new Option<string?>("--parent") { Description = "Name of the tenant that it reports to; none where left out." };
        var command = new Command(
            "clone",
            "Makes a tenant with another one's public site, features and roles. If it was interrupted, the same command goes on.")
        {
            Name, newName, title, prefix, hosts, parent,
        };
        command.SetAction((parsed, cancellationToken) => VerbHost.RunAsync(
            async services =>
            {
                var definition = new TenantDefinition
                {
                    Name = parsed.GetValue(newName)!,
                    Title = parsed.GetValue(title)!,
                    Prefix = parsed.GetValue(prefix),
                    HostNames = parsed.GetValue(hosts) ?? [],
                    Parent = parsed.GetValue(parent),
                };
                var activity = new Activity();
                var (tenant, leftOut) = await services.GetRequiredService<TenantClone>().CloneAsync(
                    services.RequireTenant(parsed.GetValue(Name)!), definition, activity, activity, cancellationToken);
                PrintLeftOut(leftOut);
                Console.WriteLine($"{tenant.Name} is ready: {tenant.AddressAt(services.GetRequiredService<PortalAddress>())}");
            },
            cancellationToken));
        return command;
    }

    public static Command Remove()
    {
        var exportTo = new Option<string?>("--export-to")
        {
            Description = "Where to export it first: a new or empty folder; left out, removed/<name>-<time> in the data folder.",
        };
        var confirm = new Option<string?>("--confirm") { Description = "The name again, for scripts; otherwise it is asked for." };
        var command = new Command(
            "remove",
            "Exports a suspended tenant and then removes it: database, files, addresses, and what it had sent to others. "
            + "If it was interrupted, the same command goes on.")
        {
            Name, exportTo, confirm,
        };
        command.SetAction((parsed, cancellationToken) => VerbHost.RunAsync(
            async services =>
            {
                var removal = services.GetRequiredService<TenantRemoval>();
                var tenant = services.RequireTenant(parsed.GetValue(Name)!);
                await removal.CheckAsync(tenant, cancellationToken);
                Confirm(tenant, parsed.GetValue(confirm));
                if (tenant.State != TenantState.Removing)
                    await removal.CloseAsync(tenant, cancellationToken);
                var folder = parsed.GetValue(exportTo) is { } typed ? CallersPath.OfNew(typed) : FolderFor(tenant, services);
                if (await removal.ExportAsync(tenant, folder, new Activity(), cancellationToken) is { } exported)
                    Print(tenant, exported);
                else
                    Console.WriteLine($"{tenant.Name} is exported already: {await removal.RecipeOfAsync(tenant, cancellationToken)}");
                await removal.FinishAsync(tenant, cancellationToken);
                Console.WriteLine($"{tenant.Name} is removed.");
            },
            cancellationToken));
        return command;
    }

    private static string FolderFor(Tenant tenant, IServiceProvider services)
    {
        var time = services.GetRequiredService<TimeProvider>().GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        return Path.Combine(services.GetRequiredService<DataFolder>().Path, "removed", $"{tenant.Name}-{time}");
    }

    private static void Confirm(Tenant tenant, string? given)
    {
        if (given is null && !Console.IsInputRedirected)
        {
            Console.Write($"This removes {tenant.Name} ({tenant.Title}). Type its name to go on: ");
            given = Console.ReadLine();
        }

        if (given is null)
            throw new RuleViolationException("usage.confirm", $"Nobody is there to be asked: give --confirm {tenant.Name} to remove {tenant.Name}.");
        if (given.Trim() != tenant.Name)
            throw new RuleViolationException("tenant.not-confirmed", $"That isn't the name of {tenant.Name}; nothing has changed.");
    }

    private static void Print(Tenant tenant, ExportedTenant exported)
    {
        PrintLeftOut(exported.LeftOut);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tenant.Name} is exported ({exported.Items} items): {exported.Recipe}"));
    }

    private static void PrintLeftOut(IReadOnlyList<string> leftOut)
    {
        foreach (var what in leftOut)
            Console.Error.WriteLine($"left out: {what}");
    }
}
