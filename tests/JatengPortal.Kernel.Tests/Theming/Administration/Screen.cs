using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;

namespace JatengPortal.Kernel.Tests.Theming.Administration;

/// <summary>A page as somebody with these roles gets it.</summary>
internal sealed record Screen(HttpStatusCode Status, Uri? Location, string Html, string Cookies)
{
    public IDocument Document { get; } = new HtmlParser().ParseDocument(Html);

    public IEnumerable<string> MenuEntries => Document.QuerySelectorAll(".side-menu .menu-group a").Select(link => link.TextContent.Trim());

    public string Token => Document.QuerySelector("form.admin-form input[name=_token]")!.GetAttribute("value")!;
}

/// <summary>Opens screens of an agency.</summary>
internal static class Screens
{
    /// <summary>A site with the probe's lower feature, in which "Penulis" may write and "Pembaca" may look.</summary>
    public static async Task<Agency> NewStaffedSiteAsync(this PortalFactory portal)
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        await site.RunAsync(
            """
            { "name": "Roles", "Roles": [ { "Name": "Penulis", "Permissions": ["Uji.Tulis"] }, { "Name": "Pembaca", "Permissions": ["Uji.Lihat"] },
              { "Name": "Pemeriksa", "Permissions": ["Uji.Lihat", "Uji.Periksa"] }, { "Name": "Kosong", "Permissions": [] } ] }
            """);
        return site;
    }

    public static Task<Screen> OpenAsync(this Agency site, string path, string roles) => site.SendAsync(HttpMethod.Get, path, roles);

    public static Task<Screen> PostAsync(this Agency site, string path, string roles, Screen from, params (string Name, string Value)[] fields) => site.SendAsync(
        HttpMethod.Post, path, roles, from.Cookies, [("_token", from.Token), .. fields]);

    public static async Task<Screen> SendAsync(
        this Agency site, HttpMethod method, string path, string roles, string cookies = "", (string Name, string Value)[]? fields = null)
    {
        using var client = site.Portal.Browser();
        using var request = new HttpRequestMessage(method, site.Tenant.PathBase + path);
        request.Headers.TryAddWithoutValidation("Authorization", ProbeAccounts.HeaderOf(roles));
        if (cookies.Length > 0)
            request.Headers.Add("Cookie", cookies);
        if (fields is not null)
            request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var set = answer.Headers.TryGetValues("Set-Cookie", out var given) ? string.Join("; ", given.Select(cookie => cookie.Split(';')[0])) : "";
        return new Screen(answer.StatusCode, answer.Headers.Location, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), set);
    }
}
