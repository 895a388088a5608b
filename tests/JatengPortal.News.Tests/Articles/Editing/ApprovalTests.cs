using System.Net;
using JatengPortal.News.Articles.Editing;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Articles.Editing;

public sealed class ApprovalTests(PortalFactory portal)
{
    private Agency Agency => portal.At("dinas-a");

    [Fact]
    public async Task What_is_sent_back_with_a_reason_is_mended_submitted_again_and_published_by_somebody_else()
    {
        using var author = await Agency.HireAsync(Desk.Write);
        using var approver = await Agency.HireAsync(Desk.Publish);
        var article = await author.WriteAsync("Naskah yang dikembalikan", "Isi pertama.");
        (await author.HandOverAsync(article)).Dispose();

        using var rejected = await approver.RejectAsync(article, "Sumbernya belum disebut.");

        Assert.Equal(article + "?pesan=naskah-ditolak", approver.Inside(rejected));
        Assert.Contains("Sumbernya belum disebut.", await author.ReadAsync(article), StringComparison.Ordinal);
        Assert.Contains("Sumbernya belum disebut.", await author.ReadAsync(article + "/ubah"), StringComparison.Ordinal);
        Assert.Contains("Naskah yang dikembalikan", await author.TitlesAsync("?keadaan=dikembalikan"));
        (await author.SaveAsync(article, (ArticleForm.BodyField, "Isi dengan sumber."))).Dispose();
        using var published = await author.PublishWithAsync(approver, article);
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        Assert.Contains("Isi dengan sumber.", await Agency.ReadAsync("/berita/naskah-yang-dikembalikan"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_approves_what_they_wrote_changed_or_submitted_even_by_the_address_itself()
    {
        using var author = await Agency.HireAsync(Desk.Edit, Desk.Publish);
        using var second = await Agency.HireAsync(Desk.Edit, Desk.Publish);
        var article = await author.WriteAsync("Naskah sendiri", "Isi.");
        (await second.SaveAsync(article, (ArticleForm.BodyField, "Isi yang disunting."))).Dispose();
        (await author.HandOverAsync(article)).Dispose();
        Assert.DoesNotContain(await author.FormOfAsync(article + "/terbitkan"), field => field.Name == Desk.BasisField);
        var basis = (await author.FormOfAsync(article + "/terbitkan-darurat")).Single(field => field.Name == Desk.BasisField);

        foreach (var person in new[] { author, second })
        {
            using var refused = await person.SubmitAsync(article + "/terbitkan-darurat", article + "/terbitkan", basis, (Desk.WhenField, Desk.AtOnce));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("tidak dapat menyetujuinya", (await refused.PageAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            using var sentBack = await person.SubmitAsync(article + "/terbitkan-darurat", article + "/tolak", basis, ("alasan", "Saya tolak sendiri."));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, sentBack.StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, await Agency.StatusOfAsync("/berita/naskah-sendiri"));
    }

    [Fact]
    public async Task A_draft_that_nobody_submitted_is_not_approved()
    {
        using var author = await Agency.HireAsync(Desk.Write);
        using var approver = await Agency.HireAsync(Desk.Publish);
        var article = await author.WriteAsync("Belum diajukan");
        var basis = (await author.FormOfAsync(article + "/ajukan")).Single(field => field.Name == Desk.BasisField);

        using var refused = await approver.SubmitAsync(article + "/terbitkan-darurat", article + "/terbitkan", basis, (Desk.WhenField, Desk.AtOnce));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await Agency.StatusOfAsync("/berita/belum-diajukan"));
    }

    [Fact]
    public async Task Of_two_who_approve_at_once_one_publishes_and_the_other_is_told()
    {
        using var author = await Agency.HireAsync(Desk.Write);
        using var first = await Agency.HireAsync(Desk.Publish);
        using var second = await Agency.HireAsync(Desk.Publish);
        var article = await author.WriteAsync("Dua penyetuju");
        (await author.HandOverAsync(article)).Dispose();

        var answers = await Task.WhenAll(first.ApproveAsync(article), second.ApproveAsync(article));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect && first.Inside(answer) == article + "?pesan=naskah-terbit");
        Assert.Single((await author.PageAsync(article)).QuerySelectorAll("[aria-labelledby=edisi] tbody tr"));
        foreach (var answer in answers)
            answer.Dispose();
    }

    [Fact]
    public async Task What_waits_for_approval_stands_still_and_what_was_typed_is_not_lost()
    {
        using var author = await Agency.HireAsync(Desk.Write);
        var article = await author.WriteAsync("Sedang diajukan", "Asal.");
        var opened = await author.FormOfAsync(article + "/ubah");
        (await author.HandOverAsync(article)).Dispose();

        using var refused = await author.SubmitAsync(
            Desk.New, article + "/ubah", [.. opened.Where(field => field.Name != ArticleForm.BodyField), (ArticleForm.BodyField, "Sisipan.")]);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("Sisipan.", Desk.FieldsOf(await refused.PageAsync()).Single(field => field.Name == ArticleForm.BodyField).Value);
        using var recalled = await author.SubmitAsync(article, article + "/tarik-pengajuan");
        Assert.Equal(article + "?pesan=pengajuan-ditarik", author.Inside(recalled));
        Assert.Equal("Asal.", (await author.FormOfAsync(article + "/ubah")).Single(field => field.Name == ArticleForm.BodyField).Value);
    }

    [Fact]
    public async Task An_approved_edition_that_waits_for_its_time_is_published_as_it_was_approved()
    {
        using var author = await Agency.HireAsync(Desk.Write);
        using var approver = await Agency.HireAsync(Desk.Publish);
        var article = await author.WriteAsync("Disetujui lalu diubah", "Yang disetujui.");
        (await author.PublishWithAsync(approver, article, portal.InWib(TimeSpan.FromHours(2)))).Dispose();

        using var saved = await author.SaveAsync(article, (ArticleForm.BodyField, "Yang diselundupkan."));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        portal.Clock.Turn(TimeSpan.FromHours(3));
        await portal.DoDueWorkAsync();
        var read = await Agency.ReadAsync("/berita/disetujui-lalu-diubah");
        Assert.Contains("Yang disetujui.", read, StringComparison.Ordinal);
        Assert.DoesNotContain("diselundupkan", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emergency_needs_a_reason_and_stays_flagged_until_somebody_else_has_reviewed_it()
    {
        using var author = await Agency.HireAsync(Desk.Write, Desk.Publish);
        using var approver = await Agency.HireAsync(Desk.Publish);
        var article = await author.WriteAsync("Banjir di jalur pantura", "Jalur ditutup.");
        var basis = (await author.FormOfAsync(article + "/terbitkan-darurat")).Single(field => field.Name == Desk.BasisField);

        using var refused = await author.SubmitAsync(article + "/terbitkan-darurat", article + "/terbitkan-darurat", basis, ("alasan", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using var published = await author.SubmitAsync(
            article + "/terbitkan-darurat", article + "/terbitkan-darurat", basis, ("alasan", "Pengendara harus tahu sekarang."));

        Assert.Equal(article + "?pesan=naskah-terbit-darurat", author.Inside(published));
        Assert.Equal(HttpStatusCode.OK, await Agency.StatusOfAsync("/berita/banjir-di-jalur-pantura"));
        Assert.Contains("Banjir di jalur pantura", await approver.TitlesAsync("?keadaan=perlu-diperiksa"));
        var review = await approver.FormOfAsync(article + "/periksa");
        using var own = await author.SubmitAsync(article + "/periksa", article + "/periksa", [.. review]);
        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
        using var reviewed = await approver.SubmitAsync(article + "/periksa", article + "/periksa", [.. review]);
        Assert.Equal(article + "?pesan=terbitan-darurat-diperiksa", approver.Inside(reviewed));
        Assert.DoesNotContain("Banjir di jalur pantura", await approver.TitlesAsync("?keadaan=perlu-diperiksa"));
    }

    [Fact]
    public async Task An_emergency_stays_flagged_when_the_text_is_withdrawn_or_followed_by_another_one()
    {
        using var author = await Agency.HireAsync(Desk.Write, Desk.Publish);
        using var approver = await Agency.HireAsync(Desk.Publish);
        var article = await author.WriteAsync("Darurat yang ditarik", "Isi.");
        (await author.SubmitAsync(
            article + "/terbitkan-darurat", article + "/terbitkan-darurat", [.. await author.FormOfAsync(article + "/terbitkan-darurat"), ("alasan", "Mendesak.")])).Dispose();
        (await author.WithdrawAsync(article, "keliru", "Salah.")).Dispose();

        Assert.Contains("Darurat yang ditarik", await approver.TitlesAsync("?keadaan=perlu-diperiksa"));
        var review = await approver.FormOfAsync(article + "/periksa");
        using var reviewed = await approver.SubmitAsync(article + "/periksa", article + "/periksa", [.. review]);
        Assert.Equal(article + "?pesan=terbitan-darurat-diperiksa", approver.Inside(reviewed));
        Assert.DoesNotContain("Darurat yang ditarik", await approver.TitlesAsync("?keadaan=perlu-diperiksa"));
    }

    [Fact]
    public async Task Whoever_approves_is_told_what_waits_and_authors_what_became_of_it()
    {
        using var author = await Agency.HireAsync(Desk.Write);
        using var approver = await Agency.HireAsync(Desk.Publish);
        var article = await author.WriteAsync("Kabar berpindah tangan");
        (await author.HandOverAsync(article)).Dispose();

        Assert.Contains("naskah menunggu persetujuan dalam berita", await approver.ReadAsync("/admin"), StringComparison.Ordinal);
        (await approver.RejectAsync(article, "Perbaiki judulnya.")).Dispose();

        Assert.Contains("naskah Anda yang dikembalikan dalam berita", await author.ReadAsync("/admin"), StringComparison.Ordinal);
    }
}
