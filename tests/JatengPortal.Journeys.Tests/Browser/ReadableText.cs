using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace JatengPortal.Journeys.Tests.Browser;

/// <summary>Compares what can be read on a page with JavaScript and without it.</summary>
internal sealed partial class ReadableText(Chromium chromium)
{
    // Most of the time is spent on waiting until the network is idle.
    private const int Workers = 4;

    public async Task<IReadOnlyList<Finding>> CompareAsync(IEnumerable<Uri> pages, CancellationToken cancellationToken)
    {
        var waiting = new ConcurrentQueue<Uri>(pages);
        var findings = new ConcurrentBag<Finding>();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync(waiting, findings, cancellationToken)));
        return [.. findings];
    }

    private async Task WorkAsync(ConcurrentQueue<Uri> waiting, ConcurrentBag<Finding> findings, CancellationToken cancellationToken)
    {
        if (waiting.IsEmpty)
            return;
        var with = await chromium.NewPageAsync();
        var without = await chromium.NewPageAsync(javaScript: false);
        while (waiting.TryDequeue(out var address))
        {
            cancellationToken.ThrowIfCancellationRequested();
            // A script may still fetch something after the page has loaded; without scripts nothing can.
            var texts = await Task.WhenAll(ReadAsync(with, address, WaitUntilState.NetworkIdle), ReadAsync(without, address, WaitUntilState.Load));
            if (texts[0] != texts[1])
                findings.Add(new Finding("text.needs-script", address.PathAndQuery, Difference(texts[0], texts[1])));
        }

        await with.Context.CloseAsync();
        await without.Context.CloseAsync();
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
