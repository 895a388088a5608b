using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JatengPortal.Testing;

namespace JatengPortal.Web.Tests.Commands;

/// <summary>What readers get of a site, to be compared with another one.</summary>
internal static partial class SiteComparison
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Every address with what it answers: status, where it leads, and the bytes.</summary>
    public static async Task<string> AnswersAsync(this Agency site, IEnumerable<string> addresses)
    {
        var answers = new List<string>();
        foreach (var address in addresses)
        {
            using var response = await site.GetAsync(address);
            var body = await response.Content.ReadAsByteArrayAsync(Token);
            var text = response.Content.Headers.ContentType?.MediaType?.StartsWith("image/", StringComparison.Ordinal) == true
                ? Convert.ToHexString(body)
                : Stylesheet().Replace(System.Text.Encoding.UTF8.GetString(body), "tampilan/*.css");
            answers.Add($"{address}: {(int)response.StatusCode} {response.Headers.Location}\n{text}");
        }

        return string.Join("\n\n", answers);
    }

    /// <summary>Everything in a folder of an export but the time at which it was made.</summary>
    public static async Task<string> ExportAsync(string folder)
    {
        var files = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var text = await File.ReadAllTextAsync(file, Token);
            if (file.EndsWith(".recipe.json", StringComparison.Ordinal))
            {
                var recipe = JsonNode.Parse(text)!.AsObject();
                recipe.Remove("exportUtc");
                text = recipe.ToJsonString();
            }

            files.Add($"{Path.GetRelativePath(folder, file)}: {text}");
        }

        return string.Join('\n', files);
    }

    // It counts how often the tenant was changed, which no reader sees.
    [GeneratedRegex(@"tampilan/\d+\.css")]
    private static partial Regex Stylesheet();
}
