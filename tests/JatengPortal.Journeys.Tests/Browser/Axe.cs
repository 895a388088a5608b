using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace JatengPortal.Journeys.Tests.Browser;

/// <summary>Runs axe-core in an open page.</summary>
/// <remarks>
/// The script comes from Deque's package, whose own runner is not used: it opens a second page for each run to gather results
/// from frames of other origins, which the portal has none of, and so takes ten times as long.
/// </remarks>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    // WCAG 2.2 AA and axe's best practices. By night a page differs in its colours alone, so that only what sees colours is asked again.
    private const string Everything = "{ type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }";
    private const string Colours = "{ type: 'rule', values: ['color-contrast', 'link-in-text-block'] }";

    // Only the violations come back, each element with axe's explanation.
    private static string Run(string rules) => $$"""
        async () => {
          const result = await axe.run(document, { runOnly: {{rules}}, resultTypes: ['violations'] });
          return JSON.stringify(result.violations.flatMap(violation => violation.nodes.map(node =>
            ({ rule: violation.id, help: violation.help, element: node.html.slice(0, 200), why: [...node.any, ...node.all, ...node.none][0]?.message ?? '' }))));
        }
        """;

    /// <summary>Puts axe into the page that is open; once after each navigation.</summary>
    public static Task EnterAsync(IPage page) => page.EvaluateAsync(Script);

    /// <summary>What axe finds in the page as it looks now.</summary>
    /// <param name="page">The page.</param>
    /// <param name="coloursAlone">Everything else was asked in the same page by day.</param>
    public static async Task<IReadOnlyList<Violation>> RunAsync(IPage page, bool coloursAlone) =>
        JsonSerializer.Deserialize<List<Violation>>(
            await page.EvaluateAsync<string>(Run(coloursAlone ? Colours : Everything)), JsonSerializerOptions.Web)!;

    /// <summary>One element that breaks one rule.</summary>
    internal sealed record Violation(string Rule, string Help, string Element, string Why);
}
