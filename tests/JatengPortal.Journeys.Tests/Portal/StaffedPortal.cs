using JatengPortal.Journeys.Tests.Crawling;
using JatengPortal.Testing;

[assembly: AssemblyFixture(typeof(JatengPortal.Journeys.Tests.Portal.StaffedPortal))]

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>
/// A portal with its administrator, and an editor, an approver and a contributor of kesbangpol, started when the first journey needs it. All journeys of staff share it;
/// one that changes what others see, such as the features of a site, has one of its own (as class fixture).
/// </summary>
public sealed class StaffedPortal : IAsyncDisposable
{
    public const string EditorName = "penyunting";
    public const string Password = "gerobak senja pasar lama";
    private const string First = "sandi-pertama-untuk-perjalanan";

    private readonly Lazy<Task<RunningPortal>> _portal = new(StartAsync);
    private readonly Lazy<Task<StaffClient>> _administrator;
    private readonly Lazy<Task<StaffClient>> _editor;
    private readonly Lazy<Task<StaffClient>> _approver;
    private readonly Lazy<Task<StaffClient>> _contributor;
    private readonly Lazy<Task<IReadOnlyList<CrawledPage>>> _pages;

    public StaffedPortal()
    {
        _administrator = new Lazy<Task<StaffClient>>(async () => await StaffClient.SignInAsync(await _portal.Value, "admin", First, Password));
        _editor = new Lazy<Task<StaffClient>>(() => HireAsync(EditorName, "Penyunting (contoh)", "Editor"));
        _approver = new Lazy<Task<StaffClient>>(() => HireAsync("penyetuju", "Penyetuju (contoh)", "Penyetuju"));
        _contributor = new Lazy<Task<StaffClient>>(() => HireAsync("kontributor", "Kontributor (contoh)", "Kontributor"));
        _pages = new Lazy<Task<IReadOnlyList<CrawledPage>>>(async () => await new StaffCrawler(await AdministratorAsync()).CrawlAsync());
    }

    /// <summary>Who administers the portal.</summary>
    public async Task<SignedIn> AdministratorAsync() => new(await _portal.Value, await _administrator.Value);

    /// <summary>Who writes at kesbangpol, and is nobody elsewhere.</summary>
    public async Task<SignedIn> EditorAsync() => new(await _portal.Value, await _editor.Value);

    /// <summary>Who approves at kesbangpol what others write.</summary>
    public async Task<SignedIn> ApproverAsync() => new(await _portal.Value, await _approver.Value);

    /// <summary>Who writes at kesbangpol and approves nothing.</summary>
    public async Task<SignedIn> ContributorAsync() => new(await _portal.Value, await _contributor.Value);

    /// <summary>Every kind of page that the administrator sees in the province, found by its link.</summary>
    internal Task<IReadOnlyList<CrawledPage>> PagesAsync() => _pages.Value;

    /// <summary>What a verb of the command line prints; it must succeed.</summary>
    public async Task<string> RunAsync(params string[] verb)
    {
        var result = await (await _portal.Value).RunVerbAsync(verb);
        Assert.True(result.ExitCode == 0, result.ToString());
        return result.Output;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in new[] { _administrator, _editor, _approver, _contributor }.Where(client => client.IsValueCreated))
            (await client.Value).Dispose();
        if (_portal.IsValueCreated)
            await (await _portal.Value).DisposeAsync();
    }

    private static Task<RunningPortal> StartAsync() => RunningPortal.StartAsync(new PortalStart
    {
        ReadyAddress = "/",
        Environment = new Dictionary<string, string> { ["Portal__Setup__AdminPassword"] = First },
    });

    private async Task<StaffClient> HireAsync(string userName, string name, string role)
    {
        var created = await RunAsync("users", "create", userName, "--name", name);
        await RunAsync("users", "grant", userName, "kesbangpol", role);
        return await StaffClient.SignInAsync(await _portal.Value, userName, created.Split('\n')[0].Split(": ")[1].Trim(), Password);
    }
}
