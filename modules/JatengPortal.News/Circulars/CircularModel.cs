using JatengPortal.Kernel.Publishing;
using JatengPortal.News.Circulars.Numbers;
using JatengPortal.News.Circulars.Relations;
using JatengPortal.News.Circulars.Types;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars;

/// <summary>The tables of circulars.</summary>
internal static class CircularModel
{
    public static void AddCirculars(this ModelBuilder model)
    {
        model.Entity<Circular>(circular =>
        {
            circular.ToTable("circulars");
            circular.Property(c => c.Id).ValueGeneratedNever();
            circular.HasIndex(c => c.Slug).IsUnique();
            // Every list is sorted by date and pages by key, whatever it is narrowed to.
            circular.HasIndex(c => new { c.PublishedUtc, c.Id });
            circular.HasIndex(c => new { c.ChangedUtc, c.Id });
            circular.HasIndex(c => new { c.Year, c.PublishedUtc, c.Id });
            circular.HasIndex(c => new { c.Status, c.PublishedUtc, c.Id });
            circular.HasIndex(c => new { c.SubjectSlug, c.PublishedUtc, c.Id });
            circular.HasIndex(c => new { c.OriginId, c.PublishedUtc, c.Id });
        });
        model.Entity<CircularRelation>(relation =>
        {
            relation.ToTable("circular_relations");
            relation.HasKey(r => new { r.FromId, r.ToId, r.Kind });
            // Of documents, not of what readers read: a withdrawn circular may come back.
            relation.HasOne<Document>().WithMany().HasForeignKey(r => r.FromId);
            relation.HasOne<Document>().WithMany().HasForeignKey(r => r.ToId);
        });
        model.Entity<CircularType>().ToTable("circular_types").HasKey(type => type.Slug);
        model.Entity<BookedNumber>(number =>
        {
            number.ToTable("circular_numbers");
            number.Property(n => n.Id).ValueGeneratedNever();
            number.HasIndex(n => n.Key).IsUnique();
            number.HasIndex(n => n.DocumentId).IsUnique();
            number.HasIndex(n => new { n.Book, n.Term, n.Counter }).IsUnique();
            number.HasIndex(n => new { n.Year, n.Key });
        });
    }
}
