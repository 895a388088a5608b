using System.Globalization;
using System.Net;
using AngleSharp.Html.Parser;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Web;
using JatengPortal.Pages.AlertBanners.Editing;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Pages.Tests.AlertBanners;

/// <summary>Offices that issue banners, and sites below them.</summary>
internal static class BannerOffice
{
    public const string Desk = "/admin/pengumuman";
    public const string Feature = """{ "name": "feature", "enable": ["JatengPortal.AlertBanners"] }""";

    /// <summary>An office with the feature, and these sites below it: by name, with the code of their region.</summary>
    public static async Task<Agency> NewOfficeAsync(this PortalFactory portal, string name, params (string Name, string? Region)[] below)
    {
        var office = await portal.NewAgencyAsync(name);
        await office.RunAsync(Feature);
        foreach (var (child, region) in below)
        {
            await portal.Services.GetRequiredService<TenantRecipes>().CreateTenantAsync(
                new TenantDefinition { Name = child, Title = $"Contoh {child}", Parent = name, Recipe = "sample-empty", RegionCode = region },
                TestContext.Current.CancellationToken);
        }

        return office;
    }

    public static Task<StaffMember> HireAsync(this Agency office) => office.HireAsync("AlertBanners.Manage");

    /// <summary>A form that can be taken, with these fields instead of its own.</summary>
    public static (string Name, string Value)[] Form(this PortalFactory portal, string text, params (string Name, string Value)[] instead)
    {
        (string Name, string Value)[] fields =
        [
            (BannerForm.LevelField, "waspada"), (BannerForm.TextField, text), (BannerForm.EndField, portal.InWib(TimeSpan.FromHours(5))),
            ("tujuan", "semua"), (BannerForm.HereField, "true"),
        ];
        return [.. fields.Where(field => instead.All(other => other.Name != field.Name)), .. instead.Where(field => field.Value.Length > 0)];
    }

    public static string InWib(this PortalFactory portal, TimeSpan ahead) =>
        WesternIndonesiaTime.Of(portal.Clock.GetUtcNow().UtcDateTime + ahead).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Issues a banner, which must be taken, and delivers it.</summary>
    public static async Task IssueAsync(this PortalFactory portal, StaffMember person, string office, string text, params (string Name, string Value)[] instead)
    {
        using var issued = await person.SubmitAsync(Desk + "/baru", Desk + "/baru", portal.Form(text, instead));
        Assert.Equal(HttpStatusCode.Redirect, issued.StatusCode);
        await portal.DeliverAsync(office);
    }

    /// <summary>What the home page of a site shows at its top, in order.</summary>
    public static async Task<string[]> BannersAsync(this PortalFactory portal, string site, string path = "/") =>
    [
        .. (await portal.At(site).PageAsync(path)).QuerySelectorAll(".site-banner span:not(.visually-hidden):not(.leaves-site)")
            .Select(text => text.TextContent),
    ];

    /// <summary>The address of a button of the list, and its hidden fields.</summary>
    public static async Task<string> AddressAsync(this StaffMember person, string text, string step)
    {
        var page = new HtmlParser().ParseDocument(await person.ReadAsync(Desk));
        var row = page.QuerySelectorAll("tbody tr").Single(one => one.TextContent.Contains(text, StringComparison.Ordinal));
        var address = row.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).Single(link => link.EndsWith(step, StringComparison.Ordinal));
        return address[address.IndexOf(Desk, StringComparison.Ordinal)..];
    }

    /// <summary>What a form of the page holds that isn't seen.</summary>
    public static async Task<string> SeenAsync(this StaffMember person, string path) =>
        new HtmlParser().ParseDocument(await person.ReadAsync(path)).QuerySelector($"input[name={BannerForm.SeenField}]")!.GetAttribute("value")!;

    /// <summary>Ends the banner of that text.</summary>
    public static async Task StopAsync(this PortalFactory portal, StaffMember person, string office, string text)
    {
        var address = await person.AddressAsync(text, "hentikan");
        using var stopped = await person.SubmitAsync(address, address, (BannerForm.SeenField, await person.SeenAsync(address)));
        Assert.Equal("/admin/pengumuman?pesan=pengumuman-dihentikan", person.Inside(stopped));
        await portal.DeliverAsync(office);
    }

    /// <summary>Sends a message as a process of that site would, and delivers it.</summary>
    public static async Task SendAsync<TMessage>(this PortalFactory portal, string sender, string receiver, params TMessage[] messages)
        where TMessage : IMessage
    {
        await using (var scope = portal.At(sender).OpenScope())
        {
            await using var transaction = await scope.ServiceProvider.GetRequiredService<TenantDatabase>().BeginAsync(TestContext.Current.CancellationToken);
            foreach (var message in messages)
                await scope.ServiceProvider.GetRequiredService<Outbox>().SendAsync(message, portal.At(receiver).Tenant.Id, TestContext.Current.CancellationToken);
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }

        await portal.DeliverAsync(sender);
    }
}
