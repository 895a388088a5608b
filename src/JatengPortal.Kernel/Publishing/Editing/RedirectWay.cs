using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>Follows where withdrawn documents lead, so that no reader is sent round in a circle.</summary>
internal static class RedirectWay
{
    private const int MostSteps = 20;

    /// <summary>Whether a path inside the tenant ends at the document itself, directly or over others of the same module that lead on.</summary>
    public static async Task<bool> LeadsBackAsync(this Editorial editorial, Document document, string path, CancellationToken cancellationToken)
    {
        var (documents, oldSlugs) = (editorial.Db.Set<Document>().AsNoTracking(), editorial.Db.Set<OldSlug>());
        for (var step = 0; step < MostSteps; step++)
        {
            var (kind, slug) = editorial.Kinds.Select(one => (one.Id, SlugIn(path, one.Root))).FirstOrDefault(one => one.Item2 is not null);
            if (slug is null)
                return false;
            var former = oldSlugs.Where(old => old.Kind == kind && old.Slug == slug).Select(old => old.DocumentId);
            var found = await documents.Where(one => one.Kind == kind && (one.Slug == slug || former.Contains(one.Id)))
                .OrderBy(one => one.Slug == slug ? 0 : 1).FirstOrDefaultAsync(cancellationToken);
            if (found?.Id == document.Id)
                return true;
            // Also what is only planned: it will lead there when its time has come.
            if (found?.Withdrawal?.RedirectTo is not { } next)
                return false;
            path = next;
        }

        return true;
    }

    // As routing reads it: dots, escapes, capitals of the first segment, the English prefix and a slash at the end don't count.
    private static string? SlugIn(string path, string root)
    {
        if (!Uri.TryCreate("http://localhost" + path, UriKind.Absolute, out var address))
            return null;
        var asked = Uri.UnescapeDataString(address.AbsolutePath).TrimEnd('/');
        if (asked.StartsWith("/en/", StringComparison.OrdinalIgnoreCase))
            asked = asked[3..];
        return asked.StartsWith(root + "/", StringComparison.OrdinalIgnoreCase) ? asked[(root.Length + 1)..] : null;
    }
}
