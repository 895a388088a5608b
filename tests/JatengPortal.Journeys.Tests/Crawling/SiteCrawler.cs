namespace JatengPortal.Journeys.Tests.Crawling;

/// <summary>
/// Visits every page of one tenant over HTTP, from its home page and sitemap on, and asks every address that these pages,
/// their style sheets and their feeds name. Pages of other tenants are asked but not read any further; other sites are not asked.
/// </summary>
internal sealed class SiteCrawler(HttpClient client, TenantSite site, int mostPages = 2_000, int mostAddresses = 10_000)
{
    private readonly AnswerSource _answers = new(client, site);
    private readonly Queue<Uri> _waiting = new();
    private readonly HashSet<string> _queued = [];
    private readonly HashSet<string> _read = [];
    private readonly Dictionary<string, CrawledPage> _pages = [];
    private readonly List<Finding> _findings = [];
    private readonly HashSet<(string Code, string Detail)> _shared = [];

    /// <param name="seeds">Paths within the tenant to begin with; each must answer.</param>
    /// <param name="cancellationToken">Ends the crawl.</param>
    public async Task<Crawl> CrawlAsync(IReadOnlyList<string> seeds, CancellationToken cancellationToken)
    {
        foreach (var seed in seeds)
            await FollowAsync("(start)", site.Home, new Reference(site.At(seed).AbsoluteUri, ReferenceKind.Link, "start"), cancellationToken);
        while (_waiting.TryDequeue(out var address))
        {
            if (_pages.Count >= mostPages || _answers.Asked >= mostAddresses)
            {
                _findings.Add(new Finding("crawl.unbounded", address.PathAndQuery, $"stopped after {_pages.Count} pages, {_answers.Asked} addresses"));
                break;
            }

            await VisitAsync(address, cancellationToken);
        }

        foreach (var page in _pages.Values)
            await CheckTranslationsAsync(page, cancellationToken);
        CheckTitles();
        return new Crawl([.. _pages.Values], _findings, _answers.Asked);
    }

    private async Task VisitAsync(Uri address, CancellationToken cancellationToken)
    {
        var answer = await _answers.AskAsync(address, cancellationToken);
        if (!answer.IsPage || !site.Holds(answer.Final) || _pages.ContainsKey(answer.Final.AbsoluteUri))
            return;
        var page = new CrawledPage(answer.Final, answer.Text);
        _pages[answer.Final.AbsoluteUri] = page;
        _findings.AddRange(PageChecks.Of(page, site));
        foreach (var reference in PageReferences.Of(page))
            await FollowAsync(page.Address.PathAndQuery, page.Address, reference, cancellationToken);
    }

    private async Task FollowAsync(string from, Uri relativeTo, Reference reference, CancellationToken cancellationToken)
    {
        if (reference.Written.StartsWith("mailto:", StringComparison.Ordinal) || reference.Written.StartsWith("tel:", StringComparison.Ordinal))
            return;
        if (reference.Kind == ReferenceKind.Resource && reference.Written.StartsWith("data:", StringComparison.Ordinal))
            return;
        if (reference.Written.Length == 0 || !Uri.TryCreate(relativeTo, reference.Written, out var target) || target.Scheme is not ("http" or "https"))
        {
            AddOnce(new Finding("link.malformed", from, $"{reference.Where} \"{reference.Written}\""));
            return;
        }

        if (reference is { Kind: ReferenceKind.Link, IsMarkedExternal: false } && !site.Holds(target))
            AddOnce(new Finding("link.unmarked", from, $"{reference.Where} {target}"));
        if (reference.Kind == ReferenceKind.Listing && !site.Holds(target))
            AddOnce(new Finding("sitemap.foreign", from, target.ToString()));
        if (reference.Kind == ReferenceKind.Resource && !site.IsInPortal(target))
            AddOnce(new Finding("request.third-party", from, $"{reference.Where} {target}"));
        if (site.IsInPortal(target))
            await CheckAnswerAsync(from, target, reference, cancellationToken);
    }

    private async Task CheckAnswerAsync(string from, Uri target, Reference reference, CancellationToken cancellationToken)
    {
        var answer = await _answers.AskAsync(target, cancellationToken);
        if (!answer.IsGood)
        {
            AddOnce(new Finding("link.dead", from, $"{answer.Status} {reference.Where} {target.PathAndQuery}"));
            return;
        }

        if (answer.IsPage && target.Fragment.Length > 1 && !HasAnchor(answer, Uri.UnescapeDataString(target.Fragment[1..])))
            AddOnce(new Finding("link.dead-fragment", from, $"{target.PathAndQuery}{target.Fragment}"));
        if (answer.IsPage && site.Holds(target) && _queued.Add(answer.Address.AbsoluteUri))
            _waiting.Enqueue(answer.Address);
        // Style sheets are shared by all tenants; other tenants' sitemaps (robots.txt names them all) and feeds are their own affair.
        if (!answer.IsPage && (site.Holds(answer.Final) || answer.MediaType == "text/css") && _read.Add(answer.Final.AbsoluteUri))
        {
            foreach (var inner in PageReferences.Of(answer))
                await FollowAsync(answer.Final.PathAndQuery, answer.Final, inner, cancellationToken);
        }
    }

    private bool HasAnchor(Answer answer, string fragment) =>
        fragment == "top" || (_pages.GetValueOrDefault(answer.Final.AbsoluteUri) ?? new CrawledPage(answer.Final, answer.Text)).Anchors.Contains(fragment);

    // A translation must answer, and must name this page as its own translation.
    private async Task CheckTranslationsAsync(CrawledPage page, CancellationToken cancellationToken)
    {
        foreach (var (language, written) in page.Translations)
        {
            if (!Uri.TryCreate(page.Address, written, out var address) || !site.Holds(address))
                _findings.Add(page.Finding("hreflang.wrong", $"{language} {written}"));
            else if (await _answers.AskAsync(address, cancellationToken) is not { IsPage: true } answer)
                _findings.Add(page.Finding("hreflang.dead", $"{language} {address.PathAndQuery}"));
            else if (!NamesAsTranslation(new CrawledPage(answer.Final, answer.Text), page.Address))
                _findings.Add(page.Finding("hreflang.one-way", $"{language} {address.PathAndQuery} doesn't point back"));
        }
    }

    private static bool NamesAsTranslation(CrawledPage translation, Uri original) =>
        translation.Translations.Any(link =>
            Uri.TryCreate(translation.Address, link.Address, out var address) && address.AbsolutePath == original.AbsolutePath);

    // Two addresses of one page (the same canonical address) and its translations may share a title; two pages may not.
    private void CheckTitles()
    {
        foreach (var same in _pages.Values.Where(page => page.Title.Length > 0 && !page.IsUnlisted).GroupBy(page => (page.Title, site.LanguageOf(page.Address))))
        {
            var different = same.DistinctBy(page => page.Canonicals is [var canonical, ..] ? canonical : page.Address.AbsoluteUri).ToList();
            if (different.Count > 1)
                _findings.Add(different[1].Finding("title.duplicate", $"\"{same.Key.Title}\" is also the title of {different[0].Address.PathAndQuery}"));
        }
    }

    // The first page that shows a fault stands for all that share it: a dead link in the footer is one finding, not one a page.
    private void AddOnce(Finding finding)
    {
        if (_shared.Add((finding.Code, finding.Detail)))
            _findings.Add(finding);
    }
}
