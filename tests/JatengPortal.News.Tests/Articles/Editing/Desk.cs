using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using JatengPortal.Kernel.Web;
using JatengPortal.News.Articles.Editing;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Articles.Editing;

/// <summary>What editors do, as their browsers send it.</summary>
internal static class Desk
{
    public const string Write = "News.Write";
    public const string Edit = "News.Edit";
    public const string Publish = "News.Publish";
    public const string List = "/admin/berita";
    public const string New = List + "/baru";
    public const string BasisField = "dasar";
    public const string SlugField = "alamat";
    public const string WhenField = "kapan";
    public const string AtOnce = "sekarang";

    /// <summary>Writes an article and gives its address among the editors' screens.</summary>
    public static async Task<string> WriteAsync(this StaffMember member, string title, string body = "Isi berita.", params (string Name, string Value)[] more)
    {
        using var answer = await member.SubmitAsync(
            New, New, [(ArticleForm.TitleField, title), (ArticleForm.BodyField, body), .. more]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return member.Inside(answer).Split('?')[0];
    }

    /// <summary>Sends the form of an article as it stands on its page, with these fields typed over.</summary>
    public static async Task<HttpResponseMessage> SaveAsync(this StaffMember member, string article, params (string Name, string Value)[] typed)
    {
        var form = await member.FormOfAsync(article + "/ubah");
        return await member.SubmitAsync(article + "/ubah", article + "/ubah", [.. typed, .. form.Where(field => typed.All(t => t.Name != field.Name))]);
    }

    /// <summary>Hands the draft over for approval.</summary>
    /// <param name="member">An author.</param>
    /// <param name="article">Its address among the editors' screens.</param>
    /// <param name="kind">How much it changes, where readers know it already: <c>penting</c> or <c>kecil</c>.</param>
    /// <param name="note">What it changes.</param>
    public static async Task<HttpResponseMessage> HandOverAsync(
        this StaffMember member, string article, string kind = "penting", string note = "Rincian diperbarui.")
    {
        var basis = (await member.FormOfAsync(article + "/ajukan")).Single(field => field.Name == BasisField);
        return await member.SubmitAsync(article + "/ajukan", article + "/ajukan", basis, ("jenis-perubahan", kind), ("catatan", note));
    }

    /// <summary>Approves what the page shows and publishes it.</summary>
    /// <param name="approver">No author of it.</param>
    /// <param name="article">Its address among the editors' screens.</param>
    /// <param name="at">When, as a clock in WIB shows it; null for now.</param>
    public static async Task<HttpResponseMessage> ApproveAsync(this StaffMember approver, string article, string? at = null)
    {
        var basis = (await approver.FormOfAsync(article + "/terbitkan")).Single(field => field.Name == BasisField);
        return await approver.SubmitAsync(article + "/terbitkan", article + "/terbitkan", basis, (WhenField, at is null ? AtOnce : "nanti"), ("waktu", at ?? ""));
    }

    /// <summary>An author hands the draft over, and somebody else approves it.</summary>
    public static async Task<HttpResponseMessage> PublishWithAsync(this StaffMember author, StaffMember approver, string article, string? at = null)
    {
        using (var submitted = await author.HandOverAsync(article))
            Assert.Equal(article + "?pesan=naskah-diajukan", author.Inside(submitted));
        return await approver.ApproveAsync(article, at);
    }

    /// <summary>Sends back what was submitted.</summary>
    public static async Task<HttpResponseMessage> RejectAsync(this StaffMember approver, string article, string reason)
    {
        var basis = (await approver.FormOfAsync(article + "/tolak")).Single(field => field.Name == BasisField);
        return await approver.SubmitAsync(article + "/tolak", article + "/tolak", basis, ("alasan", reason));
    }

    /// <summary>Takes what is public back.</summary>
    public static async Task<HttpResponseMessage> WithdrawAsync(
        this StaffMember approver, string article, string way, string reason, string target = "", string? at = null)
    {
        var basis = (await approver.FormOfAsync(article + "/tarik")).Single(field => field.Name == BasisField);
        return await approver.SubmitAsync(
            article + "/tarik", article + "/tarik", basis, ("cara", way), ("alasan", reason), ("tujuan", target),
            (WhenField, at is null ? AtOnce : "nanti"), ("waktu", at ?? ""));
    }

    /// <summary>A time from now, as a clock in WIB shows it, to the minute.</summary>
    public static string InWib(this PortalFactory portal, TimeSpan time) =>
        WesternIndonesiaTime.Of(portal.Clock.GetUtcNow().UtcDateTime + time).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The fields of the page's form with what stands in them, without its token.</summary>
    public static async Task<List<(string Name, string Value)>> FormOfAsync(this StaffMember member, string path) =>
        FieldsOf(Parse(await member.ReadAsync(path)));

    public static List<(string Name, string Value)> FieldsOf(IHtmlDocument page) =>
    [
        .. page.QuerySelectorAll("main form[method=post] :is(input, textarea)[name]").Where(field => field.GetAttribute("name") != "_token")
            .Select(field => (field.GetAttribute("name")!, field is IHtmlTextAreaElement area ? area.Value : field.GetAttribute("value") ?? "")),
    ];

    /// <summary>Presses the button of a page that posts to one of its steps.</summary>
    public static async Task<HttpResponseMessage> PressAsync(this StaffMember member, string path, string step)
    {
        var form = (await member.PageAsync(path)).QuerySelectorAll("main form[method=post]")
            .Single(form => form.GetAttribute("action")!.EndsWith(path + step, StringComparison.Ordinal));
        return await member.SubmitAsync(path, path + step, [.. form.QuerySelectorAll("input[name]")
            .Where(field => field.GetAttribute("name") != "_token").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value") ?? ""))]);
    }

    public static async Task<IHtmlDocument> PageAsync(this StaffMember member, string path) => Parse(await member.ReadAsync(path));

    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage answer) =>
        Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>Titles in the editors' list, in their order.</summary>
    public static async Task<List<string>> TitlesAsync(this StaffMember member, string query = "") =>
        [.. (await member.PageAsync(List + query)).QuerySelectorAll("table.records tbody th").Select(cell => cell.TextContent.Trim())];

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
