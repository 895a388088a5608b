using System.Net;
using AngleSharp.Dom;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.News.Network;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News.Tests.Network;

public sealed class NetworkStreamTests(PortalFactory portal)
{
    private static readonly DateTime Past = new(2024, 11, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task What_a_child_publishes_stands_on_its_parents_home_marked_as_leaving_the_site()
    {
        await FamilyAsync("keluarga-1");
        await portal.At("keluarga-1-anak").PublishAsync(new SampleArticle("kabar") { Title = "Kabar anak", PublishedUtc = "2024-11-01T03:00:00Z" });
        await portal.DeliverAsync("keluarga-1-anak");

        foreach (var path in new[] { "/", "/en/", "/berita/instansi" })
        {
            var link = Assert.Single(await LinksAsync("keluarga-1", path));
            Assert.Equal("/keluarga-1-anak/berita/kabar", link.GetAttribute("href"));
            Assert.Equal("external", link.GetAttribute("rel"));
            Assert.StartsWith("Kabar anak", link.TextContent, StringComparison.Ordinal);
        }

        Assert.Empty((await portal.At("keluarga-1").PageAsync("/berita")).ArticlesOf());
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("keluarga-1").StatusOfAsync("/berita/kabar"));
        Assert.Empty(await LinksAsync("keluarga-1-anak", "/"));
        Assert.DoesNotContain("Kabar anak", await portal.At("induk").ReadAsync("/berita/instansi"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rss.xml", "application/rss+xml")]
    [InlineData("atom.xml", "application/atom+xml")]
    [InlineData("feed.json", "application/feed+json")]
    public async Task The_stream_is_a_feed_too_that_leads_to_the_originals(string file, string mediaType)
    {
        var name = "umpan-" + file[..file.IndexOf('.', StringComparison.Ordinal)];
        await FamilyAsync(name);
        await portal.At($"{name}-anak").PublishAsync(new SampleArticle("kabar") { Title = "Kabar anak" });
        await portal.DeliverAsync($"{name}-anak");

        var page = await portal.At(name).PageAsync("/berita/instansi");
        Assert.Equal($"/{name}/berita/instansi/{file}", page.QuerySelector($"link[rel=alternate][type='{mediaType}']")?.GetAttribute("href"));
        var feed = await portal.At(name).ReadAsync($"/berita/instansi/{file}");
        Assert.Contains("Kabar anak", feed, StringComparison.Ordinal);
        Assert.Contains($"http://localhost/{name}-anak/berita/kabar", feed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_edition_a_new_address_and_a_second_delivery_leave_one_entry_as_it_is_now()
    {
        await FamilyAsync("keluarga-2");
        await portal.At("keluarga-2-anak").PublishAsync(new SampleArticle("lama") { Id = "k", Title = "Judul lama" });
        await portal.DeliverAsync("keluarga-2-anak");
        Assert.StartsWith("Judul lama", Assert.Single(await LinksAsync("keluarga-2", "/")).TextContent, StringComparison.Ordinal);

        await portal.At("keluarga-2-anak").PublishAsync(new SampleArticle("baru") { Id = "k", Title = "Judul baru" });
        await portal.DeliverAsync("keluarga-2-anak");
        await portal.DeliverAsync("keluarga-2-anak");

        var link = Assert.Single(await LinksAsync("keluarga-2", "/"));
        Assert.Equal("/keluarga-2-anak/berita/baru", link.GetAttribute("href"));
        Assert.StartsWith("Judul baru", link.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_of_a_suspended_child_are_left_out_and_come_back_with_it()
    {
        await FamilyAsync("keluarga-3");
        await portal.At("keluarga-3-anak").PublishAsync(new SampleArticle("kabar"));
        await portal.DeliverAsync("keluarga-3-anak");
        Assert.Single(await LinksAsync("keluarga-3", "/"));

        await portal.SuspendAsync("keluarga-3-anak");
        Assert.Empty(await LinksAsync("keluarga-3", "/"));

        await portal.ResumeAsync("keluarga-3-anak");
        Assert.Single(await LinksAsync("keluarga-3", "/"));
    }

    [Fact]
    public async Task A_message_waits_for_a_suspended_parent()
    {
        await FamilyAsync("keluarga-4");
        await portal.SuspendAsync("keluarga-4");
        await portal.At("keluarga-4-anak").PublishAsync(new SampleArticle("menunggu"));
        await portal.DeliverAsync("keluarga-4-anak");

        await portal.ResumeAsync("keluarga-4");
        await portal.DeliverAsync("keluarga-4-anak");

        Assert.Single(await LinksAsync("keluarga-4", "/"));
    }

    [Fact]
    public async Task The_list_pages_through_many_entries_and_refuses_an_unknown_cursor()
    {
        await FamilyAsync("keluarga-5");
        await portal.At("keluarga-5-anak").PublishAsync([.. Enumerable.Range(0, 45).Select(number => new SampleArticle($"n-{number}")
        {
            PublishedUtc = $"2024-11-{1 + (number / 15):00}T01:00:00Z",
        })]);
        await portal.DeliverAsync("keluarga-5-anak");

        var pages = new List<List<string>>();
        for (var address = "/berita/instansi"; address is not null;)
        {
            var page = await portal.At("keluarga-5").PageAsync(address);
            pages.Add([.. page.QuerySelectorAll(".article-list a[rel=external]").Select(link => link.GetAttribute("href")!)]);
            address = page.Link("a.pager-older") is { } older ? portal.At("keluarga-5").Inside(older) : null;
        }

        Assert.Equal([20, 20, 5], pages.Select(page => page.Count));
        Assert.Equal(45, pages.SelectMany(page => page).Distinct().Count());
        Assert.Equal(8, (await LinksAsync("keluarga-5", "/")).Length);
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("keluarga-5").StatusOfAsync($"/berita/instansi?setelah={Guid.NewGuid():N}"));
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("keluarga-5").StatusOfAsync("/berita/instansi?setelah=x"));
    }

    [Fact]
    public async Task Hostile_messages_are_ignored_and_hold_up_nothing_that_follows()
    {
        await FamilyAsync("keluarga-6");
        var id = Guid.CreateVersion7();
        await SendAsync(
            "keluarga-6-anak",
            new ArticlePublished(id, "../../admin", "Keluar", "", Past),
            new ArticlePublished(id, "javascript:alert(1)", "Skrip", "", Past),
            new ArticlePublished(id, "kosong", "", "", Past),
            new ArticlePublished(id, "panjang", new string('j', 301), "", Past),
            new ArticlePublished(id, "ringkasan", "Judul", new string('r', 1001), Past),
            new ArticlePublished(id, null!, null!, null!, Past),
            new ArticlePublished(id, "tanpa-ringkasan", "Judul", null!, Past),
            new ArticlePublished(id, "masa-depan", "Selalu teratas", "", Past.AddYears(200)));
        await SendAsync("keluarga-6-anak", new Nonsense("no id", 42));
        await SendAsync("keluarga-6-anak", new ArticlePublished(Guid.CreateVersion7(), "wajar", "Kabar wajar", "", Past));
        await portal.DeliverAsync("keluarga-6-anak");

        Assert.StartsWith("Kabar wajar", Assert.Single(await LinksAsync("keluarga-6", "/")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_cannot_touch_the_entries_of_another_one()
    {
        await FamilyAsync("keluarga-7");
        await portal.NewAgencyAsync("keluarga-7-lain", parent: "keluarga-7");
        var id = Guid.CreateVersion7();
        await SendAsync("keluarga-7-anak", new ArticlePublished(id, "asli", "Kabar asli", "", Past));
        await SendAsync("keluarga-7-lain", new ArticlePublished(id, "palsu", "Kabar palsu", "", Past));
        await portal.DeliverAsync("keluarga-7-anak");
        await portal.DeliverAsync("keluarga-7-lain");

        Assert.Equal(
            ["/keluarga-7-anak/berita/asli", "/keluarga-7-lain/berita/palsu"],
            (await LinksAsync("keluarga-7", "/")).Select(link => link.GetAttribute("href")!).Order(StringComparer.Ordinal));
    }

    private async Task FamilyAsync(string parent)
    {
        await portal.NewAgencyAsync(parent);
        await portal.NewAgencyAsync(parent + "-anak", parent);
    }

    private async Task<IElement[]> LinksAsync(string agency, string path) =>
        [.. (await portal.At(agency).PageAsync(path)).QuerySelectorAll(".article-list a[rel=external]")];

    private async Task SendAsync<TMessage>(string sender, params TMessage[] messages)
        where TMessage : IMessage
    {
        await using var scope = portal.At(sender).OpenScope();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<TenantDatabase>().BeginAsync(TestContext.Current.CancellationToken);
        foreach (var message in messages)
            await scope.ServiceProvider.GetRequiredService<Outbox>().SendToParentAsync(message, TestContext.Current.CancellationToken);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
    }

    private sealed record Nonsense(string DocumentId, int Title) : IMessage
    {
        public static string Type => ArticlePublished.Type;
    }
}
