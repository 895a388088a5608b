using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Features;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Web;
using JatengPortal.Kernel.Web.Caching;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JatengPortal.Kernel.Tests.Web;

public sealed class PageStoreTests : IDisposable
{
    private const int PageBytes = 100 * 1024;
    private static readonly Tenant Tenant = new()
    {
        Id = Guid.CreateVersion7(),
        Name = "dinas",
        Title = "Dinas",
        Prefix = "dinas",
        HostNames = [],
        State = TenantState.Running,
        Features = FeatureSet.Empty,
        Theme = "",
        ContentVersion = 7,
    };

    private readonly PageStore _store = new(Options.Create(new PortalOptions { PageCache = { Megabytes = 1 } }));

    [Fact]
    public void All_pages_together_stay_within_the_bound()
    {
        for (var i = 0; i < 200; i++)
            _store.Keep(Key($"/berita/{i}"), [], Request(""), Page());
        Assert.InRange(_store.Count, 1, 1024 * 1024 / PageBytes);
    }

    [Fact]
    public void Variants_of_one_page_stay_within_the_bound_too()
    {
        for (var i = 0; i < 200; i++)
            _store.Keep(Key("/berita"), ["q"], Request($"?q={i}"), Page());
        Assert.InRange(_store.Count, 1, (1024 * 1024 / PageBytes) + 1);
    }

    [Fact]
    public void A_page_is_found_under_its_own_tenant_version_language_and_path_only()
    {
        var page = Page();
        _store.Keep(Key("/berita"), [], Request(""), page);
        Assert.Same(page, _store.Find(Key("/berita"), Request("?x=1")));
        Assert.Same(page, _store.Find(Key("/berita/"), Request("")));
        Assert.Null(_store.Find(Key("/berita", Tenant with { ContentVersion = 8 }), Request("")));
        Assert.Null(_store.Find(Key("/berita", Tenant with { Id = Guid.CreateVersion7() }), Request("")));
        Assert.Null(_store.Find(PageStore.KeyOf(Tenant, 0, Language.English, "/berita")!, Request("")));
        Assert.Null(_store.Find(Key("/berit"), Request("")));
    }

    [Fact]
    public void A_value_can_not_pass_for_two()
    {
        // One value that looks like two names, and two names that look like one value.
        var page = Page();
        _store.Keep(Key("/cari"), ["a", "b"], Request("?a=1%0Ab=2"), page);
        Assert.Null(_store.Find(Key("/cari"), Request("?a=1&b=2")));
        Assert.Null(_store.Find(Key("/cari"), Request("?b=2&a=1")));
    }

    [Theory]
    [InlineData("/Berita")]
    [InlineData("/berita/A")]
    public void An_address_with_capitals_has_no_place(string path) => Assert.Null(PageStore.KeyOf(Tenant, 0, Language.Indonesian, path));

    [Fact]
    public void An_address_longer_than_any_of_ours_has_no_place() =>
        Assert.Null(PageStore.KeyOf(Tenant, 0, Language.Indonesian, "/" + new string('x', 400)));

    public void Dispose() => _store.Dispose();

    private static PageKey Key(string path, Tenant? tenant = null) => PageStore.KeyOf(tenant ?? Tenant, 0, Language.Indonesian, path)!;

    private static CachedPage Page()
    {
        var body = new byte[PageBytes];
        // Random, so that compression doesn't make it small.
        new Random(1).NextBytes(body);
        return new CachedPage(body, "text/html; charset=utf-8");
    }

    private static HttpRequest Request(string query) => new DefaultHttpContext { Request = { QueryString = new QueryString(query) } }.Request;
}
