namespace JatengPortal.Journeys.Tests.Crawling;

/// <summary>What a crawl saw.</summary>
/// <param name="Pages">Every page of the tenant, in the order found.</param>
/// <param name="Findings">What is wrong, each thing once.</param>
/// <param name="Asked">How many addresses were asked, pages of other tenants and resources included.</param>
internal sealed record Crawl(IReadOnlyList<CrawledPage> Pages, IReadOnlyList<Finding> Findings, int Asked);
