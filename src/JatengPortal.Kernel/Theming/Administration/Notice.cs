using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Kernel.Theming.Administration;

/// <summary>How a notice, or a state, is meant.</summary>
public enum NoticeKind
{
    /// <summary>It was done.</summary>
    Success,

    /// <summary>Good to know.</summary>
    Information,

    /// <summary>It was done, but something is to be looked at.</summary>
    Warning,

    /// <summary>It was not done.</summary>
    Error,
}

/// <summary>
/// What a page says after a post has led to it. The address names its key and never holds its text, so nobody can be shown words that
/// the portal didn't write. A module declares its own once and registers them with <see cref="AdminContributions.AddNotice"/>.
/// </summary>
/// <param name="Key">Unique in the portal: a few words with hyphens, such as <c>berita-terbit</c>.</param>
/// <param name="Kind">How it is meant.</param>
/// <param name="Text">Reads the text in the language of the moment.</param>
public sealed record Notice(string Key, NoticeKind Kind, Func<string> Text)
{
    /// <summary>Name in the query.</summary>
    public const string QueryName = "pesan";

    /// <summary>What was typed is kept.</summary>
    public static readonly Notice Saved = new("tersimpan", NoticeKind.Success, () => Texts.Notice_saved);

    /// <summary>What was asked for was made.</summary>
    public static readonly Notice Created = new("dibuat", NoticeKind.Success, () => Texts.Notice_created);

    /// <summary>What was chosen is gone.</summary>
    public static readonly Notice Removed = new("dihapus", NoticeKind.Success, () => Texts.Notice_removed);

    /// <summary>Somebody else changed it in the meantime; nothing was kept.</summary>
    public static readonly Notice ChangedMeanwhile = new("sudah-berubah", NoticeKind.Error, () => Texts.Notice_changed_meanwhile);

    /// <summary>Those that every screen may use.</summary>
    internal static readonly IReadOnlyList<Notice> OfKernel = [Saved, Created, Removed, ChangedMeanwhile];
}

/// <summary>Every notice of this process.</summary>
internal sealed class Notices(IEnumerable<Notice> contributed)
{
    private readonly Dictionary<string, Notice> _byKey =
        Notice.OfKernel.Concat(contributed).DistinctBy(notice => notice.Key).ToDictionary(notice => notice.Key, StringComparer.Ordinal);

    public Notice? Find(string? key) => key is null ? null : _byKey.GetValueOrDefault(key);
}

/// <summary>Leads from a post to a page that says what was done.</summary>
public static class NoticeLinks
{
    /// <summary>The answer to a post: the browser goes to <paramref name="path"/> inside the tenant, and the page there shows the notice.</summary>
    /// <param name="links">Of the request.</param>
    /// <param name="path">Begins with a slash; may have a query.</param>
    /// <param name="notice">Null for none.</param>
    public static RedirectHttpResult Redirect(this Links links, string path, Notice? notice = null)
    {
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return TypedResults.Redirect(links.To(notice is null ? path : $"{path}{separator}{Notice.QueryName}={notice.Key}"));
    }
}
