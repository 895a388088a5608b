using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Settings;

namespace JatengPortal.Pages.Menus;

/// <summary>Which of a site's menus.</summary>
public enum MenuPlace
{
    /// <summary>In the header, after what features bring (menu utama).</summary>
    Main,

    /// <summary>In the footer (menu bawah).</summary>
    Footer,
}

/// <summary>Changes the menus of the scope's tenant; whoever does names the state that they have seen.</summary>
internal sealed class MenuDesk(TenantSettings settings, TenantDatabase database)
{
    public const int MostEntries = 30;
    public const int LongestText = 60;

    /// <summary>The menus as they are now.</summary>
    public Task<MenuSettings> ReadAsync(CancellationToken cancellationToken) => settings.GetAsync<MenuSettings>(cancellationToken);

    public static IReadOnlyList<MenuSettings.MenuItem> EntriesOf(MenuSettings menus, MenuPlace place) =>
        place == MenuPlace.Main ? menus.Main : menus.Footer;

    /// <summary>Changes one menu. The settings note it in the audit trail, and cached pages are fresh afterwards.</summary>
    /// <param name="place">Which menu.</param>
    /// <param name="seen">The state that the person has seen.</param>
    /// <param name="change">Changes the list of entries.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>False where the menus are no longer as they were seen.</returns>
    /// <exception cref="RuleViolationException"><c>menu.full</c></exception>
    public async Task<bool> ChangeAsync(
        MenuPlace place, string seen, Action<List<MenuSettings.MenuItem>> change, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        var menus = await ReadAsync(cancellationToken);
        if (Fingerprint.Of(menus) != seen)
            return false;
        var entries = EntriesOf(menus, place).ToList();
        change(entries);
        if (entries.Count > MostEntries)
            throw new RuleViolationException("menu.full", $"A menu has at most {MostEntries} entries.");
        await settings.SetAsync(place == MenuPlace.Main ? menus with { Main = entries } : menus with { Footer = entries }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
