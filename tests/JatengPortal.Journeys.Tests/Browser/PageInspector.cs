using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace JatengPortal.Journeys.Tests.Browser;

/// <summary>
/// Opens pages in a real browser and reports what axe finds (WCAG 2.2 AA and its best practices), pages wider than the screen, errors on
/// the console (a blocked inline style among them), and requests to anyone else.
/// </summary>
internal sealed class PageInspector(Chromium chromium, string? cookies = null)
{
    // Two pages at a time, one for each core that a small machine has.
    private const int Workers = 2;

    private readonly ConcurrentDictionary<(string Code, string Detail), Finding> _findings = new();

    /// <param name="pages">Their addresses.</param>
    /// <param name="cancellationToken">Ends it between two pages.</param>
    /// <param name="onDesk">How many of the pages below one address are seen on a desk too; the others, which differ in their texts alone,
    /// only on a phone, where room is scarce.</param>
    /// <param name="status">What they answer: error pages are inspected as well.</param>
    public async Task<IReadOnlyList<Finding>> InspectAsync(
        IEnumerable<Uri> pages, CancellationToken cancellationToken, int onDesk = int.MaxValue, int status = 200)
    {
        var waiting = new ConcurrentQueue<(Uri, IReadOnlyList<Look>)>(pages
            .GroupBy(page => new Uri(page, ".").AbsolutePath)
            .SelectMany(siblings => siblings.Select((address, position) => (address, position < onDesk ? Look.All : Look.Phone))));
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync(waiting, status, cancellationToken)));
        return [.. _findings.Values];
    }

    private async Task WorkAsync(ConcurrentQueue<(Uri, IReadOnlyList<Look>)> waiting, int status, CancellationToken cancellationToken)
    {
        if (waiting.IsEmpty)
            return;
        var page = await chromium.NewPageAsync(cookies: cookies);
        Uri? current = null;
        page.Console += (_, message) =>
        {
            // The browser reports a page's own 404 as an error too; here it is what was asked for.
            var isOwnStatus = status != 200 && message.Location.StartsWith(current!.AbsoluteUri, StringComparison.Ordinal);
            if (message.Type == "error" && !isOwnStatus)
                Add("browser.console", current!, $"{message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => Add("browser.script-error", current!, error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(current!.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal) && request.Url.StartsWith("http", StringComparison.Ordinal))
                Add("request.third-party", current, request.Url);
        };
        while (waiting.TryDequeue(out var next))
        {
            cancellationToken.ThrowIfCancellationRequested();
            (current, var looks) = next;
            await InspectAsync(page, current, looks, status);
        }

        await page.Context.CloseAsync();
    }

    private async Task InspectAsync(IPage page, Uri address, IReadOnlyList<Look> looks, int status)
    {
        var response = await page.GotoAsync(address.AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });
        if (response?.Status != status)
            Add("browser.status", address, $"{response?.Status}");
        await Axe.EnterAsync(page);
        foreach (var look in looks)
        {
            await look.ApplyToAsync(page);
            var excess = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (excess > 0)
                Add("layout.overflow", address, $"{excess} px wider than the screen ({look})");
            foreach (var violation in await Axe.RunAsync(page, coloursAlone: look.Scheme == ColorScheme.Dark))
                Add($"axe.{violation.Rule}", address, $"({look}) {violation.Help}: {violation.Element} ({violation.Why})");
        }
    }

    // A fault of the header is one finding, not one a page.
    private void Add(string code, Uri page, string detail) => _findings.TryAdd((code, detail), new Finding(code, page.PathAndQuery, detail));
}
