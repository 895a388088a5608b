using System.Net;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Tenants;
using JatengPortal.News.Articles;
using JatengPortal.News.Articles.Import.WordPress;
using JatengPortal.News.Data;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News.Tests.Articles.Import.WordPress;

/// <summary>Which items are taken in, under which date, author, category and address.</summary>
public sealed class PostStateTests(PortalFactory portal)
{
    [Theory]
    [InlineData("draft", "a draft there")]
    [InlineData("auto-draft", "a draft there")]
    [InlineData("pending", "waiting for review there")]
    [InlineData("private", "private there")]
    [InlineData("trash", "in the bin there")]
    [InlineData("inherit", "not published there ('inherit')")]
    public async Task What_the_public_never_saw_is_listed_and_left_out(string status, string why)
    {
        var result = await portal.ImportAsync(
            portal.At("dinas-a"), new SamplePost("7001") { Status = status, Title = "Belum terbit", Name = "belum-terbit" });

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains($"left-out   ekspor.xml, post 7001: Belum terbit: {why}", result.Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-a").StatusOfAsync("/berita/belum-terbit"));
    }

    [Fact]
    public async Task What_was_readable_with_a_password_stays_unread()
    {
        var result = await portal.ImportAsync(
            portal.At("dinas-a"), new SamplePost("7002") { Name = "rahasia", More = "<wp:post_password><![CDATA[kunci]]></wp:post_password>" });

        Assert.Contains("left-out   ekspor.xml, post 7002: Berita lama: readable there only with a password", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("kunci", result.Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-a").StatusOfAsync("/berita/rahasia"));
    }

    [Fact]
    public async Task What_is_scheduled_there_is_scheduled_here_and_published_on_its_day()
    {
        var agency = await portal.NewAgencyAsync("wp-jadwal");
        var due = portal.Clock.GetUtcNow().UtcDateTime.AddDays(3);

        var result = await portal.ImportAsync(
            agency, new SamplePost("1") { Status = "future", Name = "besok-lusa", DateGmt = due.ToString("yyyy-MM-dd HH:mm:ss"), Date = "" });

        Assert.Contains("scheduled  ekspor.xml, post 1", result.Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/berita/besok-lusa"));
        portal.Clock.Turn(TimeSpan.FromDays(4));
        await portal.DoDueWorkAsync();
        Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync("/berita/besok-lusa"));
    }

    [Theory]
    [InlineData("2023-13-45 10:00:00", "2023-05-04 10:00:00", "is no date")]
    [InlineData("2023-02-30 10:00:00", "2023-02-28 10:00:00", "is no date")]
    [InlineData("kemarin", "kemarin", "is no date")]
    [InlineData("1823-05-04 10:00:00", "1823-05-04 10:00:00", "is no date")]
    [InlineData("0000-00-00 00:00:00", "0000-00-00 00:00:00", "No date of publication")]
    [InlineData("", "2023-99-99 00:00:00", "is no date")]
    [InlineData("", "", "No date of publication")]
    public async Task A_date_that_cannot_be_right_is_refused_and_never_guessed(string utc, string local, string why)
    {
        var result = await portal.ImportAsync(portal.At("dinas-a"), new SamplePost("7003") { Name = "salah-tanggal", DateGmt = utc, Date = local });

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("refused    ekspor.xml, post 7003: Berita lama: ", result.Output, StringComparison.Ordinal);
        Assert.Contains(why, result.Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-a").StatusOfAsync("/berita/salah-tanggal"));
    }

    [Theory]
    [InlineData("7101", "2020-05-06 02:00:00", "2020-05-06 09:00:00", "2020-05-06T09:00:00+07:00", "")]
    [InlineData("7102", "0000-00-00 00:00:00", "2020-05-06 09:00:00", "2020-05-06T09:00:00+07:00", "read as WIB")]
    [InlineData("7103", "2020-05-06 02:00:00", "2010-05-06 09:00:00", "2020-05-06T09:00:00+07:00", "more than 14 hours apart")]
    [InlineData("7104", "2020-05-06 02:00:00", "rusak", "2020-05-06T09:00:00+07:00", "")]
    public async Task The_date_in_UTC_counts_and_without_one_the_local_date_is_WIB(
        string id, string utc, string local, string shown, string warning)
    {
        var agency = portal.At("dinas-a");

        var result = await portal.ImportAsync(agency, new SamplePost(id) { Name = $"tanggal-{id}", DateGmt = utc, Date = local });

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains(warning, result.Output, StringComparison.Ordinal);
        Assert.Equal(shown, (await agency.PageAsync($"/berita/tanggal-{id}")).QuerySelector("article time")!.GetAttribute("datetime"));
    }

    [Fact]
    public async Task The_first_category_is_the_category_and_the_others_are_tags()
    {
        var agency = await portal.NewAgencyAsync("wp-kategori");
        var tags = string.Concat(Enumerable.Range(1, 25).Select(
            number => $"""<category domain="post_tag" nicename="t{number}"><![CDATA[Topik {number}]]></category>"""));

        var result = await portal.ImportAsync(agency, new SamplePost("1")
        {
            Name = "berkategori",
            More = $"""
                <category domain="category" nicename="uncategorized"><![CDATA[Uncategorized]]></category>
                <category domain="category" nicename="hukum-ham"><![CDATA[Hukum &amp; HAM]]></category>
                <category domain="category" nicename="kegiatan"><![CDATA[Kegiatan]]></category>
                <category domain="category" nicename="panjang"><![CDATA[{new string('x', 61)}]]></category>
                <category domain="seri" nicename="a"><![CDATA[Seri A]]></category>{tags}
                """,
        });

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal(["berkategori"], (await agency.PageAsync("/berita/kategori/hukum-dan-ham")).ArticlesOf());
        Assert.Equal(["berkategori"], (await agency.PageAsync("/berita/topik/kegiatan")).ArticlesOf());
        Assert.Equal(["berkategori"], (await agency.PageAsync("/berita/topik/topik-19")).ArticlesOf());
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/berita/topik/topik-20"));
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/berita/kategori/uncategorized"));
        Assert.Contains("further categories, became tags (1): Kegiatan", result.Output, StringComparison.Ordinal);
        Assert.Contains("terms of other taxonomies, not taken over (1): seri: Seri A", result.Output, StringComparison.Ordinal);
        Assert.Contains("tags beyond 20, left out (6): Topik 20", result.Output, StringComparison.Ordinal);
        Assert.Contains("names of categories and tags with more than 60 characters, left out (1)", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_or_a_mail_address_is_nobodys_author_line()
    {
        var agency = await portal.NewAgencyAsync("wp-penulis");
        const string Mail = "<wp:author><wp:author_login>surel</wp:author_login><wp:author_display_name>orang@lama.example</wp:author_display_name></wp:author>";
        var export = SampleSite.Export(
            new SamplePost("1") { Name = "bernama" },
            new SamplePost("2") { Name = "login", Creator = "admin77" },
            new SamplePost("3") { Name = "surel", Creator = "surel" }).Replace("<wp:author>", Mail + "<wp:author>", StringComparison.Ordinal);

        await portal.ImportTextAsync(agency, export);

        Assert.Contains("Humas Lama", await agency.ReadAsync("/berita/bernama"), StringComparison.Ordinal);
        Assert.DoesNotContain("admin77", await agency.ReadAsync("/berita/login"), StringComparison.Ordinal);
        Assert.DoesNotContain("orang@lama.example", await agency.ReadAsync("/berita/surel"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_whose_address_is_taken_gets_a_number_and_keeps_it()
    {
        var agency = await portal.NewAgencyAsync("wp-halaman");
        SamplePost[] Pages(string body) =>
        [
            new SamplePost("1") { Type = "page", Name = "profil", Body = "<p>Profil pertama.</p>" },
            new SamplePost("2") { Type = "page", Name = "profil", Link = "https://lama.example/bidang/profil/", Body = body },
            new SamplePost("3") { Type = "page", Name = "tentang", Body = "<p>Tentang kami.</p>" },
        ];
        var first = await portal.ImportAsync(agency, Pages("<p>Profil kedua.</p>"));
        var second = await portal.ImportAsync(agency, Pages("<p>Profil kedua, diperbaiki.</p>"));

        Assert.Contains("its address 'profil' is taken by another one; it gets a number", first.Output, StringComparison.Ordinal);
        Assert.Contains("2 unchanged, 1 published", second.Output, StringComparison.Ordinal);
        Assert.Contains("Profil pertama.", await agency.ReadAsync("/halaman/profil"), StringComparison.Ordinal);
        Assert.Contains("Profil kedua, diperbaiki.", await agency.ReadAsync("/halaman/profil-2"), StringComparison.Ordinal);
        Assert.Contains("Tentang kami.", await agency.ReadAsync("/tentang"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_owns_plain_pages_they_are_listed_and_left_out()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("ekspor.xml");
        var export = SampleSite.Export(new SamplePost("1") { Type = "page" }, new SamplePost("7004") { Name = "tetap-masuk" });
        await File.WriteAllTextAsync(path, export, TestContext.Current.CancellationToken);
        await using var scope = portal.At("dinas-a").OpenScope();
        var import = new ImportWordPress(
            scope.ServiceProvider.GetRequiredService<ArticleIntake>(), scope.ServiceProvider.GetRequiredService<TenantDatabase>(),
            scope.ServiceProvider.GetRequiredService<CurrentTenant>(), portal.Clock, pages: null);

        var rows = await import.ImportAsync(path, dryRun: true, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["left-out", "published", "read"], rows.Select(row => row.Outcome));
        Assert.Equal("Berita lama: dinas-a has no plain pages", rows[0].Text);
    }

    [Fact]
    public async Task A_long_import_keeps_no_row_in_memory_that_is_settled()
    {
        await using var scope = portal.At("dinas-a").OpenScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDbContext>();
        var database = scope.ServiceProvider.GetRequiredService<TenantDatabase>();
        await portal.At("dinas-a").PublishArticleAsync("diingat", "Diingat");
        await db.Documents.Where(document => document.Slug == "diingat").LoadAsync(TestContext.Current.CancellationToken);
        Assert.Single(db.ChangeTracker.Entries());

        await using (await database.BeginAsync(TestContext.Current.CancellationToken))
            Assert.Throws<InvalidOperationException>(database.ForgetRows);
        database.ForgetRows();

        Assert.Empty(db.ChangeTracker.Entries());
    }
}
