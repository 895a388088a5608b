using System.CommandLine;
using System.Text.Json;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;
using Spectre.Console;

namespace JatengPortal.Web.Commands;

/// <summary><c>tenants list|show|create|suspend|resume</c>, and what <see cref="TenantOperations"/> adds.</summary>
internal static class TenantsCommand
{
    internal static readonly Argument<string> Name = new("name") { Description = "Name of the tenant, such as kota-semarang." };
    private static readonly Option<bool> Json = new("--json") { Description = "Prints JSON, for scripts." };

    public static Command Create() => new("tenants", "The tenants: agencies' sites.")
    {
        List(),
        Show(),
        Make(),
        ChangeState("suspend", "Closes a tenant: its addresses answer 503, its data stays.", (lifecycle, tenant, token) => lifecycle.SuspendAsync(tenant, token)),
        ChangeState("resume", "Opens a suspended tenant again.", (lifecycle, tenant, token) => lifecycle.ResumeAsync(tenant, token)),
        TenantOperations.Export(),
        TenantOperations.Clone(),
        TenantOperations.Remove(),
    };

    private static Command List()
    {
        var search = new Option<string>("--search") { Description = "Part of the title or name.", DefaultValueFactory = _ => "" };
        var state = new Option<TenantState?>("--state") { Description = "Only tenants in this state: uninitialised, running, suspended or removing." };
        var after = new Option<string?>("--after") { Description = "Begins after this tenant: the last one of the page before." };
        var size = new Option<int>("--size") { Description = "Tenants on a page, 1 to 500.", DefaultValueFactory = _ => 100 };
        var command = new Command("list", "Lists tenants by title, a page at a time.") { search, state, after, size, Json };
        command.SetAction((parsed, cancellationToken) => VerbHost.RunAsync(
            async services =>
            {
                var registry = services.GetRequiredService<TenantRegistry>();
                var last = parsed.GetValue(after) is { } name ? services.RequireTenant(name) : null;
                var states = parsed.GetValue(state) is { } one ? [one] : Array.Empty<TenantState>();
                var pageSize = Math.Clamp(parsed.GetValue(size), 1, 500);
                var ids = await services.GetRequiredService<HostDatabase>()
                    .ListTenantsAsync(parsed.GetValue(search)!, states, last, pageSize, cancellationToken);
                var tenants = ids.Select(registry.Find).OfType<Tenant>().ToList();
                if (parsed.GetValue(Json))
                    Console.WriteLine(JsonSerializer.Serialize(tenants.Select(tenant => Describe(tenant, services)), PrintedJson.Options));
                else
                    Print(tenants, services, pageSize);
            },
            cancellationToken));
        return command;
    }

    private static Command Show()
    {
        var command = new Command("show", "Shows one tenant.") { Name, Json };
        command.SetAction((parsed, cancellationToken) => VerbHost.RunAsync(
            services =>
            {
                var described = Describe(services.RequireTenant(parsed.GetValue(Name)!), services);
                if (parsed.GetValue(Json))
                {
                    Console.WriteLine(JsonSerializer.Serialize(described, PrintedJson.Options));
                    return Task.CompletedTask;
                }

                foreach (var (key, value) in described)
                    Console.WriteLine($"{key,-15} {(value is IEnumerable<string> many ? string.Join(", ", many) : value)}");
                return Task.CompletedTask;
            },
            cancellationToken));
        return command;
    }

    private static Command Make()
    {
        var title = new Option<string>("--title") { Description = "What readers see.", Required = true };
        var prefix = new Option<string?>("--prefix") { Description = "First path segment; the name where left out, \"\" for the root." };
        var hosts = new Option<string[]>("--host") { Description = "Host names of its own, canonical one first.", AllowMultipleArgumentsPerToken = true };
        var parent = new Option<string?>("--parent") { Description = "Name of the tenant that it reports to." };
        var region = new Option<string?>("--region") { Description = "Kemendagri code of its region, such as 33.74." };
        var recipe = new Option<string?>("--recipe") { Description = "The recipe that sets it up: its name, or the path of a *.recipe.json file." };
        var profiles = new Option<string[]>("--feature-profile") { Description = "Feature profiles that limit what it may switch on.", AllowMultipleArgumentsPerToken = true };
        var parameters = new Option<string[]>("--parameter") { Description = "name=value, for the recipe; may be repeated.", AllowMultipleArgumentsPerToken = true };
        var command = new Command("create", "Makes a tenant and sets it up.") { Name, title, prefix, hosts, parent, region, profiles, recipe, parameters };
        command.SetAction((parsed, cancellationToken) => VerbHost.RunAsync(
            async services =>
            {
                var definition = new TenantDefinition
                {
                    Name = parsed.GetValue(Name)!,
                    Title = parsed.GetValue(title)!,
                    Prefix = parsed.GetValue(prefix),
                    HostNames = parsed.GetValue(hosts) ?? [],
                    Parent = parsed.GetValue(parent),
                    RegionCode = parsed.GetValue(region),
                    FeatureProfiles = parsed.GetValue(profiles),
                    Recipe = RecipeOf(parsed.GetValue(recipe)),
                    Parameters = ReadParameters(parsed.GetValue(parameters) ?? []),
                };
                var tenant = await services.GetRequiredService<TenantRecipes>().CreateTenantAsync(
                    definition, new Activity(), cancellationToken);
                Console.WriteLine($"{tenant.Name} is ready: {tenant.AddressAt(services.GetRequiredService<PortalAddress>())}");
            },
            cancellationToken));
        return command;
    }

    private static Command ChangeState(string name, string description, Func<TenantLifecycle, Tenant, CancellationToken, Task> change)
    {
        var command = new Command(name, description) { Name };
        command.SetAction((parsed, cancellationToken) => VerbHost.RunAsync(
            async services =>
            {
                var tenant = services.RequireTenant(parsed.GetValue(Name)!);
                await change(services.GetRequiredService<TenantLifecycle>(), tenant, cancellationToken);
                Console.WriteLine($"{tenant.Name}: {services.RequireTenant(tenant.Name).State.ToString().ToLowerInvariant()}");
            },
            cancellationToken));
        return command;
    }

    // A path is kept whole: an interrupted set-up may go on from another folder.
    private static string? RecipeOf(string? asked) =>
        asked is not null && CallersPath.Of(asked) is var path && File.Exists(path) ? Path.GetFullPath(path) : asked;

    private static Dictionary<string, string> ReadParameters(string[] pairs) => pairs.Select(pair => pair.Split('=', 2))
        .ToDictionary(
            parts => parts[0],
            parts => parts.Length == 2 ? parts[1] : throw new RuleViolationException("usage.parameter", $"'{parts[0]}' is no name=value."),
            StringComparer.OrdinalIgnoreCase);

    private static Dictionary<string, object?> Describe(Tenant tenant, IServiceProvider services) => new()
    {
        ["name"] = tenant.Name,
        ["title"] = tenant.Title,
        ["state"] = tenant.State.ToString().ToLowerInvariant(),
        ["prefix"] = tenant.Prefix,
        ["address"] = tenant.AddressAt(services.GetRequiredService<PortalAddress>()),
        ["hostNames"] = tenant.HostNames,
        ["parent"] = tenant.ParentId is { } parent ? services.GetRequiredService<TenantRegistry>().Find(parent)?.Name : null,
        ["regionCode"] = tenant.RegionCode,
        ["theme"] = tenant.Theme,
        ["featureProfiles"] = tenant.FeatureProfiles,
        ["features"] = tenant.Features.Ids.Order(StringComparer.Ordinal).ToArray(),
    };

    private static void Print(List<Tenant> tenants, IServiceProvider services, int pageSize)
    {
        var table = new Table().Border(TableBorder.None).AddColumns("NAME", "TITLE", "STATE", "ADDRESS");
        var portal = services.GetRequiredService<PortalAddress>();
        foreach (var tenant in tenants)
        {
            table.AddRow(
                tenant.Name, Markup.Escape(tenant.Title), tenant.State.ToString().ToLowerInvariant(), Markup.Escape(tenant.AddressAt(portal)));
        }

        AnsiConsole.Write(table);
        if (tenants.Count == pageSize)
            Console.WriteLine($"More may follow: --after {tenants[^1].Name}");
    }
}
