using JatengPortal.Testing;
using Microsoft.Playwright;

namespace JatengPortal.Journeys.Tests.Browser;

/// <summary>Takes pictures for people to look at; they land in <c>artifacts/screenshots</c>.</summary>
internal sealed class Screenshots(Chromium chromium, string? cookies = null)
{
    /// <summary>One picture in each <see cref="Look"/>: <c>&lt;name&gt;-360-dark.png</c> and so on.</summary>
    public async Task<IReadOnlyList<string>> TakeAsync(Uri address, string name, CancellationToken cancellationToken)
    {
        var page = await chromium.NewPageAsync(cookies: cookies);
        await page.GotoAsync(address.AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });
        var files = await TakeAsync(page, name, cancellationToken);
        await page.Context.CloseAsync();
        return files;
    }

    /// <summary>The same of a page that is open.</summary>
    public static async Task<IReadOnlyList<string>> TakeAsync(IPage page, string name, CancellationToken cancellationToken)
    {
        var folder = Repository.Artifacts("screenshots");
        var files = new List<string>();
        foreach (var look in Look.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await look.ApplyToAsync(page);
            var file = Path.Combine(folder, $"{name}-{look}.png");
            await page.ScreenshotAsync(new() { Path = file, FullPage = true });
            files.Add(file);
        }

        return files;
    }
}
