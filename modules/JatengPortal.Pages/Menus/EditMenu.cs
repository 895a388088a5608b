using System.Globalization;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Settings;
using JatengPortal.Kernel.Theming;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<JatengPortal.Pages.Menus.MenuEntryScreen>,
    Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult, Microsoft.AspNetCore.Http.HttpResults.NotFound>;

namespace JatengPortal.Pages.Menus;

/// <summary>Shows the menus of the site and writes their entries; buttons put them in order.</summary>
internal static class EditMenu
{
    public const string Path = "/admin/menu";
    public const string Add = "tambah";
    public const string Change = "ubah";
    public const string Up = "naik";
    public const string Down = "turun";
    public const string Remove = "hapus";

    public static string PathOf(MenuPlace place, string step, int? index = null) =>
        $"{Path}/{NameOf(place)}/{step}" + (index is { } number ? string.Create(CultureInfo.InvariantCulture, $"/{number}") : "");

    public static string TextOf(MenuPlace place) => place == MenuPlace.Main ? Texts.Menu_main : Texts.Menu_footer;

    internal static void Map(FeatureRoutes pages)
    {
        var menus = pages.MapGroup(Path).RequirePermission(PagesModule.EditMenu);
        menus.MapGet("", async (MenuDesk desk, Site site, CancellationToken cancellationToken) =>
            new RazorComponentResult<MenuScreen>(new { Menus = await desk.ReadAsync(cancellationToken), OfFeatures = site.FeaturePages }));
        foreach (var place in Enum.GetValues<MenuPlace>())
            Map(menus.MapGroup("/" + NameOf(place)), place);
    }

    private static void Map(FeatureRoutes menu, MenuPlace place)
    {
        menu.MapGet("/" + Add, async Task<Answer> (MenuDesk desk, MenuTargets targets, CancellationToken cancellationToken) =>
            await ScreenAsync(place, null, new MenuForm { Seen = Fingerprint.Of(await desk.ReadAsync(cancellationToken)) }, targets, cancellationToken));
        menu.MapGet("/" + Change + "/{index:int}", (int index, MenuDesk desk, MenuTargets targets, CancellationToken cancellationToken) =>
            OpenAsync(place, index, desk, targets, cancellationToken));
        menu.MapPost("/" + Add, (IFormCollection typed, MenuDesk desk, MenuTargets targets, Links links, HttpContext context, CancellationToken cancellationToken) =>
            SaveAsync(place, null, typed, desk, targets, links, context, cancellationToken));
        menu.MapPost("/" + Change + "/{index:int}", (
            int index, IFormCollection typed, MenuDesk desk, MenuTargets targets, Links links, HttpContext context, CancellationToken cancellationToken) =>
            SaveAsync(place, index, typed, desk, targets, links, context, cancellationToken));
        OrderMenu.Map(menu, place);
    }

    private static async Task<Answer> OpenAsync(MenuPlace place, int index, MenuDesk desk, MenuTargets targets, CancellationToken cancellationToken)
    {
        var menus = await desk.ReadAsync(cancellationToken);
        var entries = MenuDesk.EntriesOf(menus, place);
        if (index < 0 || index >= entries.Count)
            return TypedResults.NotFound();
        var offered = await targets.ReadAsync(cancellationToken);
        return await ScreenAsync(place, index, MenuForm.Of(entries[index], Fingerprint.Of(menus), offered), targets, cancellationToken);
    }

    private static async Task<Answer> SaveAsync(
        MenuPlace place, int? index, IFormCollection typed, MenuDesk desk, MenuTargets targets, Links links, HttpContext context,
        CancellationToken cancellationToken)
    {
        var form = MenuForm.Read(typed);
        var errors = form.Check();
        var status = StatusCodes.Status422UnprocessableEntity;
        if (errors.IsEmpty)
        {
            try
            {
                if (await desk.ChangeAsync(place, form.Seen, entries => Put(entries, index, form.ToEntry()), cancellationToken))
                    return links.Redirect(Path, Notice.Saved);
                errors.Add("", Texts.Menu_changed_meanwhile);
                // As what it stands for may have moved, an entry that was to be changed becomes one to be added.
                (form, index, status) = (
                    form with { Seen = Fingerprint.Of(await desk.ReadAsync(cancellationToken)) }, null, StatusCodes.Status409Conflict);
            }
            catch (RuleViolationException refused) when (refused.Code == "menu.full")
            {
                errors.Add("", string.Format(CultureInfo.CurrentCulture, Texts.Menu_full, MenuDesk.MostEntries));
            }
        }

        context.Response.StatusCode = status;
        return await ScreenAsync(place, index, form, targets, cancellationToken, errors);
    }

    private static void Put(List<MenuSettings.MenuItem> entries, int? index, MenuSettings.MenuItem entry)
    {
        if (index is { } at && at >= 0 && at < entries.Count)
            entries[at] = entry;
        else
            entries.Add(entry);
    }

    private static async Task<RazorComponentResult<MenuEntryScreen>> ScreenAsync(
        MenuPlace place, int? index, MenuForm form, MenuTargets targets, CancellationToken cancellationToken, FormErrors? errors = null) => new(new
        {
            Place = place,
            Index = index,
            Form = form,
            Errors = errors ?? new FormErrors(),
            Targets = await targets.ReadAsync(cancellationToken),
        });

    private static string NameOf(MenuPlace place) => place == MenuPlace.Main ? "utama" : "bawah";
}
