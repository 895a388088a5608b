using System.Security.Cryptography;
using System.Text;
using JatengPortal.Kernel.Publishing;

namespace JatengPortal.News.Articles.Editing;

/// <summary>A wording as the audit trail keeps it: a long body by its hash, which still tells whether it was this text.</summary>
internal sealed record ArticleTrace(
    string Address, int Edition, string Title, string Summary, string Body, string? Category, IReadOnlyList<string> Tags, string? Author, string? Cover)
{
    private const int LongestBody = 300;

    /// <summary>When the public is to read it; null for at once.</summary>
    public DateTime? At { get; init; }

    public static ArticleTrace Of(Document document, Edition edition)
    {
        var fields = edition.Text.FieldsAs<ArticleFields>();
        return new ArticleTrace(
            document.Slug, edition.Number, edition.Title, edition.Summary, Short(edition.Body), fields.Category, fields.Tags, fields.Author, fields.CoverPath);
    }

    private static string Short(string body) => body.Length <= LongestBody
        ? body
        : $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))} ({body.Length})";
}
