using System.Net;
using JatengPortal.News.Articles.Editing;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Articles.Editing;

public sealed class PreviewTests(PortalFactory portal)
{
    [Fact]
    public async Task Whoever_has_the_link_reads_the_draft_as_it_is_now_and_nobody_keeps_it()
    {
        using var writer = await portal.At("dinas-a").HireAsync(Desk.Write);
        var article = await writer.WriteAsync("Naskah untuk diperiksa", "Bunyi *pertama*.");
        var link = await MakeAsync(writer, article);
        (await writer.SaveAsync(article, (ArticleForm.BodyField, "Bunyi *kedua*."))).Dispose();

        using var read = await portal.At("dinas-a").GetAsync(link);
        var page = await read.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Contains("Bunyi <em>kedua</em>.", page, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"robots\" content=\"noindex\"", page, StringComparison.Ordinal);
        Assert.Contains("noindex", Assert.Single(read.Headers.GetValues("X-Robots-Tag")), StringComparison.Ordinal);
        Assert.True(read.Headers.CacheControl!.NoStore);
        Assert.Equal("no-referrer", Assert.Single(read.Headers.GetValues("Referrer-Policy")));
        Assert.DoesNotContain("naskah-untuk-diperiksa", await portal.At("dinas-a").ReadAsync("/sitemap.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_link_opens_a_clear_page_and_no_draft()
    {
        using var writer = await portal.At("dinas-a").HireAsync(Desk.Write);
        var link = await MakeAsync(writer, await writer.WriteAsync("Naskah rahasia"));
        var token = link.Split('/')[^1];

        foreach (var forged in new[] { "x", new string('a', 300), new string('a', 3000), token[..^2] + (token[^1] == 'A' ? "BB" : "AA"), token[1..] })
        {
            using var answer = await portal.At("dinas-a").GetAsync("/berita/pratinjau/" + forged);
            var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("Naskah rahasia", page, StringComparison.Ordinal);
        }

        Assert.Contains("Tautan pratinjau tidak berlaku", await TextOfClosedAsync("dinas-a", "/berita/pratinjau/x"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_opens_nothing_in_another_agency()
    {
        using var writer = await portal.At("dinas-a").HireAsync(Desk.Write);
        var link = await MakeAsync(writer, await writer.WriteAsync("Hanya di dinas A"));

        Assert.Contains("Tautan pratinjau tidak berlaku", await TextOfClosedAsync("dinas-b", link), StringComparison.Ordinal);
        Assert.Contains("Tautan pratinjau tidak berlaku", await TextOfClosedAsync("induk", link), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await portal.At("dinas-a").StatusOfAsync(link));
    }

    [Fact]
    public async Task A_link_ends_after_a_week_when_it_is_revoked_and_with_its_draft()
    {
        using var writer = await portal.At("dinas-a").HireAsync(Desk.Write);
        var article = await writer.WriteAsync("Tautan yang berakhir");
        var old = await MakeAsync(writer, article);
        portal.Clock.Turn(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, await portal.At("dinas-a").StatusOfAsync(old));
        portal.Clock.Turn(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-a").StatusOfAsync(old));

        using var again = await portal.At("dinas-a").HireAsync(Desk.Edit);
        var revoked = await MakeAsync(again, article);
        var revoke = portal.At("dinas-a").Inside((await again.PageAsync(article)).QuerySelector("form[action$='/cabut']")!.GetAttribute("action")!);
        (await again.SubmitAsync(article, revoke)).Dispose();
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-a").StatusOfAsync(revoked));

        var last = await MakeAsync(again, article);
        var form = await again.FormOfAsync(article + "/hapus-konsep");
        (await again.SubmitAsync(article + "/hapus-konsep", article + "/hapus-konsep", [.. form])).Dispose();
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-a").StatusOfAsync(last));
    }

    [Fact]
    public async Task Nobody_revokes_a_link_through_another_article()
    {
        using var writer = await portal.At("dinas-a").HireAsync(Desk.Write);
        using var other = await portal.At("dinas-a").HireAsync(Desk.Write);
        var article = await writer.WriteAsync("Tautan milik orang lain");
        var own = await other.WriteAsync("Berita sendiri");
        var link = await MakeAsync(writer, article);
        var revoke = (await writer.PageAsync(article)).QuerySelector("form[action$='/cabut']")!.GetAttribute("action")!.Split('/')[^2];

        using var refused = await other.SubmitAsync(own, $"{own}/pratinjau/{revoke}/cabut");

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await portal.At("dinas-a").StatusOfAsync(link));
    }

    private async Task<string> MakeAsync(StaffMember member, string article)
    {
        (await member.SubmitAsync(article, article + "/pratinjau")).Dispose();
        return portal.At("dinas-a").Inside((await member.PageAsync(article)).QuerySelector("a.long-address")!.GetAttribute("href")!);
    }

    private async Task<string> TextOfClosedAsync(string agency, string path)
    {
        using var answer = await portal.At(agency).GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
