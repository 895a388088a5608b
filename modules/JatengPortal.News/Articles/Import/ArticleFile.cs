using System.Security.Cryptography;
using System.Text;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.News.Articles.Import;

/// <summary>A file for <c>import articles</c>: Markdown with front matter, or the plain text of a press article.</summary>
internal static class ArticleFile
{
    /// <summary>The longest file, in bytes (2 MiB).</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    private const int MaxLines = 20_000;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="RuleViolationException">Those of <see cref="Read"/>.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static async Task<ImportedArticle> ReadAsync(string path, CancellationToken cancellationToken)
    {
        // Opening a named pipe would wait for a writer; like a device, it has no length.
        if (new FileInfo(path) is { Exists: true, Length: 0 })
            return Read([]);
        await using var file = File.OpenRead(path);
        var content = new byte[MaxBytes + 1]; // one more than allowed, so that a file that grows meanwhile is noticed too
        var length = await file.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken);
        return Read(content.AsSpan(0, length));
    }

    /// <exception cref="RuleViolationException">
    /// <c>import.file-too-long</c>, <c>import.not-utf-8</c>, <c>import.not-text</c>, <c>import.title-missing</c>,
    /// <c>import.title-too-long</c>, <c>import.body-missing</c>; in front matter <c>import.front-matter</c>, <c>import.date</c>,
    /// <c>import.cover</c>, <c>article.cover-without-alt</c>, <c>slug.malformed</c>; those of rendering the body.
    /// </exception>
    public static ImportedArticle Read(ReadOnlySpan<byte> content)
    {
        if (content.Length > MaxBytes)
            throw new RuleViolationException("import.file-too-long", "The file is longer than 2 MB; it can't be one article.");
        var text = Decode(content);
        var lines = text.Split('\n');
        if (lines.Length > MaxLines)
            throw new RuleViolationException("import.file-too-long", $"The file has more than {MaxLines} lines; it can't be one article.");
        var article = MarkdownArticle.IsMarkdown(lines) ? MarkdownArticle.Read(lines) : PlainArticle.Read(lines);
        return article.SourceId.Length > 0 ? article : article with { SourceId = HashOf(lines) };
    }

    private static string Decode(ReadOnlySpan<byte> content)
    {
        try
        {
            var text = StrictUtf8.GetString(content is [0xEF, 0xBB, 0xBF, ..] ? content[3..] : content).ReplaceLineEndings("\n");
            if (text.Any(sign => char.IsControl(sign) && sign is not ('\n' or '\t' or '\f')))
                throw new RuleViolationException("import.not-text", "The file holds control characters; it isn't plain text.");
            return text;
        }
        catch (DecoderFallbackException e)
        {
            throw new RuleViolationException(
                "import.not-utf-8", $"The file isn't UTF-8 (byte {e.Index + 1}); it may be Windows-1252 or UTF-16: save it as UTF-8 and import it again.");
        }
    }

    // What tells one text from another: not how it was saved (line endings, trailing blanks, composed or decomposed letters).
    private static string HashOf(string[] lines)
    {
        var words = string.Join('\n', lines.Select(line => line.Trim()).Where(line => line.Length > 0)).Normalize(NormalizationForm.FormC);
        return $"file:sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))}";
    }
}
