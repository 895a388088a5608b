using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel.Theming.Administration;

/// <summary>A heading of the administration's menu with what stands under it.</summary>
/// <param name="Group">Which one.</param>
/// <param name="Text">In the language of the page.</param>
/// <param name="Entries">At least one.</param>
public sealed record AdminMenuGroup(AdminGroup Group, string Text, IReadOnlyList<SiteLink> Entries);

/// <summary>The administration's menu as the person of the scope sees it. Scoped.</summary>
public sealed partial class AdminMenu
{
    /// <summary>The page that the administration area begins with.</summary>
    public const string DashboardPath = "/admin";

    private readonly IServiceProvider _services;
    private readonly CurrentTenant _current;
    private readonly CurrentAccount _account;
    private readonly Links _links;

    internal AdminMenu(IServiceProvider services, CurrentTenant current, CurrentAccount account, Links links)
    {
        _services = services;
        _current = current;
        _account = account;
        _links = links;
    }

    /// <summary>Groups with something in them. The entry that the page lies under is marked, the nearest one where several fit.</summary>
    public IReadOnlyList<AdminMenuGroup> Groups
    {
        get
        {
            var entries = _services.GetServices<AdminEntry>().Where(entry => Shows(entry.Permission)).OrderBy(entry => entry.Order).ToList();
            var here = entries.Where(entry => IsUnder(entry.Path)).MaxBy(entry => entry.Path.Length)?.Path;
            return
            [
                .. entries.Select(entry => (entry.Group, Link: Show(entry, here))).Where(shown => shown.Link is not null)
                    .GroupBy(shown => shown.Group, shown => shown.Link!).OrderBy(group => group.Key)
                    .Select(group => new AdminMenuGroup(group.Key, TextOf(group.Key), [.. group])),
            ];
        }
    }

    /// <summary>Whether what stands under the permission is for the person, here. Those of the host too exist only where their feature is on.</summary>
    internal bool Shows(Permission permission) =>
        _current.Tenant.Features.Contains(permission.Feature) && _account.Allows(permission);

    private bool IsUnder(string path) =>
        _links.PagePath == path || _links.PagePath.StartsWith(path + "/", StringComparison.Ordinal);

    // A text that can't be made costs its entry, and not the whole administration area.
    private SiteLink? Show(AdminEntry entry, string? here)
    {
        try
        {
            return new SiteLink(entry.Text(), _links.To(entry.Path), entry.Path == here, IsExternal: false);
        }
        catch (Exception exception)
        {
            LogFailed(_services.GetRequiredService<ILogger<AdminMenu>>(), exception, entry.Path);
            return null;
        }
    }

    private static string TextOf(AdminGroup group) => group switch
    {
        AdminGroup.Content => Texts.Admin_group_content,
        AdminGroup.Desk => Texts.Admin_group_desk,
        AdminGroup.People => Texts.Admin_group_people,
        AdminGroup.Site => Texts.Admin_group_site,
        _ => Texts.Admin_group_portal,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "The menu entry {Path} failed and is left out")]
    private static partial void LogFailed(ILogger logger, Exception exception, string path);
}
