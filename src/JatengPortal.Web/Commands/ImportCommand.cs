using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using JatengPortal.Kernel.Importing;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;

namespace JatengPortal.Web.Commands;

/// <summary><c>import articles</c>, and whatever else modules take in.</summary>
internal static class ImportCommand
{
    // Long enough not to be in the way, short enough to see that it goes on.
    private const int RowsBetweenProgress = 500;

    public static Command Create()
    {
        var kind = new Argument<string>("what") { Description = "What to take in: articles." };
        var files = new Argument<string[]>("file")
        {
            Description = "Files to take in. For articles: Markdown with front matter, plain text, or the export of a WordPress site "
                + "(WXR, of any length).",
            Arity = ArgumentArity.OneOrMore,
        };
        var tenant = new Option<string>("--tenant") { Description = "Name of the tenant that takes it in.", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Tells what would happen, and changes nothing." };
        var json = new Option<bool>("--json") { Description = "Prints JSON, for scripts." };
        var command = new Command(
            "import",
            "Takes content in from files; taking a file in again changes nothing, and one that was ended goes on. Each item gets a row "
            + "that says what became of it and what was left out; if any was refused, the exit code is 1.")
        {
            kind, files, tenant, dryRun, json,
        };
        command.SetAction((parsed, cancellationToken) => VerbHost.RunAsync(
            async services =>
            {
                var target = services.RequireTenant(parsed.GetValue(tenant)!);
                var importer = Find(services, parsed.GetValue(kind)!, target);
                var rows = ImportAsync(services, importer, target, parsed.GetValue(files)!, parsed.GetValue(dryRun), cancellationToken);
                var counts = parsed.GetValue(json) ? await PrintJsonAsync(rows) : await PrintAsync(rows, parsed.GetValue(dryRun));
                if (counts.TryGetValue(ImportRow.Refused, out var refused))
                    throw new RuleViolationException("import.refused", $"{refused} of {counts.Values.Sum()} could not be taken in; the others stand.");
            },
            cancellationToken));
        return command;
    }

    private static OfferedImporter Find(IServiceProvider services, string kind, Tenant tenant)
    {
        var offered = services.GetServices<OfferedImporter>().ToList();
        var importer = offered.Find(one => one.Kind.Equals(kind, StringComparison.OrdinalIgnoreCase)) ?? throw new RuleViolationException(
            "import.unknown", $"There is nothing called '{kind}' to take in; there is: {string.Join(", ", offered.Select(one => one.Kind))}.");
        return tenant.Features.Contains(importer.Feature) ? importer : throw new RuleViolationException(
            "import.feature-off", $"{tenant.Name} doesn't have the feature {importer.Feature.Id}; 'features enable' switches it on.");
    }

    private static async IAsyncEnumerable<ImportRow> ImportAsync(
        IServiceProvider services, OfferedImporter importer, Tenant tenant, string[] files, bool dryRun,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            await using var scope = services.GetRequiredService<TenantScopes>().Open(tenant);
            var taking = (IImporter)scope.ServiceProvider.GetRequiredService(importer.Type);
            await foreach (var row in taking.ImportAsync(CallersPath.Of(file), dryRun, cancellationToken))
                yield return row;
        }
    }

    // Rows are printed as they come: an export may have hundreds of thousands.
    private static async Task<Dictionary<string, int>> PrintAsync(IAsyncEnumerable<ImportRow> rows, bool dryRun)
    {
        var counts = new Dictionary<string, int>();
        await foreach (var row in rows)
        {
            Console.WriteLine($"{row.Outcome,-10} {row.Source}: {row.Text}");
            foreach (var warning in row.Warnings)
                Console.WriteLine($"           ! {warning}");
            Count(row, counts);
        }

        var summary = string.Join(", ", counts.Select(count => $"{count.Value} {count.Key}"));
        Console.WriteLine($"{(dryRun ? "Nothing was changed; it would be: " : "")}{summary}");
        return counts;
    }

    private static async Task<Dictionary<string, int>> PrintJsonAsync(IAsyncEnumerable<ImportRow> rows)
    {
        var counts = new Dictionary<string, int>();
        Console.Write("[");
        await foreach (var row in rows)
        {
            Console.WriteLine(counts.Count == 0 ? "" : ",");
            Console.Write(JsonSerializer.Serialize(row, PrintedJson.Options));
            Count(row, counts);
        }

        Console.WriteLine();
        Console.WriteLine("]");
        return counts;
    }

    private static void Count(ImportRow row, Dictionary<string, int> counts)
    {
        counts[row.Outcome] = counts.GetValueOrDefault(row.Outcome) + 1;
        // Whoever sees the rows pass sees that it goes on; in a file or a pipe nobody does.
        if (Console.IsOutputRedirected && row.Share is { } share && counts.Values.Sum() % RowsBetweenProgress == 0)
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{counts.Values.Sum():N0} items, {share:P0} of the file"));
    }
}
