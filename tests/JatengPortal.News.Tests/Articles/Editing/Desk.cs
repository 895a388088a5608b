using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using JatengPortal.News.Articles.Editing;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Articles.Editing;

/// <summary>What editors do, as their browsers send it.</summary>
internal static class Desk
{
    public const string Write = "News.Write";
    public const string Edit = "News.Edit";
    public const string Publish = "News.Publish";

    /// <summary>Writes an article and gives its address among the editors' screens.</summary>
    public static async Task<string> WriteAsync(this StaffMember member, string title, string body = "Isi berita.", params (string Name, string Value)[] more)
    {
        using var answer = await member.SubmitAsync(
            EditingRoutes.New, EditingRoutes.New, [(ArticleForm.TitleField, title), (ArticleForm.BodyField, body), .. more]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return member.Inside(answer).Split('?')[0];
    }

    /// <summary>Sends the form of an article as it stands on its page, with these fields typed over.</summary>
    public static async Task<HttpResponseMessage> SaveAsync(this StaffMember member, string article, params (string Name, string Value)[] typed)
    {
        var form = await member.FormOfAsync(article + "/ubah");
        return await member.SubmitAsync(article + "/ubah", article + "/ubah", [.. typed, .. form.Where(field => typed.All(t => t.Name != field.Name))]);
    }

    /// <summary>Publishes the draft that the page shows.</summary>
    public static async Task<HttpResponseMessage> PublishAsync(this StaffMember member, string article, string? at = null)
    {
        var basis = (await member.FormOfAsync(article + "/terbitkan")).Single(field => field.Name == ArticleForm.BasisField);
        return await member.SubmitAsync(
            article + "/terbitkan", article + "/terbitkan", basis,
            (PublishArticle.WhenField, at is null ? PublishArticle.Now : PublishArticle.Later), (PublishArticle.TimeField, at ?? ""));
    }

    /// <summary>The fields of the page's form with what stands in them, without its token.</summary>
    public static async Task<List<(string Name, string Value)>> FormOfAsync(this StaffMember member, string path) =>
        FieldsOf(Parse(await member.ReadAsync(path)));

    public static List<(string Name, string Value)> FieldsOf(IHtmlDocument page) =>
    [
        .. page.QuerySelectorAll("main form[method=post] :is(input, textarea)[name]").Where(field => field.GetAttribute("name") != "_token")
            .Select(field => (field.GetAttribute("name")!, field is IHtmlTextAreaElement area ? area.Value : field.GetAttribute("value") ?? "")),
    ];

    public static async Task<IHtmlDocument> PageAsync(this StaffMember member, string path) => Parse(await member.ReadAsync(path));

    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage answer) =>
        Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>Titles in the editors' list, in their order.</summary>
    public static async Task<List<string>> TitlesAsync(this StaffMember member, string query = "") =>
        [.. (await member.PageAsync(EditingRoutes.List + query)).QuerySelectorAll("table.records tbody th").Select(cell => cell.TextContent.Trim())];

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
