using System.Net;
using AngleSharp.Html.Dom;
using JatengPortal.News.Articles.Editing;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Articles.Editing;

public sealed class WriteArticleTests(PortalFactory portal)
{
    [Fact]
    public async Task A_written_article_is_a_draft_that_no_reader_sees_until_it_is_published()
    {
        using var editor = await portal.At("dinas-a").HireAsync(Desk.Edit, Desk.Publish);
        using var approver = await portal.At("dinas-a").HireAsync(Desk.Publish);
        var article = await editor.WriteAsync("Latihan pemungutan suara", "Paragraf **tebal**.", (ArticleForm.TagsField, "Simulasi, KPPS"));

        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-a").StatusOfAsync("/berita/latihan-pemungutan-suara"));
        Assert.DoesNotContain("latihan-pemungutan-suara", await portal.At("dinas-a").ReadAsync("/berita"), StringComparison.Ordinal);

        using var published = await editor.PublishWithAsync(approver, article);

        Assert.Equal(article + "?pesan=naskah-terbit", editor.Inside(published));
        // Pages that were kept before are fresh on the very next request.
        Assert.Contains("latihan-pemungutan-suara", await portal.At("dinas-a").ReadAsync("/berita"), StringComparison.Ordinal);
        Assert.Contains("<strong>tebal</strong>", await portal.At("dinas-a").ReadAsync("/berita/latihan-pemungutan-suara"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_trail_names_an_article_by_its_address_and_its_values_in_words()
    {
        using var editor = await portal.At("dinas-a").HireAsync(Desk.Edit, Desk.Publish, "Audit.View");
        using var approver = await portal.At("dinas-a").HireAsync(Desk.Publish);
        (await editor.PublishWithAsync(approver, await editor.WriteAsync("Tercatat di jejak"))).Dispose();

        var trail = await editor.PageAsync("/admin/jejak-audit?objek=/berita/tercatat-di-jejak&tindakan=article.published");
        var entry = await editor.PageAsync(trail.QuerySelector("table.records tbody th a")!.GetAttribute("href")!.Replace("/dinas-a", "", StringComparison.Ordinal));

        Assert.Contains("Judul", entry.QuerySelectorAll("table.records tbody th").Select(cell => cell.TextContent.Trim()));
        Assert.Contains("/berita/tercatat-di-jejak", entry.QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_a_published_article_is_a_new_edition_that_readers_see_once_it_is_published()
    {
        using var editor = await portal.At("dinas-a").HireAsync(Desk.Edit, Desk.Publish);
        using var approver = await portal.At("dinas-a").HireAsync(Desk.Publish);
        var article = await editor.WriteAsync("Perubahan jadwal debat", "Isi pertama.");
        (await editor.PublishWithAsync(approver, article)).Dispose();

        using var saved = await editor.SaveAsync(article, (ArticleForm.BodyField, "Isi kedua."));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("Isi pertama.", await portal.At("dinas-a").ReadAsync("/berita/perubahan-jadwal-debat"), StringComparison.Ordinal);
        Assert.Contains("Terbit, sedang diubah", (await editor.PageAsync(article)).QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);
        (await editor.PublishWithAsync(approver, article)).Dispose();
        Assert.Contains("Isi kedua.", await portal.At("dinas-a").ReadAsync("/berita/perubahan-jadwal-debat"), StringComparison.Ordinal);
        Assert.Equal(
            ["Edisi 2", "Edisi 1"], (await editor.PageAsync(article)).QuerySelectorAll("table.records tbody th").Select(cell => cell.TextContent.Trim()));
        Assert.Contains("Isi pertama.", await editor.ReadAsync(article + "/edisi/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_is_made_of_the_title_and_numbered_where_it_is_taken()
    {
        using var writer = await portal.At("dinas-a").HireAsync(Desk.Write);
        await writer.WriteAsync("Jum'at bersih di Purwokerto");
        var second = await writer.WriteAsync("Jum'at bersih di Purwokerto");

        Assert.Equal("jumat-bersih-di-purwokerto-2", (await writer.FormOfAsync(second + "/ubah")).Single(field => field.Name == Desk.SlugField).Value);
        using var taken = await writer.SaveAsync(second, (Desk.SlugField, "jumat-bersih-di-purwokerto"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        Assert.Contains("sudah dipakai", (await taken.PageAsync()).QuerySelector(".field-error")!.TextContent, StringComparison.Ordinal);
        using var free = await writer.SaveAsync(second, (Desk.SlugField, "jumat-bersih"));
        Assert.Equal(HttpStatusCode.Redirect, free.StatusCode);
    }

    [Fact]
    public async Task The_old_address_of_a_published_article_leads_to_the_new_one_at_once()
    {
        using var editor = await portal.At("dinas-a").HireAsync(Desk.Edit, Desk.Publish);
        using var approver = await portal.At("dinas-a").HireAsync(Desk.Publish);
        var article = await editor.WriteAsync("Alamat yang akan pindah");
        (await editor.PublishWithAsync(approver, article)).Dispose();

        using var moved = await editor.SubmitAsync(article + "/alamat", article + "/alamat", (Desk.SlugField, "alamat-yang-pindah"));

        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        using var old = await portal.At("dinas-a").GetAsync("/berita/alamat-yang-akan-pindah");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/dinas-a/berita/alamat-yang-pindah"), (old.StatusCode, old.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.OK, await portal.At("dinas-a").StatusOfAsync("/berita/alamat-yang-pindah"));
        Assert.DoesNotContain(Desk.SlugField, (await editor.FormOfAsync(article + "/ubah")).Select(field => field.Name));
    }

    [Fact]
    public async Task Two_who_change_one_draft_lose_nothing_and_the_second_sees_both_wordings()
    {
        using var first = await portal.At("dinas-a").HireAsync(Desk.Edit);
        using var second = await portal.At("dinas-a").HireAsync(Desk.Edit);
        var article = await first.WriteAsync("Dua penyunting", "Asal.");
        var opened = await second.FormOfAsync(article + "/ubah");
        (await first.SaveAsync(article, (ArticleForm.BodyField, "Tulisan pertama."))).Dispose();

        using var refused = await second.SubmitAsync(
            article + "/ubah", article + "/ubah", [.. opened.Where(field => field.Name != ArticleForm.BodyField), (ArticleForm.BodyField, "Tulisan kedua.")]);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = await refused.PageAsync();
        Assert.Equal("Tulisan pertama.", ((IHtmlTextAreaElement)page.QuerySelector("#isi-tersimpan")!).Value);
        var fields = Desk.FieldsOf(page);
        Assert.Equal("Tulisan kedua.", fields.Single(field => field.Name == ArticleForm.BodyField).Value);
        Assert.Equal("Tulisan pertama.", (await first.FormOfAsync(article + "/ubah")).Single(field => field.Name == ArticleForm.BodyField).Value);

        using var again = await second.SubmitAsync(article + "/ubah", article + "/ubah", [.. fields]);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal("Tulisan kedua.", (await first.FormOfAsync(article + "/ubah")).Single(field => field.Name == ArticleForm.BodyField).Value);
    }

    [Fact]
    public async Task Two_who_begin_the_next_edition_of_a_published_article_meet_too()
    {
        using var first = await portal.At("dinas-a").HireAsync(Desk.Edit, Desk.Publish);
        using var approver = await portal.At("dinas-a").HireAsync(Desk.Publish);
        using var second = await portal.At("dinas-a").HireAsync(Desk.Edit);
        var article = await first.WriteAsync("Dua edisi baru", "Asal.");
        (await first.PublishWithAsync(approver, article)).Dispose();
        var opened = await second.FormOfAsync(article + "/ubah");
        (await first.SaveAsync(article, (ArticleForm.BodyField, "Edisi pertama."))).Dispose();

        using var refused = await second.SubmitAsync(article + "/ubah", article + "/ubah", [.. opened]);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
    }

    [Fact]
    public async Task Nobody_publishes_a_wording_that_they_have_not_seen()
    {
        using var editor = await portal.At("dinas-a").HireAsync(Desk.Edit);
        using var approver = await portal.At("dinas-a").HireAsync(Desk.Publish);
        var article = await editor.WriteAsync("Belum dibaca", "Asal.");
        (await editor.HandOverAsync(article)).Dispose();
        var seen = (await approver.FormOfAsync(article + "/terbitkan")).Single(field => field.Name == Desk.BasisField);
        (await editor.SubmitAsync(article, article + "/tarik-pengajuan")).Dispose();
        (await editor.SaveAsync(article, (ArticleForm.BodyField, "Sisipan."))).Dispose();
        (await editor.HandOverAsync(article)).Dispose();

        using var refused = await approver.SubmitAsync(article + "/terbitkan", article + "/terbitkan", seen, (Desk.WhenField, Desk.AtOnce));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-a").StatusOfAsync("/berita/belum-dibaca"));
    }

    [Fact]
    public async Task What_cannot_be_taken_comes_back_as_it_was_typed_with_each_error_at_its_field()
    {
        using var writer = await portal.At("dinas-a").HireAsync(Desk.Write);
        (string, string)[] typed =
        [
            (ArticleForm.TitleField, new string('j', 301)), (Desk.SlugField, "Bukan Alamat"), (ArticleForm.SummaryField, new string('r', 1001)),
            (ArticleForm.BodyField, "\nIsi </textarea><script>alert(1)</script>"), (ArticleForm.CategoryField, new string('k', 61)),
            (ArticleForm.TagsField, string.Join(", ", Enumerable.Range(0, 21))), (ArticleForm.CoverField, "../../rahasia.png"),
        ];

        using var answer = await writer.SubmitAsync(Desk.New, Desk.New, typed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Equal(7, page.QuerySelectorAll(".field-error").Length);
        Assert.Empty(page.QuerySelectorAll("main script"));
        var kept = Desk.FieldsOf(page);
        Assert.All(typed, field => Assert.Contains(field, kept));
    }

    [Fact]
    public async Task A_body_of_more_than_a_megabyte_is_refused_with_one_clear_error()
    {
        using var writer = await portal.At("dinas-a").HireAsync(Desk.Write);

        using var answer = await writer.SubmitAsync(
            Desk.New, Desk.New, (ArticleForm.TitleField, "Terlalu panjang"), (ArticleForm.BodyField, new string('x', (1024 * 1024) + 1)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("1 MB", Assert.Single((await answer.PageAsync()).QuerySelectorAll(".field-error")).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Terlalu panjang", await writer.TitlesAsync());
    }

    [Fact]
    public async Task Scripts_in_a_body_are_text_to_editors_and_readers_alike()
    {
        using var editor = await portal.At("dinas-a").HireAsync(Desk.Edit, Desk.Publish);
        using var approver = await portal.At("dinas-a").HireAsync(Desk.Publish);
        var article = await editor.WriteAsync("<script>alert('judul')</script> Naskah", "<script>alert(1)</script> [klik](javascript:alert(2))");
        (await editor.PublishWithAsync(approver, article)).Dispose();

        foreach (var page in new[] { await editor.PageAsync(article), await editor.PageAsync(article + "/edisi/1"), await editor.PageAsync(Desk.List) })
            Assert.Empty(page.QuerySelectorAll("main script, main a[href^='javascript:']"));
        var read = await portal.At("dinas-a").PageAsync("/berita/script-alert-judul-script-naskah");
        Assert.DoesNotContain(read.QuerySelectorAll("script:not([src])"), script => script.TextContent.Contains("alert(1)", StringComparison.Ordinal));
        Assert.Empty(read.QuerySelectorAll("a[href^='javascript:']"));
    }

    [Fact]
    public async Task A_draft_is_discarded_after_asking_and_what_is_published_stays()
    {
        using var editor = await portal.At("dinas-a").HireAsync(Desk.Edit, Desk.Publish);
        using var approver = await portal.At("dinas-a").HireAsync(Desk.Publish);
        var article = await editor.WriteAsync("Konsep yang dihapus", "Asal.");
        (await editor.PublishWithAsync(approver, article)).Dispose();
        (await editor.SaveAsync(article, (ArticleForm.BodyField, "Tidak jadi."))).Dispose();
        var draft = await editor.WriteAsync("Hanya konsep");

        foreach (var address in new[] { article, draft })
        {
            var form = await editor.FormOfAsync(address + "/hapus-konsep");
            using var discarded = await editor.SubmitAsync(address + "/hapus-konsep", address + "/hapus-konsep", [.. form]);
            Assert.Equal(HttpStatusCode.Redirect, discarded.StatusCode);
        }

        Assert.Equal("Asal.", (await editor.FormOfAsync(article + "/ubah")).Single(field => field.Name == ArticleForm.BodyField).Value);
        Assert.Equal(HttpStatusCode.NotFound, await editor.StatusOfAsync(draft));
        Assert.Equal(HttpStatusCode.OK, await portal.At("dinas-a").StatusOfAsync("/berita/konsep-yang-dihapus"));
    }
}
