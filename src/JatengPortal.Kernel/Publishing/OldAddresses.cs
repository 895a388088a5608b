using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Publishing;

/// <summary>Remembers where documents stood before they were taken in.</summary>
public static class OldAddresses
{
    /// <summary>Gives a module's context the table of old addresses, under the module's own prefix.</summary>
    /// <param name="model">The module's.</param>
    /// <param name="prefix">Such as <c>news</c>: the table is <c>news_old_addresses</c>.</param>
    public static void AddOldAddresses(this ModelBuilder model, string prefix) => model.Entity<OldAddress>(old =>
    {
        old.ToTable(prefix + "_old_addresses").HasKey(o => o.Path);
        old.HasOne<Document>().WithMany().HasForeignKey(o => o.DocumentId);
    });

    /// <summary>Lets old paths lead to a document. One that leads to another document already goes on to lead there.</summary>
    /// <param name="oldAddresses">Of the module's context; saved by the caller's transaction.</param>
    /// <param name="document">Where they lead.</param>
    /// <param name="paths">Where it stood.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The paths that lead to another document.</returns>
    public static async Task<IReadOnlyList<OldPath>> LeadToAsync(
        this DbSet<OldAddress> oldAddresses, Document document, IReadOnlyList<OldPath> paths, CancellationToken cancellationToken)
    {
        var heldByOthers = new List<OldPath>();
        foreach (var path in paths)
        {
            if (await oldAddresses.FindAsync([path.Value], cancellationToken) is not { } known)
                oldAddresses.Add(new OldAddress { Path = path.Value, DocumentId = document.Id });
            else if (known.DocumentId != document.Id)
                heldByOthers.Add(path);
        }

        return heldByOthers;
    }
}
