using System.Text.Json.Nodes;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Testing;

namespace JatengPortal.Pages.Tests.Menus;

public sealed class MenuTests(PortalFactory portal)
{
    [Fact]
    public async Task The_main_menu_has_what_features_bring_and_then_the_agencys_own_entries()
    {
        var agency = await portal.NewAgencyAsync("menu-utama");
        await agency.RunAsync(MenuOf("main", ("Tentang", "About", "~/tentang"), ("KPU", null, "https://kpu.go.id")));

        var page = await agency.PageAsync("/");
        var english = await agency.PageAsync("/en/");

        Assert.Equal(
            [("Beranda", "/menu-utama/"), ("Berita", "/menu-utama/berita"), ("Tentang", "/menu-utama/tentang")],
            page.QuerySelectorAll(".site-menu a:not([rel])").Select(link => (link.TextContent.Trim(), link.GetAttribute("href")!)));
        Assert.Equal(
            ["/menu-utama/en/", "/menu-utama/en/berita", "/menu-utama/en/tentang"],
            english.QuerySelectorAll(".site-menu a:not([rel])").Select(link => link.GetAttribute("href")!));
        Assert.Contains("About", english.QuerySelectorAll(".site-menu a").Select(link => link.TextContent.Trim()));
        var leaving = Assert.Single(page.QuerySelectorAll(".site-menu a[rel~=external]"));
        Assert.Equal("https://kpu.go.id", leaving.GetAttribute("href"));
        Assert.StartsWith("KPU", Assert.Single(english.QuerySelectorAll(".site-menu a[rel~=external]")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_footer_has_a_menu_of_its_own_and_each_menu_is_replaced_alone()
    {
        var agency = await portal.NewAgencyAsync("menu-kaki", recipe: null);
        await agency.RunAsync(MenuOf("main", ("Utama", null, "~/utama")));
        await agency.RunAsync(MenuOf("footer", ("Privasi", "Privacy", "~/privasi")));
        var again = await agency.RunAsync(MenuOf("footer", ("Privasi", "Privacy", "~/privasi")));
        await agency.RunAsync(MenuOf("main", ("Ganti", null, "~/ganti")));

        Assert.False(again.HasChanges);
        var english = await agency.PageAsync("/en/");
        Assert.Equal("Privacy", english.QuerySelector(".site-footer nav a")!.TextContent);
        Assert.Equal("/menu-kaki/en/privasi", english.Link(".site-footer nav a"));
        Assert.NotNull(english.QuerySelector(".site-menu a[href$='/ganti']"));
        Assert.Null(english.QuerySelector(".site-menu a[href$='/utama']"));
        Assert.DoesNotContain("Privacy", english.QuerySelector(".site-menu")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_entry_of_the_page_that_is_read_is_marked()
    {
        var agency = portal.At("dinas-b");
        Assert.Equal(
            ["Berita"],
            (await agency.PageAsync("/berita")).QuerySelectorAll(".site-menu a[aria-current]").Select(link => link.TextContent.Trim()));
        Assert.Equal(
            ["Beranda"],
            (await agency.PageAsync("/")).QuerySelectorAll(".site-menu a[aria-current]").Select(link => link.TextContent.Trim()));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://tanpa-sandi.example")]
    [InlineData("//jahat.example")]
    [InlineData("~//jahat.example")]
    [InlineData("~/\\jahat.example")]
    [InlineData("~/../dinas-b/berita")]
    [InlineData("~/berita/%2e%2e/%2E%2E/dinas-b")]
    [InlineData("/berita")]
    [InlineData("https://kpu.go.id@jahat.example")]
    [InlineData("~/berita dua")]
    [InlineData("")]
    public async Task An_address_that_leads_astray_is_refused_with_its_place(string address)
    {
        var refused = await Assert.ThrowsAsync<RecipeException>(() => portal.At("dinas-a").RunAsync(MenuOf("main", ("Entri", null, address))));

        Assert.Equal("$.steps[0].data[0].MenuItemsListPart.MenuItems[0].LinkMenuItemPart.Url", Assert.Single(refused.Errors).Path);
    }

    [Fact]
    public async Task A_menu_of_another_name_an_entry_without_text_and_too_many_entries_are_refused()
    {
        var agency = portal.At("dinas-a");
        var many = Enumerable.Range(0, 31).Select(i => ($"E{i}", (string?)null, "~/x")).ToArray();

        Assert.Equal("$.steps[0].data[0].Alias", await PlaceOfRefusalAsync(agency, MenuOf("samping", ("A", null, "~/a"))));
        Assert.Equal(
            "$.steps[0].data[0].MenuItemsListPart.MenuItems[0].DisplayText", await PlaceOfRefusalAsync(agency, MenuOf("main", ("", null, "~/a"))));
        Assert.Equal("$.steps[0].data[0].MenuItemsListPart.MenuItems", await PlaceOfRefusalAsync(agency, MenuOf("main", many)));
    }

    private static async Task<string> PlaceOfRefusalAsync(Agency agency, string steps) =>
        Assert.Single((await Assert.ThrowsAsync<RecipeException>(() => agency.RunAsync(steps))).Errors).Path;

    private static string MenuOf(string alias, params (string Text, string? English, string Url)[] entries)
    {
        var items = entries.Select(entry =>
        {
            var item = new JsonObject
            {
                ["ContentType"] = "LinkMenuItem",
                ["DisplayText"] = entry.Text,
                ["LinkMenuItemPart"] = new JsonObject { ["Url"] = entry.Url },
            };
            if (entry.English is not null)
                item["English"] = entry.English;
            return item;
        });
        return SamplePages.StepOf(new JsonObject
        {
            ["ContentItemId"] = "menu-" + alias,
            ["ContentType"] = "Menu",
            ["DisplayText"] = "Menu",
            ["Alias"] = alias,
            ["MenuItemsListPart"] = new JsonObject { ["MenuItems"] = new JsonArray([.. items]) },
        });
    }
}
