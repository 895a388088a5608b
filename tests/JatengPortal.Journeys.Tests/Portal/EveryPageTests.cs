using System.Net;
using JatengPortal.Journeys.Tests.Browser;
using JatengPortal.Journeys.Tests.Crawling;
using JatengPortal.Journeys.Tests.Markup;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>Every page of three tenants: the province at the root, an agency, a region.</summary>
public sealed class EveryPageTests(SharedPortal shared, Chromium chromium)
{
    public static TheoryData<string> Tenants => ["", "kesbangpol", "kota-semarang"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Tenants))]
    public async Task No_link_is_dead_and_none_leaves_its_tenant_unmarked(string tenant)
    {
        var crawl = await shared.CrawlAsync(tenant, Cancellation);

        AssertNone(crawl.Findings);
        Assert.True(crawl.Pages.Count >= 10, $"Only {crawl.Pages.Count} pages were found.");
    }

    [Theory, MemberData(nameof(Tenants))]
    public async Task Pages_in_both_languages_are_among_them(string tenant)
    {
        var site = SharedPortal.Site(await shared.Portal, tenant);

        // Later pages of a list aside: they may grow while agencies' news arrives.
        var languages = (await shared.CrawlAsync(tenant, Cancellation)).Pages
            .Where(page => page.Address.Query.Length == 0)
            .CountBy(page => site.LanguageOf(page.Address))
            .ToDictionary();

        Assert.Equal(languages["id"], languages["en"]);
    }

    [Theory, MemberData(nameof(Tenants))]
    public async Task The_HTML_is_valid(string tenant) =>
        AssertNone(await HtmlValidator.ValidateAsync([.. (await shared.CrawlAsync(tenant, Cancellation)).Pages, await MissingPageAsync(tenant)], Cancellation));

    [Theory, MemberData(nameof(Tenants))]
    public async Task Axe_is_content_on_phone_and_desk_by_day_and_night(string tenant) =>
        AssertNone(await new PageInspector(chromium).InspectAsync(await AddressesAsync(tenant), Cancellation, onDesk: 8));

    [Theory, MemberData(nameof(Tenants))]
    public async Task Axe_is_content_with_the_page_that_tells_of_a_missing_one(string tenant) =>
        AssertNone(await new PageInspector(chromium).InspectAsync([(await MissingPageAsync(tenant)).Address], Cancellation, status: 404));

    // Signing in aside: a passkey is shown by JavaScript alone, and so is its button.
    [Theory, MemberData(nameof(Tenants))]
    public async Task What_can_be_read_is_the_same_without_JavaScript(string tenant) =>
        AssertNone(await new ReadableText(chromium).CompareAsync(
            (await AddressesAsync(tenant)).Where(address => !address.AbsolutePath.EndsWith("/masuk", StringComparison.Ordinal)), Cancellation));

    private async Task<IEnumerable<Uri>> AddressesAsync(string tenant) =>
        (await shared.CrawlAsync(tenant, Cancellation)).Pages.Select(page => page.Address);

    private async Task<CrawledPage> MissingPageAsync(string tenant)
    {
        var portal = await shared.Portal;
        var address = SharedPortal.Site(portal, tenant).At("/berita/tidak-pernah-ada");
        using var answer = await portal.Client.GetAsync(address, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        return new CrawledPage(address, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    // Each kind with some examples: the first finding alone would make mending a guessing game, all of them a flood.
    internal static void AssertNone(IReadOnlyList<Finding> findings)
    {
        var examples = findings
            .GroupBy(finding => finding.Code)
            .Select(kind => $"{kind.Count()} × {kind.Key}\n{string.Join('\n', kind.Take(8).Select(finding => $"    {finding.Page}  {finding.Detail}"))}");
        Assert.True(findings.Count == 0, string.Join('\n', examples));
    }
}
