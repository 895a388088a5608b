using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Web;
using JatengPortal.News.Data;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News.Tests.Circulars.Distribution;

/// <summary>An office that sends circulars, and sites below it.</summary>
internal static class SendingOffice
{
    public const string Sent = "/admin/surat-edaran/distribusi";
    public const string Received = "/admin/surat-edaran/diterima";
    private const string Feature = """{ "name": "feature", "enable": [ "JatengPortal.Circulars" ] }""";

    public static async Task<Agency> NewSendingOfficeAsync(this PortalFactory portal, string name, params (string Name, string? Region)[] below)
    {
        var office = await portal.NewCircularAgencyAsync(name);
        foreach (var (child, region) in below)
        {
            await portal.Services.GetRequiredService<TenantRecipes>().CreateTenantAsync(
                new TenantDefinition { Name = child, Title = $"Contoh {child}", Parent = name, Recipe = "sample-empty", RegionCode = region },
                TestContext.Current.CancellationToken);
            await portal.At(child).RunAsync(Feature, recipe: "fitur");
        }

        return office;
    }

    public static Task<StaffMember> HireSenderAsync(this Agency office) => office.HireAsync("Circulars.Distribute");

    public static Task<StaffMember> HireReaderAsync(this Agency site) => site.HireAsync("Circulars.Acknowledge");

    /// <summary>The id of a published circular.</summary>
    public static async Task<Guid> CircularIdAsync(this Agency office, string slug)
    {
        await using var scope = office.OpenScope();
        return await scope.ServiceProvider.GetRequiredService<NewsDbContext>().Circulars.Where(circular => circular.Slug == slug)
            .Select(circular => circular.Id).SingleAsync(TestContext.Current.CancellationToken);
    }

    public static string DayFromNow(this PortalFactory portal, int days) =>
        WesternIndonesiaTime.Of(portal.Clock.GetUtcNow().UtcDateTime.AddDays(days)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Sends a circular, which must be taken, and delivers it.</summary>
    public static async Task<Guid> SendAsync(
        this PortalFactory portal, StaffMember sender, string office, string slug, params (string Name, string Value)[] whom)
    {
        var id = await portal.At(office).CircularIdAsync(slug);
        var path = $"/admin/surat-edaran/{id}/kirim";
        using var sent = await sender.SubmitAsync(path, path, [.. whom.Length == 0 ? [("tujuan", "semua")] : whom, ("tenggat", portal.DayFromNow(3))]);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        await portal.DeliverAsync(office);
        return id;
    }

    /// <summary>The address of the only circular that a site has received.</summary>
    public static async Task<string> ReceivedPathAsync(this StaffMember reader, string title)
    {
        var page = new HtmlParser().ParseDocument(await reader.ReadAsync(Received));
        var address = page.QuerySelectorAll("tbody th a").Single(link => link.TextContent == title).GetAttribute("href")!;
        return address[address.IndexOf(Received, StringComparison.Ordinal)..];
    }

    /// <summary>Opens the circular of that title and acknowledges it; delivers both.</summary>
    public static async Task AcknowledgeAsync(this PortalFactory portal, StaffMember reader, string site, string title)
    {
        var path = await reader.ReceivedPathAsync(title);
        using var acknowledged = await reader.SubmitAsync(path, path + "/konfirmasi");
        Assert.Equal(HttpStatusCode.Redirect, acknowledged.StatusCode);
        await portal.DeliverAsync(site);
    }

    /// <summary>What the board says of each site.</summary>
    public static async Task<Dictionary<string, string>> BoardAsync(this StaffMember sender, Guid id)
    {
        var page = await sender.PageAsync($"/admin/surat-edaran/{id}/distribusi");
        return page.QuerySelectorAll(".board-cell").ToDictionary(
            cell => cell.QuerySelector(".board-name")!.TextContent, cell => cell.QuerySelector(".board-state")!.TextContent);
    }

    public static async Task<IHtmlDocument> PageAsync(this StaffMember person, string path) => new HtmlParser().ParseDocument(await person.ReadAsync(path));
}
