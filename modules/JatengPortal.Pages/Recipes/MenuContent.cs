using System.ComponentModel;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Recipes.Content;
using JatengPortal.Kernel.Settings;
using JatengPortal.Pages.Menus;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Pages.Recipes;

/// <summary>The menus of a tenant in recipes (Orchard Core's Menu with LinkMenuItem).</summary>
internal sealed class MenuContent : ContentType<MenuContentItem>
{
    public override string Name => "Menu";

    public override string? Permission => PagesModule.EditMenu.Id;

    public override void Check(MenuContentItem item, string path, RecipeCheck check)
    {
        if (item.Alias is not ("main" or "footer"))
            check.Error($"{path}.Alias", "a menu is called main or footer");
        var items = item.MenuItemsListPart.MenuItems;
        if (items.Count > MenuDesk.MostEntries)
            check.Error($"{path}.MenuItemsListPart.MenuItems", $"a menu has at most {MenuDesk.MostEntries} entries");
        for (var i = 0; i < items.Count; i++)
        {
            var entry = $"{path}.MenuItemsListPart.MenuItems[{i}]";
            if (items[i].ContentType != "LinkMenuItem")
                check.Error($"{entry}.ContentType", "only LinkMenuItem is offered");
            if (items[i].DisplayText.Length is 0 or > MenuDesk.LongestText || items[i].English is { Length: 0 or > MenuDesk.LongestText })
                check.Error($"{entry}.DisplayText", $"has 1 to {MenuDesk.LongestText} characters");
            if (!MenuAddress.IsValid(items[i].LinkMenuItemPart.Url))
                check.Error($"{entry}.LinkMenuItemPart.Url", "an address begins with ~/ (inside the site) or https://");
        }
    }

    public override async Task<ContentChange?> ApplyAsync(MenuContentItem item, RecipeRun run, CancellationToken cancellationToken)
    {
        var entries = item.MenuItemsListPart.MenuItems
            .Select(entry => new MenuSettings.MenuItem(entry.DisplayText, entry.English, entry.LinkMenuItemPart.Url)).ToList();
        var settings = run.Services.GetRequiredService<TenantSettings>();
        var menus = await settings.GetAsync<MenuSettings>(cancellationToken);
        menus = item.Alias == "main" ? menus with { Main = entries } : menus with { Footer = entries };
        return await settings.SetAsync(menus, cancellationToken)
            ? ContentChange.Of("menu", TextsOf(entries), $"menu {item.Alias}: {TextsOf(entries)}")
            : null;
    }

    private static string TextsOf(IEnumerable<MenuSettings.MenuItem> entries) => string.Join(", ", entries.Select(entry => entry.Text));
}

[Description("A menu of the site.")]
internal sealed record MenuContentItem
{
    [Description("Stable id, mostly [js: uuid()].")]
    public required string ContentItemId { get; init; }

    [Description("Menu.")]
    public required string ContentType { get; init; }

    [Description("Name for administrators.")]
    public required string DisplayText { get; init; }

    [Description("main (header) or footer.")]
    public required string Alias { get; init; }

    [Description("Its entries.")]
    public required MenuItemsListPart MenuItemsListPart { get; init; }
}

[Description("The entries of a menu.")]
internal sealed record MenuItemsListPart
{
    [Description("In their order.")]
    public required IReadOnlyList<LinkMenuItem> MenuItems { get; init; }
}

[Description("An entry of a menu.")]
internal sealed record LinkMenuItem
{
    [Description("LinkMenuItem.")]
    public required string ContentType { get; init; }

    [Description("The text in Indonesian.")]
    public required string DisplayText { get; init; }

    [Description("The text in English; left out, the Indonesian one is shown.")]
    public string? English { get; init; }

    [Description("Where it leads.")]
    public required LinkMenuItemPart LinkMenuItemPart { get; init; }
}

[Description("Where an entry leads.")]
internal sealed record LinkMenuItemPart
{
    [Description("~/path inside the site, or an https address.")]
    public required string Url { get; init; }
}
