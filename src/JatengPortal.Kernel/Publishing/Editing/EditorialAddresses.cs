using JatengPortal.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>Which addresses of a kind are free. Asked in the transaction that takes one.</summary>
public static class EditorialAddresses
{
    /// <summary>The address, where nothing has it.</summary>
    /// <exception cref="RuleViolationException"><c>slug.taken</c></exception>
    public static async Task<Slug> RequireFreeAsync(this Editorial editorial, Slug slug, CancellationToken cancellationToken) =>
        await editorial.IsTakenAsync(slug, cancellationToken)
            ? throw new RuleViolationException("slug.taken", $"The address '{slug}' is taken. Choose another one.")
            : slug;

    /// <summary>The address, or where it is or was taken the same with a number.</summary>
    public static async Task<Slug> FreeSlugAsync(this Editorial editorial, Slug slug, CancellationToken cancellationToken)
    {
        var free = slug;
        for (var number = 2; await editorial.IsTakenAsync(free, cancellationToken) || await editorial.WasTakenAsync(free, cancellationToken); number++)
            free = slug.Numbered(number);
        return free;
    }

    /// <summary>Whether it is, or was, the address of another document of the kind.</summary>
    public static async Task<bool> IsAnothersAsync(this Editorial editorial, Slug slug, Document document, CancellationToken cancellationToken) =>
        await editorial.IsTakenAsync(slug, cancellationToken)
        || await editorial.Db.Set<OldSlug>().AnyAsync(
            old => old.Kind == document.Kind && old.Slug == slug.Value && old.DocumentId != document.Id, cancellationToken);

    /// <summary>Links to another document still lead here: only who names the address on purpose may have it.</summary>
    private static Task<bool> WasTakenAsync(this Editorial editorial, Slug slug, CancellationToken cancellationToken) =>
        editorial.Db.Set<OldSlug>().AnyAsync(old => old.Kind == editorial.Kind.Id && old.Slug == slug.Value, cancellationToken);

    private static async Task<bool> IsTakenAsync(this Editorial editorial, Slug slug, CancellationToken cancellationToken) =>
        editorial.IsReserved(slug)
        || await editorial.Db.Set<Document>().AnyAsync(
            document => document.Kind == editorial.Kind.Id && document.Slug == slug.Value, cancellationToken);
}
