using System.Globalization;
using System.Text;

namespace JatengPortal.Benchmarks;

/// <summary>Writes an export of a made-up WordPress site as long as is asked for: every fifth post from the classic editor.</summary>
internal static class SampleExport
{
    private const string Head = """
        <?xml version="1.0" encoding="UTF-8" ?>
        <!-- A sample of no real site. -->
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
          xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
        <channel><title>Dinas contoh</title><link>https://contoh.example</link><wp:wxr_version>1.2</wp:wxr_version>
        <wp:base_site_url>https://contoh.example</wp:base_site_url><wp:base_blog_url>https://contoh.example</wp:base_blog_url>
        <wp:author><wp:author_login>humas</wp:author_login><wp:author_display_name><![CDATA[Humas Contoh]]></wp:author_display_name></wp:author>

        """;

    private static readonly string[] Words =
    [
        "petugas", "warga", "desa", "kecamatan", "pemilih", "kegiatan", "sosialisasi", "tahapan", "surat", "suara", "jadwal", "rapat",
        "koordinasi", "layanan", "informasi", "masyarakat", "kabupaten",
    ];

    /// <returns>How many posts it holds.</returns>
    public static async Task<int> WriteAsync(string path, long bytes, int paragraphs)
    {
        await using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), bufferSize: 1 << 20);
        await file.WriteAsync(Head);
        var random = new Random(20241127);
        var posts = 0;
        while (file.BaseStream.Position < bytes)
            await file.WriteAsync(Post(++posts, paragraphs, random));
        await file.WriteAsync("</channel></rss>\n");
        return posts;
    }

    private static string Post(int number, int paragraphs, Random random)
    {
        var date = new DateTime(2012, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(50L * number);
        var isClassic = number % 5 == 0;
        var body = new StringBuilder();
        for (var paragraph = 0; paragraph < paragraphs; paragraph++)
        {
            var text = Sentence(random, 60);
            body.Append(isClassic ? $"{text}\n\n" : $"<!-- wp:paragraph -->\n<p>{text}</p>\n<!-- /wp:paragraph -->\n\n");
        }

        return string.Create(CultureInfo.InvariantCulture, $"""
            <item><title><![CDATA[Berita contoh nomor {number}]]></title>
            <link>https://contoh.example/{date:yyyy/MM}/berita-contoh-nomor-{number}/</link>
            <dc:creator>humas</dc:creator><guid isPermaLink="false">https://contoh.example/?p={number}</guid>
            <content:encoded><![CDATA[{body}<ul><li>satu</li><li>dua</li></ul>
            <img src="https://contoh.example/wp-content/uploads/{number}.jpg" alt="Contoh">]]></content:encoded>
            <wp:post_id>{number}</wp:post_id><wp:post_date>{date.AddHours(7):yyyy-MM-dd HH:mm:ss}</wp:post_date>
            <wp:post_date_gmt>{date:yyyy-MM-dd HH:mm:ss}</wp:post_date_gmt>
            <wp:post_name>berita-contoh-nomor-{number}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
            <category domain="category" nicename="umum"><![CDATA[Umum]]></category>
            <category domain="post_tag" nicename="topik"><![CDATA[Topik {number % 50}]]></category></item>

            """);
    }

    private static string Sentence(Random random, int words)
    {
        var sentence = new StringBuilder("Sebanyak <strong>35</strong> daerah");
        for (var word = 0; word < words; word++)
            sentence.Append(' ').Append(Words[random.Next(Words.Length)]);
        return sentence.Append(", lihat <a href=\"https://contoh.example/jadwal/\">jadwal</a>.").ToString();
    }
}
