using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(JatengPortal.Journeys.Tests.Browser.Chromium))]

namespace JatengPortal.Journeys.Tests.Browser;

/// <summary>The machine's own Chromium, started once for all journeys, when the first one needs it.</summary>
public sealed class Chromium : IAsyncDisposable
{
    // Chromium refuses its sandbox to root. The rest keeps it from calling anyone but the portal under test: it would look up
    // its maker's hosts at every start, and a page's third-party request must fail here as it may in the field.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-domain-reliability",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    ];

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _started = new(StartAsync);

    /// <summary>A page in a context of its own (no cookie or cache is shared).</summary>
    /// <param name="javaScript">Whether scripts run.</param>
    /// <param name="cookies">The cookies that it begins with, as <see cref="IBrowserContext.StorageStateAsync"/> gave them; null for none.</param>
    /// <param name="portal">What paths given to the page are relative to; null where it is given whole addresses.</param>
    public async Task<IPage> NewPageAsync(bool javaScript = true, string? cookies = null, Uri? portal = null)
    {
        var context = await (await _started.Value).Browser.NewContextAsync(new()
        {
            JavaScriptEnabled = javaScript,
            StorageState = cookies,
            BaseURL = portal?.AbsoluteUri,
            Locale = "id-ID",
            TimezoneId = "Asia/Jakarta",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_started.IsValueCreated)
            return;
        var (playwright, browser) = await _started.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        var executable = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium";
        Assert.True(File.Exists(executable), $"{executable} is missing: tests/run installs Debian's chromium, or CHROMIUM_PATH names another one.");
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = Arguments }));
    }
}
