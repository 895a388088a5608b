using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace JatengPortal.Journeys.Tests.Browser;

/// <summary>Compares what can be read on a page with JavaScript and without it.</summary>
internal sealed partial class ReadableText(Chromium chromium)
{
    public async Task<IReadOnlyList<Finding>> CompareAsync(IEnumerable<Uri> pages, CancellationToken cancellationToken)
    {
        var with = await chromium.NewPageAsync();
        var without = await chromium.NewPageAsync(javaScript: false);
        var findings = new List<Finding>();
        foreach (var address in pages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // A script may still fetch something after the page has loaded; without scripts nothing can.
            var texts = await Task.WhenAll(ReadAsync(with, address, WaitUntilState.NetworkIdle), ReadAsync(without, address, WaitUntilState.Load));
            if (texts[0] != texts[1])
                findings.Add(new Finding("text.needs-script", address.PathAndQuery, Difference(texts[0], texts[1])));
        }

        await with.Context.CloseAsync();
        await without.Context.CloseAsync();
        return findings;
    }

    private static async Task<string> ReadAsync(IPage page, Uri address, WaitUntilState until)
    {
        await page.GotoAsync(address.AbsoluteUri, new() { WaitUntil = until });
        return Spaces().Replace(await page.InnerTextAsync("body"), " ").Trim();
    }

    private static string Difference(string with, string without)
    {
        var same = with.Zip(without).TakeWhile(pair => pair.First == pair.Second).Count();
        var from = Math.Max(0, same - 20);
        return $"with JavaScript \"{Part(with, from)}\", without \"{Part(without, from)}\"";
    }

    private static string Part(string text, int from) => text[from..Math.Min(text.Length, from + 80)];

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
