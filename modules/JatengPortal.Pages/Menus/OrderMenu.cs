using JatengPortal.Kernel.Modules;
using System.Globalization;
using JatengPortal.Kernel.Settings;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Pages.Menus;

/// <summary>Moves an entry of a menu up or down, or takes it out after asking.</summary>
internal static class OrderMenu
{
    internal static void Map(FeatureRoutes menu, MenuPlace place)
    {
        menu.MapPost("/" + EditMenu.Up + "/{index:int}", (int index, IFormCollection typed, MenuDesk desk, Links links, CancellationToken cancellationToken) =>
            ChangeAsync(place, typed, entries => Swap(entries, index - 1), desk, links, Notice.Saved, cancellationToken));
        menu.MapPost("/" + EditMenu.Down + "/{index:int}", (int index, IFormCollection typed, MenuDesk desk, Links links, CancellationToken cancellationToken) =>
            ChangeAsync(place, typed, entries => Swap(entries, index), desk, links, Notice.Saved, cancellationToken));
        menu.MapGet("/" + EditMenu.Remove + "/{index:int}", (int index, MenuDesk desk, CancellationToken cancellationToken) =>
            AskAsync(place, index, desk, cancellationToken));
        menu.MapPost("/" + EditMenu.Remove + "/{index:int}", (int index, IFormCollection typed, MenuDesk desk, Links links, CancellationToken cancellationToken) =>
            ChangeAsync(place, typed, entries => Take(entries, index), desk, links, Notice.Removed, cancellationToken));
    }

    private static async Task<RedirectHttpResult> ChangeAsync(
        MenuPlace place, IFormCollection typed, Action<List<MenuSettings.MenuItem>> change, MenuDesk desk, Links links, Notice done,
        CancellationToken cancellationToken) => links.Redirect(
            EditMenu.Path,
            await desk.ChangeAsync(place, typed[MenuForm.SeenField].ToString(), change, cancellationToken) ? done : Notice.ChangedMeanwhile);

    private static async Task<Results<RazorComponentResult<ConfirmPage>, NotFound>> AskAsync(
        MenuPlace place, int index, MenuDesk desk, CancellationToken cancellationToken)
    {
        var menus = await desk.ReadAsync(cancellationToken);
        var entries = MenuDesk.EntriesOf(menus, place);
        if (index < 0 || index >= entries.Count)
            return TypedResults.NotFound();
        return new RazorComponentResult<ConfirmPage>(new
        {
            Title = Texts.Menu_remove,
            Between = (IReadOnlyList<(string, string)>)[(Texts.Menu_of_site, EditMenu.Path)],
            Question = string.Format(CultureInfo.CurrentCulture, Texts.Menu_remove_question, entries[index].Text, EditMenu.TextOf(place)),
            Action = EditMenu.PathOf(place, EditMenu.Remove, index),
            Confirm = Texts.Delete,
            Cancel = EditMenu.Path,
            Fields = (IReadOnlyDictionary<string, string>)new Dictionary<string, string> { [MenuForm.SeenField] = Fingerprint.Of(menus) },
        });
    }

    private static void Swap(List<MenuSettings.MenuItem> entries, int upper)
    {
        if (upper >= 0 && upper + 1 < entries.Count)
            (entries[upper], entries[upper + 1]) = (entries[upper + 1], entries[upper]);
    }

    private static void Take(List<MenuSettings.MenuItem> entries, int index)
    {
        if (index >= 0 && index < entries.Count)
            entries.RemoveAt(index);
    }
}
