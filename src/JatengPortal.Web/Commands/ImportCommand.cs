using System.CommandLine;
using System.Text.Json;
using JatengPortal.Kernel.Importing;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;

namespace JatengPortal.Web.Commands;

/// <summary><c>import articles</c>, and whatever else modules take in.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var kind = new Argument<string>("what") { Description = "What to take in: articles." };
        var files = new Argument<string[]>("file") { Description = "Files to take in.", Arity = ArgumentArity.OneOrMore };
        var tenant = new Option<string>("--tenant") { Description = "Name of the tenant that takes it in.", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Tells what would happen, and changes nothing." };
        var json = new Option<bool>("--json") { Description = "Prints JSON, for scripts." };
        var command = new Command("import", "Takes content in from files; taking a file in again changes nothing.") { kind, files, tenant, dryRun, json };
        command.SetAction((parsed, cancellationToken) => VerbHost.RunAsync(
            async services =>
            {
                var rows = await ImportAsync(
                    services, parsed.GetValue(kind)!, services.RequireTenant(parsed.GetValue(tenant)!), parsed.GetValue(files)!,
                    parsed.GetValue(dryRun), cancellationToken);
                if (parsed.GetValue(json))
                    Console.WriteLine(JsonSerializer.Serialize(rows, PrintedJson.Options));
                else
                    Print(rows, parsed.GetValue(dryRun));
                if (rows.Count(row => row.Outcome == ImportRow.Refused) is > 0 and var refused)
                    throw new RuleViolationException("import.refused", $"{refused} of {rows.Count} could not be taken in; the others stand.");
            },
            cancellationToken));
        return command;
    }

    private static async Task<List<ImportRow>> ImportAsync(
        IServiceProvider services, string kind, Tenant tenant, string[] files, bool dryRun, CancellationToken cancellationToken)
    {
        var offered = services.GetServices<OfferedImporter>().ToList();
        var importer = offered.Find(one => one.Kind.Equals(kind, StringComparison.OrdinalIgnoreCase)) ?? throw new RuleViolationException(
            "import.unknown", $"There is nothing called '{kind}' to take in; there is: {string.Join(", ", offered.Select(one => one.Kind))}.");
        if (!tenant.Features.Contains(importer.Feature))
        {
            throw new RuleViolationException(
                "import.feature-off", $"{tenant.Name} doesn't have the feature {importer.Feature.Id}; 'features enable' switches it on.");
        }

        var rows = new List<ImportRow>();
        foreach (var file in files)
        {
            await using var scope = services.GetRequiredService<TenantScopes>().Open(tenant);
            rows.AddRange(await ((IImporter)scope.ServiceProvider.GetRequiredService(importer.Type)).ImportAsync(CallersPath.Of(file), dryRun, cancellationToken));
        }

        return rows;
    }

    private static void Print(List<ImportRow> rows, bool dryRun)
    {
        foreach (var row in rows)
        {
            Console.WriteLine($"{row.Outcome,-10} {row.Source}: {row.Text}");
            foreach (var warning in row.Warnings)
                Console.WriteLine($"           ! {warning}");
        }

        var counts = rows.GroupBy(row => row.Outcome).Select(group => $"{group.Count()} {group.Key}");
        Console.WriteLine($"{(dryRun ? "Nothing was changed; it would be: " : "")}{string.Join(", ", counts)}");
    }
}
