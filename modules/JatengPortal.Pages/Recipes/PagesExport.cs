using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Recipes.Content;
using JatengPortal.Kernel.Recipes.Export;
using JatengPortal.Kernel.Settings;
using JatengPortal.Pages.Data;
using JatengPortal.Pages.PlainPages;

namespace JatengPortal.Pages.Recipes;

/// <summary>Plain pages and menus in exports.</summary>
internal sealed class PagesExport(PagesDbContext db, TenantSettings settings) : IExportSource
{
    public async Task ExportAsync(RecipeExport export, CancellationToken cancellationToken)
    {
        await foreach (var page in db.DocumentsAsync(PlainPage.Kind, cancellationToken))
        {
            if (page.Editions[0].State == EditionState.Published)
                await export.ItemAsync("content", "data", ItemOf(page), cancellationToken);
        }

        var menus = await settings.GetAsync<MenuSettings>(cancellationToken);
        await MenuAsync("main", "Menu utama", menus.Main, export, cancellationToken);
        await MenuAsync("footer", "Menu kaki", menus.Footer, export, cancellationToken);
    }

    private static PageItem ItemOf(ExportedDocument page) => new()
    {
        ContentItemId = page.Document.Id.ToString(),
        ContentType = "Page",
        DisplayText = page.Editions[0].Title,
        PublishedUtc = page.Document.PublishedUtc,
        AutoroutePart = new AutoroutePart { Path = page.Document.Slug },
        MarkdownBodyPart = new MarkdownBodyPart { Markdown = page.Editions[0].Body },
        PagePart = new PagePart { Summary = page.Editions[0].Summary },
        OriginPart = page.Origin,
    };

    private static async Task MenuAsync(
        string alias, string name, IReadOnlyList<MenuSettings.MenuItem> entries, RecipeExport export, CancellationToken cancellationToken)
    {
        if (entries.Count == 0)
            return;
        var menu = new MenuContentItem
        {
            ContentItemId = "menu-" + alias,
            ContentType = "Menu",
            DisplayText = name,
            Alias = alias,
            MenuItemsListPart = new MenuItemsListPart
            {
                MenuItems =
                [
                    .. entries.Select(entry => new LinkMenuItem
                    {
                        ContentType = "LinkMenuItem",
                        DisplayText = entry.Text,
                        English = entry.English,
                        LinkMenuItemPart = new LinkMenuItemPart { Url = entry.Url },
                    }),
                ],
            },
        };
        await export.ItemAsync("content", "data", menu, cancellationToken);
    }
}
