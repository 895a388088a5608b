using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using JatengPortal.Journeys.Tests.Crawling;
using JatengPortal.Testing;

namespace JatengPortal.Journeys.Tests.Markup;

/// <summary>Asks html-validate (npm) whether pages are valid HTML; all pages in one run of it, since starting Node costs more than a page.</summary>
internal static class HtmlValidator
{
    private static readonly string Tool = Repository.PathOf("tests", "node_modules", "html-validate", "bin", "html-validate.mjs");
    private static readonly string Rules = Repository.PathOf("tests", "JatengPortal.Journeys.Tests", "Markup", "html-validate.json");

    public static async Task<IReadOnlyList<Finding>> ValidateAsync(IReadOnlyList<CrawledPage> pages, CancellationToken cancellationToken)
    {
        Assert.True(File.Exists(Tool), "html-validate is not installed; 'npm ci' in tests/ (or tests/run) installs it.");
        using var folder = new TemporaryFolder();
        for (var number = 0; number < pages.Count; number++)
            await File.WriteAllTextAsync(folder.PathOf($"{number}.html"), pages[number].Html, cancellationToken);

        using var report = JsonDocument.Parse(await RunAsync(folder.Path, cancellationToken));
        return [.. report.RootElement.EnumerateArray().SelectMany(file => FindingsOf(file, pages))];
    }

    private static IEnumerable<Finding> FindingsOf(JsonElement file, IReadOnlyList<CrawledPage> pages)
    {
        var number = int.Parse(Path.GetFileNameWithoutExtension(file.GetProperty("filePath").GetString()!), CultureInfo.InvariantCulture);
        foreach (var message in file.GetProperty("messages").EnumerateArray())
        {
            var line = message.GetProperty("line").GetInt32();
            var source = pages[number].Html.Split('\n').ElementAtOrDefault(line - 1)?.Trim() ?? "";
            yield return pages[number].Finding(
                $"html.{message.GetProperty("ruleId").GetString()}",
                $"{message.GetProperty("message").GetString()} at line {line}: {(source.Length <= 120 ? source : $"{source[..120]}…")}");
        }
    }

    private static async Task<string> RunAsync(string folder, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [Tool, "--config", Rules, "--formatter", "json", "--ext", "html", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        // 0: all valid; 1: findings; both print a report.
        Assert.True((await output).StartsWith('['), $"html-validate ended with {process.ExitCode} and no report.\n{await error}");
        return await output;
    }
}
