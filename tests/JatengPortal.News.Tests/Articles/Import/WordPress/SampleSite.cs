using System.Security;
using System.Text;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News.Tests.Articles.Import.WordPress;

/// <summary>A made-up post, page or other item of an export.</summary>
/// <param name="Id">Its number on the old site.</param>
internal sealed record SamplePost(string Id)
{
    public string Title { get; init; } = "Berita lama";
    public string Body { get; init; } = "<p>Isi berita lama.</p>";
    public string Type { get; init; } = "post";
    public string Status { get; init; } = "publish";
    public string? Link { get; init; }
    public string Name { get; init; } = "";
    public string Date { get; init; } = "2020-05-06 09:00:00";
    public string DateGmt { get; init; } = "2020-05-06 02:00:00";
    public string Creator { get; init; } = "humas";

    /// <summary>Further elements of the item, as XML.</summary>
    public string More { get; init; } = "";

    public override string ToString() => $"""
        <item><title>{SecurityElement.Escape(Title)}</title><link>{Link ?? $"https://lama.example/{Name}/"}</link>
        <dc:creator>{Creator}</dc:creator><content:encoded><![CDATA[{Body}]]></content:encoded>
        <wp:post_id>{Id}</wp:post_id><wp:post_date>{Date}</wp:post_date><wp:post_date_gmt>{DateGmt}</wp:post_date_gmt>
        <wp:post_name>{Name}</wp:post_name><wp:status>{Status}</wp:status><wp:post_type>{Type}</wp:post_type>{More}</item>

        """;
}

/// <summary>Exports of a made-up site, and their import into an agency by the command line.</summary>
internal static class SampleSite
{
    public const string Head = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
          xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
        <channel><title>Situs lama (contoh)</title><link>https://lama.example</link><wp:wxr_version>1.2</wp:wxr_version>
        <wp:base_blog_url>https://lama.example</wp:base_blog_url>
        <wp:author><wp:author_login>humas</wp:author_login><wp:author_display_name>Humas Lama</wp:author_display_name></wp:author>

        """;

    public const string Tail = "</channel></rss>\n";

    public static string Export(params SamplePost[] posts) => Head + string.Concat(posts.Select(post => post.ToString())) + Tail;

    public static Task<CommandResult> ImportAsync(this PortalFactory portal, Agency agency, params SamplePost[] posts) =>
        portal.ImportAsync(agency, Encoding.UTF8.GetBytes(Export(posts)));

    public static async Task<CommandResult> ImportAsync(this PortalFactory portal, Agency agency, byte[] file, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("ekspor.xml");
        await File.WriteAllBytesAsync(path, file, TestContext.Current.CancellationToken);
        var result = await new CommandLine(portal).RunAsync(["import", "articles", path, "--tenant", agency.Tenant.Name, .. options]);
        // In life, the serving process sees within a quarter of a second what a verb changed.
        await portal.Services.GetRequiredService<TenantRegistry>().RefreshAsync(TestContext.Current.CancellationToken);
        return result;
    }

    public static Task<CommandResult> ImportTextAsync(this PortalFactory portal, Agency agency, string file, params string[] options) =>
        portal.ImportAsync(agency, Encoding.UTF8.GetBytes(file), options);
}
