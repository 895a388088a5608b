using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Settings;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Web;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel.Theming;

/// <summary>A link as a layout shows it.</summary>
/// <param name="Text">In the language of the page.</param>
/// <param name="Address">Ready for <c>href</c>.</param>
/// <param name="IsCurrent">Whether the page lies under it.</param>
/// <param name="IsExternal">Whether it leaves this tenant.</param>
public sealed record SiteLink(string Text, string Address, bool IsCurrent, bool IsExternal);

/// <summary>What layouts show of the tenant of the request. Loaded before the page's endpoint runs. Scoped.</summary>
public sealed partial class Site
{
    private readonly IServiceProvider _services;
    private readonly CurrentTenant _current;
    private readonly Links _links;
    private SiteFacts _facts = SiteFacts.None;
    private bool _isPreview;

    internal Site(IServiceProvider services, CurrentTenant current, Links links)
    {
        _services = services;
        _current = current;
        _links = links;
    }

    /// <summary>The tenant's name for readers.</summary>
    public string Title => _facts.Settings.SiteName ?? _current.Tenant.Title;

    /// <summary>Tagline, contact, logo, colours.</summary>
    public SiteSettings Settings => _facts.Settings;

    /// <summary>The tenant that this one reports to, with its address; null at the top.</summary>
    public SiteLink? Parent =>
        _current.Tenant.ParentId is { } id && _services.GetRequiredService<TenantRegistry>().Find(id) is { } parent
            ? new SiteLink(parent.Title, _links.ToTenant(parent, "/"), false, true)
            : null;

    /// <summary>Header menu: what features contribute, then the tenant's own entries.</summary>
    public IEnumerable<SiteLink> MainMenu => _services.GetServices<MenuEntry>()
        .Where(entry => _current.Tenant.Features.Contains(entry.Feature)).OrderBy(entry => entry.Order)
        .Select(Show).OfType<SiteLink>()
        .Concat(_facts.Menus.Main.Select(Show));

    /// <summary>What features contribute to the header menu: text in the language of the page, and path inside the tenant.</summary>
    public IReadOnlyList<(string Text, string Path)> FeaturePages =>
    [
        .. _services.GetServices<MenuEntry>()
            .Where(entry => _current.Tenant.Features.Contains(entry.Feature) && Show(entry) is not null)
            .OrderBy(entry => entry.Order).Select(entry => (entry.Text(), entry.Path)),
    ];

    /// <summary>Footer menu: the tenant's own entries.</summary>
    public IEnumerable<SiteLink> FooterMenu => _facts.Menus.Footer.Select(Show);

    /// <summary>Stylesheet of the tenant's colours, with a version in its address; null where it has none of its own.</summary>
    public string? StylesheetAddress => Settings.PrimaryColour is null && Settings.AccentColour is null
        ? null
        : _links.ToFile(_isPreview ? TenantStylesheet.PreviewAddressOf(Settings) : $"/tampilan/{_current.Tenant.ContentVersion}.css");

    /// <summary>Address of the logo; null where there is none.</summary>
    public string? LogoAddress => Settings.Logo is null ? null : _links.ToFile("/media/" + Settings.Logo);

    /// <summary>What is urgent now: the highest level first, then the newest.</summary>
    public IReadOnlyList<ShownBanner> Banners
    {
        get
        {
            var now = _services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
            return
            [
                .. _facts.Banners.Where(banner => banner.StartUtc <= now && now < banner.EndUtc)
                    .OrderByDescending(banner => banner.Level).ThenByDescending(banner => banner.StartUtc).Select(Show),
            ];
        }
    }

    internal async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        if (UseKnown())
            return;
        var sections = await _services.GetRequiredService<TenantSettings>().AllAsync(cancellationToken);
        var banners = await BannersAsync(cancellationToken);
        _facts = new SiteFacts(Read<SiteSettings>(sections), Read<MenuSettings>(sections), banners ?? []);
        // Without the banners, only this one page has to do.
        if (banners is not null)
            _services.GetRequiredService<SiteCache>().Keep((_current.Tenant.Id, _current.Tenant.ContentVersion), _facts);
    }

    /// <returns>Null where a source failed: the page is shown all the same.</returns>
    private async Task<IReadOnlyList<SiteBanner>?> BannersAsync(CancellationToken cancellationToken)
    {
        var banners = new List<SiteBanner>();
        foreach (var source in _services.GetServices<BannerSource>().Where(source => _current.Tenant.Features.Contains(source.Feature)))
        {
            try
            {
                banners.AddRange(await ((ISiteBannerSource)_services.GetRequiredService(source.Type)).LoadAsync(cancellationToken));
            }
            catch (Exception exception) when ((exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
                && !_services.GetRequiredService<DatabaseProvider>().IsUnavailable(exception))
            {
                LogBannersFailed(_services.GetRequiredService<ILogger<Site>>(), exception, source.Feature);
                return null;
            }
        }

        return banners;
    }

    /// <summary>From here on in this scope, the site has these settings instead.</summary>
    internal void Show(SiteSettings settings)
    {
        _facts = _facts with { Settings = settings };
        _isPreview = true;
    }

    /// <summary>Takes what is still in memory, without the database.</summary>
    internal bool UseKnown()
    {
        if (_services.GetRequiredService<SiteCache>().Find((_current.Tenant.Id, _current.Tenant.ContentVersion)) is not { } known)
            return false;
        _facts = known;
        return true;
    }

    private static T Read<T>(Dictionary<string, string> sections)
        where T : ISettingsSection, new() =>
        sections.TryGetValue(T.Section, out var json) ? TenantSettings.Read<T>(json) : new T();

    // A text that can't be made costs its entry, and not every page of every tenant that has the feature.
    private SiteLink? Show(MenuEntry entry)
    {
        try
        {
            return Inside(entry.Text(), entry.Path);
        }
        catch (Exception exception)
        {
            LogFailed(_services.GetRequiredService<ILogger<Site>>(), exception, entry.Feature);
            return null;
        }
    }

    private SiteLink Show(MenuSettings.MenuItem item)
    {
        var text = _links.Language == Language.English ? item.English ?? item.Text : item.Text;
        return item.Url.StartsWith("~/", StringComparison.Ordinal) ? Inside(text, item.Url[1..]) : new SiteLink(text, item.Url, false, true);
    }

    private ShownBanner Show(SiteBanner banner)
    {
        var isEnglish = _links.Language == Language.English && banner.English.Length > 0;
        var isInside = banner.Link.StartsWith("~/", StringComparison.Ordinal);
        var origin = _services.GetRequiredService<TenantRegistry>().Find(banner.OriginId);
        // One whose origin is closed has nowhere to lead.
        var address = banner.Link.Length == 0 || (isInside && origin is not { State: TenantState.Running })
            ? null
            : !isInside ? banner.Link
            : origin!.Id == _current.Tenant.Id ? _links.To(banner.Link[1..])
            : _links.ToTenant(origin, banner.Link[1..]);
        return new ShownBanner(
            banner.Level, isEnglish ? banner.English : banner.Text, !isEnglish && _links.Language == Language.English, address,
            !isInside || banner.OriginId != _current.Tenant.Id);
    }

    private SiteLink Inside(string text, string path)
    {
        var current = _links.PagePath == path || (path.Length > 1 && _links.PagePath.StartsWith(path + "/", StringComparison.Ordinal));
        return new SiteLink(text, _links.To(path), current, false);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A menu entry of {Feature} failed and is left out")]
    private static partial void LogFailed(ILogger logger, Exception exception, JatengPortal.Kernel.Modules.Feature feature);

    [LoggerMessage(Level = LogLevel.Error, Message = "The banners of {Feature} failed and are left out")]
    private static partial void LogBannersFailed(ILogger logger, Exception exception, JatengPortal.Kernel.Modules.Feature feature);
}

/// <summary>What the layouts of a tenant need, as of one content version.</summary>
internal sealed record SiteFacts(SiteSettings Settings, MenuSettings Menus, IReadOnlyList<SiteBanner> Banners)
{
    public static readonly SiteFacts None = new(new SiteSettings(), new MenuSettings(), []);
}

/// <summary>Keeps the facts of the tenants that were asked for lately.</summary>
internal sealed class SiteCache : IDisposable
{
    private const int MostTenants = 2000;
    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(5);
    private readonly MemoryCache _facts = new(new MemoryCacheOptions { SizeLimit = MostTenants });

    public SiteFacts? Find((Guid TenantId, long ContentVersion) key) => _facts.Get<SiteFacts>(key);

    public void Keep((Guid TenantId, long ContentVersion) key, SiteFacts facts) =>
        _facts.Set(key, facts, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Unused });

    public void Dispose() => _facts.Dispose();
}
