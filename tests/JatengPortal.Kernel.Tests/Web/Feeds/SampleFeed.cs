using System.IO.Pipelines;
using System.Text;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Web.Feeds;

namespace JatengPortal.Kernel.Tests.Web.Feeds;

/// <summary>One feed for all three formats: a full item, and one with only what is required.</summary>
internal static class SampleFeed
{
    public static readonly Guid Document = Guid.Parse("019a0000-0000-7000-8000-000000000001");

    public static readonly FeedItem Full = new()
    {
        Id = FeedItem.IdOf(Document),
        Title = "Desk & Posko <dibuka>\u0001",
        Address = new Uri("https://jateng.example/kesbangpol/berita/desk-dibuka"),
        Summary = "Posko \"Desk\" <b>buka</b> & siap.",
        Html = MarkdownRenderer.Render("# Jadwal\n\nBaca [jadwal](~/agenda?a=1&b=2) dan [lagi](#jadwal). ![Foto](~/media/a.jpg)\n\n`href=\"~/x\"`").Html,
        Author = "Tim Humas",
        Categories = ["Pilkada", "Aman & damai"],
        PublishedUtc = new DateTime(2024, 11, 1, 3, 4, 5, DateTimeKind.Utc),
        UpdatedUtc = new DateTime(2024, 11, 2, 0, 0, 0, DateTimeKind.Utc),
        File = new FeedFile(new Uri("https://jateng.example/kesbangpol/media/posko.jpg"), "image/jpeg", 12345, "Posko di Semarang"),
    };

    public static readonly FeedItem Bare = new()
    {
        Id = "tag:jateng.example,2024:berita/2",
        Title = "Kedua",
        Address = new Uri("https://jateng.example/kesbangpol/berita/kedua"),
        Summary = "",
        PublishedUtc = new DateTime(2024, 8, 19, 0, 0, 0, DateTimeKind.Utc),
        UpdatedUtc = new DateTime(2024, 8, 19, 0, 0, 0, DateTimeKind.Utc),
    };

    public static readonly Feed Feed = new()
    {
        Id = "https://jateng.example/kesbangpol/berita/atom.xml",
        Title = "Berita Kesbangpol",
        Description = "Berita resmi & pengumuman",
        Publisher = "Badan Kesbangpol",
        Site = new Uri("https://jateng.example/kesbangpol"),
        Home = new Uri("https://jateng.example/kesbangpol/berita"),
        Self = new Uri("https://jateng.example/kesbangpol/berita/feed?a=1&b=2"),
        Language = "id",
        UpdatedUtc = new DateTime(2024, 11, 2, 0, 0, 0, DateTimeKind.Utc),
        Items = [Full, Bare],
    };

    /// <summary>A feed of nothing.</summary>
    public static readonly Feed Empty = Feed with { Items = [], Description = "" };

    public static async Task<string> WrittenAsync(Func<Feed, PipeWriter, CancellationToken, Task> write, Feed feed) =>
        Encoding.UTF8.GetString(await BytesAsync(write, feed));

    public static async Task<byte[]> BytesAsync(Func<Feed, PipeWriter, CancellationToken, Task> write, Feed feed)
    {
        using var stream = new MemoryStream();
        var output = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        await write(feed, output, TestContext.Current.CancellationToken);
        await output.CompleteAsync();
        return stream.ToArray();
    }
}
