using System.Net;
using JatengPortal.News.Articles.Editing;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Articles.Editing;

public sealed class EditorsRightsTests(PortalFactory portal)
{
    private static readonly string[] Pages = ["", "/ubah", "/hapus-konsep", "/ajukan", "/edisi/1", "/banding/1/1", "/edisi/1/pulihkan"];
    private static readonly string[] Acts = ["/ubah", "/hapus-konsep", "/pratinjau", "/ajukan", "/tarik-pengajuan", "/edisi/1/pulihkan", "/ketikan", "/ketikan/buang"];
    private static readonly string[] PublishingPages = ["/terbitkan", "/terbitkan-darurat", "/tolak", "/periksa", "/tarik", "/alamat"];
    private static readonly string[] PublishingActs =
        ["/terbitkan", "/terbitkan-darurat", "/tolak", "/periksa", "/tarik", "/batalkan-penarikan", "/alamat", "/batalkan-jadwal"];

    [Fact]
    public async Task The_public_is_sent_to_sign_in_and_may_post_nothing()
    {
        using var visitor = new Visitor(portal);
        using var list = await visitor.GetAsync("/dinas-a" + Desk.List);
        using var post = await visitor.PostAsync("/dinas-a" + Desk.New, (ArticleForm.TitleField, "Tanpa akun"));

        Assert.Equal(HttpStatusCode.Redirect, list.StatusCode);
        Assert.Contains("/masuk", list.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, post.StatusCode);
    }

    [Fact]
    public async Task Whoever_may_not_write_reaches_no_address_by_any_method()
    {
        using var editor = await portal.At("dinas-a").HireAsync(Desk.Edit, Desk.Publish);
        using var stranger = await portal.At("dinas-a").HireAsync("Pages.Edit");
        var article = await editor.WriteAsync("Tertutup bagi orang lain");

        foreach (var page in (string[])[Desk.List, Desk.New, .. Pages.Concat(PublishingPages).Select(step => article + step)])
            Assert.Equal(HttpStatusCode.Forbidden, await stranger.StatusOfAsync(page));
        foreach (var act in (string[])[Desk.New, .. Acts.Concat(PublishingActs).Select(step => article + step)])
        {
            using var answer = await stranger.SubmitAsync("/akun/sandi", act, (ArticleForm.TitleField, "Diubah orang lain"));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.DoesNotContain(Desk.List + "\"", await stranger.ReadAsync("/admin"), StringComparison.Ordinal);
        Assert.Equal("Tertutup bagi orang lain", (await editor.FormOfAsync(article + "/ubah"))[1].Value);
    }

    [Fact]
    public async Task A_contributor_changes_own_drafts_alone_and_publishes_nothing()
    {
        using var contributor = await portal.At("dinas-a").HireAsync(Desk.Write);
        using var other = await portal.At("dinas-a").HireAsync(Desk.Write);
        var own = await contributor.WriteAsync("Tulisan kontributor");
        var others = await other.WriteAsync("Tulisan kontributor lain");

        Assert.Contains("Tulisan kontributor", await contributor.TitlesAsync());
        Assert.DoesNotContain("Tulisan kontributor lain", await contributor.TitlesAsync());
        foreach (var step in Pages)
        {
            Assert.Equal(HttpStatusCode.OK, await contributor.StatusOfAsync(own + step));
            Assert.Equal(HttpStatusCode.Forbidden, await contributor.StatusOfAsync(others + step));
        }

        foreach (var step in Acts)
        {
            using var answer = await contributor.SubmitAsync(Desk.New, others + step, (ArticleForm.TitleField, "Diambil alih"));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        foreach (var step in PublishingActs)
        {
            using var answer = await contributor.SubmitAsync(Desk.New, own + step, (Desk.WhenField, Desk.AtOnce));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.DoesNotContain("terbitkan", await contributor.ReadAsync(own), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Tulisan kontributor lain", (await other.FormOfAsync(others + "/ubah"))[1].Value);
    }

    [Fact]
    public async Task An_editor_changes_everybodys_and_the_draft_stays_the_contributors()
    {
        using var contributor = await portal.At("dinas-a").HireAsync(Desk.Write);
        using var editor = await portal.At("dinas-a").HireAsync(Desk.Edit);
        var article = await contributor.WriteAsync("Naskah yang disunting");

        using var saved = await editor.SaveAsync(article, (ArticleForm.TitleField, "Naskah yang sudah disunting"));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("Naskah yang sudah disunting", await contributor.TitlesAsync());
        Assert.Equal(HttpStatusCode.OK, await contributor.StatusOfAsync(article + "/ubah"));
        Assert.Equal(HttpStatusCode.Forbidden, await editor.StatusOfAsync(article + "/terbitkan"));
    }

    [Fact]
    public async Task Another_agencys_article_does_not_exist_here_and_its_editor_may_do_nothing()
    {
        using var there = await portal.At("dinas-a").HireAsync(Desk.Edit, Desk.Publish);
        using var here = await portal.At("dinas-b").HireAsync(Desk.Edit, Desk.Publish);
        var article = await there.WriteAsync("Milik dinas A");

        foreach (var step in Pages.Concat(PublishingPages))
        {
            Assert.Equal(HttpStatusCode.NotFound, await here.StatusOfAsync(article + step));
            using var across = await here.Browser.GetAsync("/dinas-a" + article + step);
            Assert.Equal(HttpStatusCode.Forbidden, across.StatusCode);
        }

        foreach (var step in Acts.Concat(PublishingActs))
        {
            using var inside = await here.SubmitAsync(Desk.New, article + step, (ArticleForm.TitleField, "Diambil alih"));
            Assert.Equal(HttpStatusCode.NotFound, inside.StatusCode);
            using var across = await here.Browser.SubmitAsync("/dinas-b" + Desk.New, "/dinas-a" + article + step, (ArticleForm.TitleField, "x"));
            Assert.Equal(HttpStatusCode.Forbidden, across.StatusCode);
        }

        Assert.DoesNotContain("Milik dinas A", await here.TitlesAsync());
        Assert.Contains("Milik dinas A", await there.TitlesAsync());
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        using var editor = await portal.At("dinas-a").HireAsync(Desk.Edit, Desk.Publish);
        var article = await editor.WriteAsync("Tanpa token");

        foreach (var step in Acts.Concat(PublishingActs))
        {
            using var answer = await editor.Browser.PostAsync("/dinas-a" + article + step, (ArticleForm.TitleField, "Palsu"), (Desk.WhenField, Desk.AtOnce));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Contains("Tanpa token", await editor.TitlesAsync("?keadaan=konsep"));
    }

    [Fact]
    public async Task Where_news_is_switched_off_the_screens_are_not_there() =>
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("tanpa-berita").StatusOfAsync(Desk.List));

    [Fact]
    public async Task The_dashboard_counts_ones_own_drafts_only()
    {
        using var contributor = await portal.At("dinas-b").HireAsync(Desk.Write);
        using var other = await portal.At("dinas-b").HireAsync(Desk.Write);
        await contributor.WriteAsync("Konsep satu");
        await contributor.WriteAsync("Konsep dua");

        Assert.Contains("konsep Anda dalam berita", await contributor.ReadAsync("/admin"), StringComparison.Ordinal);
        Assert.DoesNotContain("konsep Anda dalam berita", await other.ReadAsync("/admin"), StringComparison.Ordinal);
    }
}
