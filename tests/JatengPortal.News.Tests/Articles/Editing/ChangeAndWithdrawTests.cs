using System.Net;
using JatengPortal.News.Articles.Editing;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Articles.Editing;

public sealed class ChangeAndWithdrawTests(PortalFactory portal)
{
    private Agency Agency => portal.At("dinas-b");

    [Fact]
    public async Task A_major_change_moves_the_date_and_stands_in_the_feed_and_a_minor_one_in_the_technical_history_alone()
    {
        using var author = await Agency.HireAsync(Desk.Write);
        using var approver = await Agency.HireAsync(Desk.Publish);
        var article = await author.WriteAsync("Jadwal yang diperbarui", "Pukul 8.");
        (await author.PublishWithAsync(approver, article)).Dispose();
        portal.Clock.Turn(TimeSpan.FromMinutes(5));

        (await author.SaveAsync(article, (ArticleForm.BodyField, "Pukul 08.00."))).Dispose();
        (await author.HandOverAsync(article, "kecil", "Penulisan jam dibetulkan.")).Dispose();
        (await approver.ApproveAsync(article)).Dispose();

        var minor = await Agency.PageAsync("/berita/jadwal-yang-diperbarui");
        Assert.Null(minor.QuerySelector(".meta-updated"));
        Assert.Contains("Penulisan jam dibetulkan.", minor.QuerySelector(".history details")!.TextContent, StringComparison.Ordinal);
        Assert.Null(minor.QuerySelector(".history > ol"));
        Assert.DoesNotContain("Penulisan jam", await Agency.ReadAsync("/berita/atom.xml"), StringComparison.Ordinal);

        (await author.SaveAsync(article, (ArticleForm.BodyField, "Pukul 09.00."))).Dispose();
        (await author.HandOverAsync(article, "penting", "Dimulai satu jam lebih siang.")).Dispose();
        (await approver.ApproveAsync(article)).Dispose();

        var major = await Agency.PageAsync("/berita/jadwal-yang-diperbarui");
        Assert.NotNull(major.QuerySelector(".meta-updated"));
        Assert.Contains("Dimulai satu jam lebih siang.", major.QuerySelector(".history > ol")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, major.QuerySelectorAll(".history details code").Length);
        Assert.Contains("Dimulai satu jam lebih siang.", await Agency.ReadAsync("/berita/atom.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_what_is_public_needs_its_kind_and_a_major_one_a_note()
    {
        using var author = await Agency.HireAsync(Desk.Write);
        using var approver = await Agency.HireAsync(Desk.Publish);
        var article = await author.WriteAsync("Tanpa catatan", "Asal.");
        (await author.PublishWithAsync(approver, article)).Dispose();
        (await author.SaveAsync(article, (ArticleForm.BodyField, "Baru."))).Dispose();

        foreach (var (kind, note) in new[] { ("", ""), ("penting", " "), ("penting", new string('x', 501)), ("lain", "Catatan.") })
        {
            using var refused = await author.HandOverAsync(article, kind, note);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }
    }

    [Fact]
    public async Task What_no_longer_holds_stays_readable_under_a_notice_and_leaves_lists_and_feeds()
    {
        using var author = await Agency.HireAsync(Desk.Write);
        using var approver = await Agency.HireAsync(Desk.Publish);
        var article = await PublishedAsync(author, approver, "Aturan yang tidak berlaku");

        using var withdrawn = await approver.WithdrawAsync(article, "ditarik", "Diganti aturan baru.");

        Assert.Equal(article + "?pesan=naskah-ditarik", approver.Inside(withdrawn));
        var page = await Agency.PageAsync("/berita/aturan-yang-tidak-berlaku");
        Assert.Contains("Diganti aturan baru.", page.QuerySelector("aside.notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Isi berita.", page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        foreach (var list in new[] { "/berita", "/berita/rss.xml", "/berita/atom.xml", "/berita/feed.json", "/", "/sitemap.xml" })
            Assert.DoesNotContain("aturan-yang-tidak-berlaku", await Agency.ReadAsync(list), StringComparison.Ordinal);
        Assert.Contains("Aturan yang tidak berlaku", await author.TitlesAsync("?keadaan=ditarik"));
    }

    [Fact]
    public async Task What_was_published_in_error_is_gone_and_what_is_consolidated_leads_on()
    {
        using var author = await Agency.HireAsync(Desk.Write);
        using var approver = await Agency.HireAsync(Desk.Publish);
        var mistaken = await PublishedAsync(author, approver, "Terbit keliru");
        var merged = await PublishedAsync(author, approver, "Digabung ke halaman lain");
        var redirected = await PublishedAsync(author, approver, "Keliru dengan tujuan");

        (await approver.WithdrawAsync(mistaken, "keliru", "Salah unggah.")).Dispose();
        (await approver.WithdrawAsync(merged, "digabungkan", "Sudah dimuat di daftar berita.", "/berita")).Dispose();
        (await approver.WithdrawAsync(redirected, "keliru", "Salah alamat.", "/tentang")).Dispose();

        using var gone = await Agency.GetAsync("/berita/terbit-keliru");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.DoesNotContain("Isi berita.", await gone.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var on = await Agency.GetAsync("/berita/digabung-ke-halaman-lain");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/dinas-b/berita"), (on.StatusCode, on.Headers.Location!.OriginalString));
        using var elsewhere = await Agency.GetAsync("/berita/keliru-dengan-tujuan");
        Assert.Equal("/dinas-b/tentang", elsewhere.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("", "Alasan.", "")]
    [InlineData("ditarik", " ", "")]
    [InlineData("digabungkan", "Alasan.", "")]
    [InlineData("digabungkan", "Alasan.", "https://contoh.id/")]
    [InlineData("keliru", "Alasan.", "//contoh.id")]
    [InlineData("keliru", "Alasan.", "/\\contoh.id")]
    public async Task A_withdrawal_without_way_reason_or_sound_target_changes_nothing(string way, string reason, string target)
    {
        using var author = await Agency.HireAsync(Desk.Write);
        using var approver = await Agency.HireAsync(Desk.Publish);
        var article = await PublishedAsync(author, approver, $"Tetap terbit {way} {reason.Length} {target.Length}");

        using var refused = await approver.WithdrawAsync(article, way, reason, target);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Terbit", (await author.PageAsync(article)).QuerySelector("dl.facts .badge")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawal_happens_at_its_time_unless_it_is_cancelled()
    {
        using var author = await Agency.HireAsync(Desk.Write);
        using var approver = await Agency.HireAsync(Desk.Publish);
        var kept = await PublishedAsync(author, approver, "Penarikan yang dibatalkan");
        var withdrawn = await PublishedAsync(author, approver, "Penarikan terjadwal");
        (await approver.WithdrawAsync(kept, "keliru", "Alasan.", at: portal.InWib(TimeSpan.FromHours(1)))).Dispose();
        (await approver.WithdrawAsync(withdrawn, "keliru", "Alasan.", at: portal.InWib(TimeSpan.FromHours(1)))).Dispose();
        (await approver.PressAsync(kept, "/batalkan-penarikan")).Dispose();
        Assert.Equal(HttpStatusCode.OK, await Agency.StatusOfAsync("/berita/penarikan-terjadwal"));

        portal.Clock.Turn(TimeSpan.FromHours(2));
        await portal.DoDueWorkAsync();

        Assert.Equal(HttpStatusCode.Gone, await Agency.StatusOfAsync("/berita/penarikan-terjadwal"));
        Assert.Equal(HttpStatusCode.OK, await Agency.StatusOfAsync("/berita/penarikan-yang-dibatalkan"));
    }

    [Fact]
    public async Task What_was_withdrawn_comes_back_with_a_new_edition()
    {
        using var author = await Agency.HireAsync(Desk.Write);
        using var approver = await Agency.HireAsync(Desk.Publish);
        var article = await PublishedAsync(author, approver, "Kembali terbit");
        (await approver.WithdrawAsync(article, "keliru", "Salah tanggal.")).Dispose();

        (await author.SaveAsync(article, (ArticleForm.BodyField, "Tanggal yang benar."))).Dispose();
        (await author.PublishWithAsync(approver, article)).Dispose();

        Assert.Contains("Tanggal yang benar.", await Agency.ReadAsync("/berita/kembali-terbit"), StringComparison.Ordinal);
        Assert.Contains("kembali-terbit", await Agency.ReadAsync("/berita"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_editions_are_compared_word_by_word_and_an_old_one_is_restored_as_a_draft()
    {
        using var author = await Agency.HireAsync(Desk.Write);
        using var approver = await Agency.HireAsync(Desk.Publish);
        var article = await PublishedAsync(author, approver, "Dua edisi");
        (await author.SaveAsync(article, (ArticleForm.BodyField, "Isi berita baru."))).Dispose();
        (await author.PublishWithAsync(approver, article)).Dispose();

        var comparison = await author.PageAsync(article + "/banding/1/2");
        Assert.Contains(comparison.QuerySelectorAll("ins"), piece => piece.TextContent.Contains("baru", StringComparison.Ordinal));
        Assert.Contains(comparison.QuerySelectorAll(".comparison-text span"), piece => piece.TextContent.Contains("Isi berita", StringComparison.Ordinal));

        var form = await author.FormOfAsync(article + "/edisi/1/pulihkan");
        using var restored = await author.SubmitAsync(article + "/edisi/1/pulihkan", article + "/edisi/1/pulihkan", [.. form]);
        Assert.Equal(article + "?pesan=edisi-dipulihkan", author.Inside(restored));
        Assert.Equal("Isi berita.", (await author.FormOfAsync(article + "/ubah")).Single(field => field.Name == ArticleForm.BodyField).Value);
        Assert.Contains("Isi berita baru.", await Agency.ReadAsync("/berita/dua-edisi"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_and_not_saved_is_kept_for_its_writer_alone_and_others_see_who_is_at_it()
    {
        using var author = await Agency.HireAsync(Desk.Edit);
        using var other = await Agency.HireAsync(Desk.Edit);
        var article = await author.WriteAsync("Ketikan tercatat", "Asal.");
        var form = await author.FormOfAsync(article + "/ubah");

        using var kept = await author.SubmitAsync(
            article + "/ubah", article + "/ketikan", [.. form.Where(field => field.Name != ArticleForm.BodyField), (ArticleForm.BodyField, "Belum selesai")]);

        Assert.Equal(HttpStatusCode.NoContent, kept.StatusCode);
        Assert.Equal("Asal.", (await author.FormOfAsync(article + "/ubah")).First(field => field.Name == ArticleForm.BodyField).Value);
        Assert.Contains(
            (ArticleForm.BodyField, "Belum selesai"), await author.FormOfAsync(article + "/ubah?simpanan=1"));
        Assert.Contains($"{author.DisplayName} sedang membuka", await other.ReadAsync(article), StringComparison.Ordinal);
        Assert.DoesNotContain("Belum selesai", await other.ReadAsync(article + "/ubah?simpanan=1"), StringComparison.Ordinal);
        (await author.SaveAsync(article, (ArticleForm.BodyField, "Selesai."))).Dispose();
        Assert.DoesNotContain("Belum selesai", await author.ReadAsync(article + "/ubah?simpanan=1"), StringComparison.Ordinal);
    }

    private static async Task<string> PublishedAsync(StaffMember author, StaffMember approver, string title)
    {
        var article = await author.WriteAsync(title);
        using var published = await author.PublishWithAsync(approver, article);
        Assert.Equal(article + "?pesan=naskah-terbit", approver.Inside(published));
        return article;
    }
}
