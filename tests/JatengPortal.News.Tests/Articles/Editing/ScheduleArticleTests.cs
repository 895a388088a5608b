using System.Globalization;
using System.Net;
using JatengPortal.Kernel.Web;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Articles.Editing;

public sealed class ScheduleArticleTests(PortalFactory portal)
{
    [Fact]
    public async Task An_article_is_published_at_its_time_in_WIB()
    {
        using var editor = await portal.At("dinas-b").HireAsync(Desk.Edit, Desk.Publish);
        using var approver = await portal.At("dinas-b").HireAsync(Desk.Publish);
        var article = await editor.WriteAsync("Terbit besok pagi");
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        var time = WesternIndonesiaTime.Of(now.AddHours(3)).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

        using var scheduled = await editor.PublishWithAsync(approver, article, time);

        Assert.Equal(article + "?pesan=naskah-dijadwalkan", editor.Inside(scheduled));
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-b").StatusOfAsync("/berita/terbit-besok-pagi"));
        Assert.Contains("Terbit besok pagi", await editor.TitlesAsync("?keadaan=dijadwalkan"));
        portal.Clock.Turn(TimeSpan.FromHours(2));
        await portal.DoDueWorkAsync();
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-b").StatusOfAsync("/berita/terbit-besok-pagi"));
        portal.Clock.Turn(TimeSpan.FromHours(1));
        await portal.DoDueWorkAsync();
        Assert.Equal(HttpStatusCode.OK, await portal.At("dinas-b").StatusOfAsync("/berita/terbit-besok-pagi"));
        Assert.Contains("Terbit besok pagi", await editor.TitlesAsync("?keadaan=terbit"));
    }

    [Fact]
    public async Task What_waits_for_its_time_can_be_made_a_draft_again()
    {
        using var editor = await portal.At("dinas-b").HireAsync(Desk.Edit, Desk.Publish);
        using var approver = await portal.At("dinas-b").HireAsync(Desk.Publish);
        var article = await editor.WriteAsync("Jadwal yang dibatalkan");
        var time = WesternIndonesiaTime.Of(portal.Clock.GetUtcNow().UtcDateTime.AddHours(2)).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        (await editor.PublishWithAsync(approver, article, time)).Dispose();

        using var stale = await editor.SubmitAsync(article, article + "/batalkan-jadwal", ("dasar", "0"));
        using var recalled = await editor.PressAsync(article, "/batalkan-jadwal");

        Assert.Equal(article + "?pesan=sudah-berubah", editor.Inside(stale));
        Assert.Equal(article + "?pesan=jadwal-dibatalkan", editor.Inside(recalled));
        portal.Clock.Turn(TimeSpan.FromHours(3));
        await portal.DoDueWorkAsync();
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-b").StatusOfAsync("/berita/jadwal-yang-dibatalkan"));
        Assert.Contains("Jadwal yang dibatalkan", await editor.TitlesAsync("?keadaan=konsep"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("besok")]
    [InlineData("2020-01-01T08:00")]
    [InlineData("9000-01-01T08:00")]
    public async Task A_time_that_is_none_or_is_over_is_refused_and_nothing_is_published(string time)
    {
        using var editor = await portal.At("dinas-b").HireAsync(Desk.Edit, Desk.Publish);
        using var approver = await portal.At("dinas-b").HireAsync(Desk.Publish);
        var article = await editor.WriteAsync($"Waktu {time.Length} {time}");

        using var refused = await editor.PublishWithAsync(approver, article, time);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Single((await refused.PageAsync()).QuerySelectorAll(".field-error"));
        Assert.Contains("Menunggu persetujuan", (await editor.PageAsync(article)).QuerySelector("dl.facts .badge")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_without_a_body_stays_a_draft()
    {
        using var editor = await portal.At("dinas-b").HireAsync(Desk.Edit, Desk.Publish);
        var article = await editor.WriteAsync("Belum ada isinya", " ");

        using var refused = await editor.HandOverAsync(article);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-b").StatusOfAsync("/berita/belum-ada-isinya"));
    }
}
