using System.CommandLine;
using System.Text.Json;
using JatengPortal.Kernel.Features;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Tenants;
using Spectre.Console;

namespace JatengPortal.Web.Commands;

/// <summary><c>features list|enable|disable</c>.</summary>
internal static class FeaturesCommand
{
    private static readonly Argument<string> Tenant = new("tenant") { Description = "Name of the tenant." };

    public static Command Create() => new("features", "What a tenant has switched on.")
    {
        List(),
        Change("enable", "Switches features on, with all that they need.", on: true),
        Change("disable", "Switches features off, with all that need them; their data stays.", on: false),
    };

    private static Command List()
    {
        var json = new Option<bool>("--json") { Description = "Prints JSON, for scripts." };
        var command = new Command("list", "Lists every feature and whether the tenant has it.") { Tenant, json };
        command.SetAction((parsed, cancellationToken) => VerbHost.RunAsync(
            services =>
            {
                var tenant = services.RequireTenant(parsed.GetValue(Tenant)!);
                var catalog = services.GetRequiredService<ModuleCatalog>();
                var limit = services.GetRequiredService<FeatureProfiles>().LimitOf(tenant.FeatureProfiles);
                if (parsed.GetValue(json))
                {
                    Console.WriteLine(JsonSerializer.Serialize(
                        catalog.Features.Select(feature => new
                        {
                            id = feature.Id,
                            name = feature.Name,
                            enabled = tenant.Features.Contains(feature),
                            allowed = limit.RefusalOf(feature, catalog) is null,
                            alwaysOn = catalog.AlwaysOn.Contains(feature),
                            dependsOn = feature.DependsOn,
                        }),
                        PrintedJson.Options));
                    return Task.CompletedTask;
                }

                var table = new Table().Border(TableBorder.None).AddColumns("FEATURE", "NAME", "STATE", "NEEDS");
                foreach (var feature in catalog.Features)
                {
                    var state = catalog.AlwaysOn.Contains(feature) ? "always on" : tenant.Features.Contains(feature) ? "on"
                        : limit.RefusalOf(feature, catalog) is null ? "off" : "not allowed";
                    table.AddRow(feature.Id, Markup.Escape(feature.Name), state, string.Join(", ", feature.DependsOn));
                }

                AnsiConsole.Write(table);
                return Task.CompletedTask;
            },
            cancellationToken));
        return command;
    }

    private static Command Change(string name, string description, bool on)
    {
        var features = new Argument<string[]>("feature") { Description = "Ids of features.", Arity = ArgumentArity.OneOrMore };
        var command = new Command(name, description) { Tenant, features };
        command.SetAction((parsed, cancellationToken) => VerbHost.RunAsync(
            async services =>
            {
                var tenant = services.RequireTenant(parsed.GetValue(Tenant)!);
                await using var scope = services.GetRequiredService<TenantScopes>().Open(tenant);
                var ids = parsed.GetValue(features)!;
                var changes = await scope.ServiceProvider.GetRequiredService<FeatureSwitch>()
                    .ChangeAsync(on ? ids : [], on ? [] : ids, cancellationToken);
                foreach (var (feature, isOn) in changes)
                    Console.WriteLine($"{tenant.Name}: {feature.Id} is {(isOn ? "on" : "off")} now");
                if (changes.Count == 0)
                    Console.WriteLine($"{tenant.Name}: nothing to change");
            },
            cancellationToken));
        return command;
    }
}
