using JatengPortal.Journeys.Tests.Browser;
using JatengPortal.Journeys.Tests.Markup;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>Every kind of page that the administrator of the portal sees.</summary>
public sealed class EveryAdminPageTests(StaffedPortal staffed, Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_HTML_is_valid()
    {
        var pages = await staffed.PagesAsync();
        Assert.True(pages.Count >= 15, $"Only {pages.Count} pages were found.");
        EveryPageTests.AssertNone(await HtmlValidator.ValidateAsync(pages, Cancellation));
    }

    [Fact]
    public async Task Axe_is_content_on_phone_and_desk_by_day_and_night()
    {
        var addresses = (await staffed.PagesAsync()).Select(page => page.Address);
        EveryPageTests.AssertNone(await new PageInspector(chromium, (await staffed.AdministratorAsync()).Cookies).InspectAsync(addresses, Cancellation));
    }

    /// <summary>Not part of the suite: pictures for people to look at (<c>tests/run Journeys -explicit only</c>).</summary>
    [Fact(Explicit = true)]
    public async Task Pictures_of_each_page()
    {
        var screenshots = new Screenshots(chromium, (await staffed.AdministratorAsync()).Cookies);
        foreach (var page in await staffed.PagesAsync())
        {
            var name = string.Join('-', page.Address.PathAndQuery.Split(['/', '?', '=', '&', '%'], StringSplitOptions.RemoveEmptyEntries));
            Assert.NotEmpty(await screenshots.TakeAsync(page.Address, $"staf-{name[..Math.Min(80, name.Length)]}", Cancellation));
        }
    }
}
