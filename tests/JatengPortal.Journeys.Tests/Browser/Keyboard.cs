using Microsoft.Playwright;

namespace JatengPortal.Journeys.Tests.Browser;

/// <summary>Somebody without a mouse. Wherever the Tab key leads, they must see that they are there.</summary>
internal sealed class Keyboard(IPage page)
{
    // Far more stops than any page has.
    private const int MostStops = 150;

    // What has the focus: where it is, and whether an outline shows it, on itself or on what frames it (WCAG 2.4.7, 2.4.11). Empty when all is well.
    private const string Fault = """
        () => {
          const focused = document.activeElement;
          if (!focused || focused === document.body) return 'nothing has the focus';
          const name = focused.outerHTML.slice(0, 150);
          const box = focused.getBoundingClientRect();
          if (box.width === 0 || box.height === 0) return 'it has no size: ' + name;
          if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return 'it is outside the window: ' + name;
          for (let element = focused, steps = 0; element && steps < 8; element = element.parentElement, steps++) {
            const style = getComputedStyle(element);
            if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && !/, 0\)$|transparent/.test(style.outlineColor)) return '';
          }
          return 'nothing shows that it has the focus: ' + name;
        }
        """;

    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    /// <summary>Types into what has the focus, in place of what stands there.</summary>
    public async Task FillAsync(string text)
    {
        await PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Presses Tab until this has the focus.</summary>
    public async Task TabToAsync(ILocator target, string key = "Tab")
    {
        await Assertions.Expect(target).ToBeVisibleAsync();
        // A browser drops the keys that are pressed before it has painted a new page.
        await page.WaitForLoadStateAsync(LoadState.Load);
        await page.EvaluateAsync("() => new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))");
        for (var stop = 0; stop < MostStops; stop++)
        {
            await StepAsync(key);
            if (await HasFocusAsync(target))
                return;
        }

        Assert.Fail($"{MostStops} times {key} don't lead to {target} on {page.Url}.");
    }

    /// <summary>Leads to this and presses Enter there.</summary>
    public async Task FollowAsync(ILocator target)
    {
        await TabToAsync(target);
        await PressAsync("Enter");
    }

    /// <summary>Presses Tab (or another key) once; the new place must be seen.</summary>
    public async Task StepAsync(string key = "Tab")
    {
        await PressAsync(key);
        await SeeAsync();
    }

    /// <summary>Something has the focus, stands in the window, and shows it.</summary>
    public async Task SeeAsync()
    {
        var fault = await page.EvaluateAsync<string>(Fault);
        Assert.True(fault.Length == 0, $"{page.Url}: {fault}");
    }

    public static Task<bool> HasFocusAsync(ILocator target) =>
        target.EvaluateAsync<bool>("element => element === document.activeElement");
}
