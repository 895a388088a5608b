using Microsoft.Playwright;

namespace JatengPortal.Journeys.Tests.Browser;

/// <summary>How a reader sees a page: a phone or a desk, by day or by night.</summary>
internal sealed record Look(int Width, ColorScheme Scheme)
{
    public static readonly IReadOnlyList<Look> All =
    [
        new(360, ColorScheme.Light), new(360, ColorScheme.Dark), new(1440, ColorScheme.Light), new(1440, ColorScheme.Dark),
    ];

    /// <summary>The phone's: what fits there and can be told apart there has room on a desk.</summary>
    public static readonly IReadOnlyList<Look> Phone = [All[0], All[1]];

    public async Task ApplyToAsync(IPage page)
    {
        await page.SetViewportSizeAsync(Width, Width < 600 ? 740 : 900);
        await page.EmulateMediaAsync(new() { ColorScheme = Scheme, ReducedMotion = ReducedMotion.Reduce });
    }

    /// <summary>Such as <c>360-dark</c>.</summary>
    public override string ToString() => Scheme == ColorScheme.Dark ? $"{Width}-dark" : $"{Width}-light";
}
