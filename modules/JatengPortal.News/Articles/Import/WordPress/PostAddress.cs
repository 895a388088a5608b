using System.Globalization;
using JatengPortal.Kernel.Publishing;

namespace JatengPortal.News.Articles.Import.WordPress;

/// <summary>Where a post stood on the old site, and what it is called in its address here.</summary>
internal static class PostAddress
{
    /// <summary>The slug that it had, made one of ours; from the title where it had none.</summary>
    public static Slug SlugOf(string postName, string title)
    {
        if (Slug.TryParse(postName, out var slug))
            return slug;
        var decoded = Uri.UnescapeDataString(postName);
        return decoded.Any(char.IsAsciiLetterOrDigit) ? Slug.From(decoded) : Slug.From(title);
    }

    /// <summary>
    /// The addresses under which readers may know it: its path, its path below the old site's own folder, and its number, which
    /// WordPress leads from whatever the path is.
    /// </summary>
    /// <param name="link">Its address; null where that isn't known.</param>
    /// <param name="site">The old site's; null where that isn't known.</param>
    /// <param name="postId">Its number.</param>
    /// <param name="isPage">Whether it was a page, which has a second name for its number.</param>
    public static IReadOnlyList<OldPath> OldPathsOf(Uri? link, Uri? site, string postId, bool isPage)
    {
        var paths = new List<OldPath>();
        if (link is not null && link.Query.Length == 0)
        {
            var folder = site?.AbsolutePath.TrimEnd('/') ?? "";
            Add(link.AbsolutePath);
            if (folder.Length > 0 && link.AbsolutePath.StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase))
                Add(link.AbsolutePath[folder.Length..]);
        }

        if (long.TryParse(postId, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            paths.Add(OldPath.OfNumber("p", number));
            if (isPage)
                paths.Add(OldPath.OfNumber("page_id", number));
        }

        return paths;

        void Add(string path)
        {
            if (OldPath.TryOf(path, out var old))
                paths.Add(old);
        }
    }
}
