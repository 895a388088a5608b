using JatengPortal.Kernel.Publishing.Editing;
using JatengPortal.Kernel.Publishing.Editing.Previews;
using JatengPortal.Kernel.Publishing.Editing.Typing;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Publishing;

/// <summary>Gives a module's context the tables of documents and editions, under the module's own prefix.</summary>
public static class PublishingModel
{
    /// <param name="model">The module's.</param>
    /// <param name="prefix">Such as <c>news</c>: the tables are <c>news_documents</c>, <c>news_editions</c>, <c>news_old_slugs</c>.</param>
    public static void AddPublishing(this ModelBuilder model, string prefix)
    {
        model.Entity<Document>(document =>
        {
            document.ToTable(prefix + "_documents");
            document.Property(d => d.Id).ValueGeneratedNever();
            document.HasIndex(d => new { d.Kind, d.Slug }).IsUnique();
            document.HasIndex(d => new { d.Kind, d.SourceId }).IsUnique();
            document.Ignore(d => d.Current).Ignore(d => d.Scheduled).Ignore(d => d.NextDraft).Ignore(d => d.Working);
            document.Ignore(d => d.IsPublic).Ignore(d => d.AwaitingReview).Ignore(d => d.History).Ignore(d => d.Withdrawal);
            document.HasMany(d => d.Editions).WithOne().HasForeignKey(e => e.DocumentId);
            document.Navigation(d => d.Editions).UsePropertyAccessMode(PropertyAccessMode.Field);
        });
        model.Entity<Edition>(edition =>
        {
            edition.ToTable(prefix + "_editions");
            edition.Property(e => e.Id).ValueGeneratedNever();
            edition.PrimitiveCollection(e => e.AuthorIds);
            edition.HasIndex(e => new { e.DocumentId, e.Number }).IsUnique();
            edition.Ignore(e => e.Text).Ignore(e => e.AwaitsReview);
        });
        model.Entity<OldSlug>().ToTable(prefix + "_old_slugs").HasKey(old => new { old.Kind, old.Slug });
    }

    /// <summary>Adds what an <see cref="Editorial"/> needs beside them.</summary>
    /// <param name="model">The module's.</param>
    /// <param name="prefix">The same; the tables are <c>news_rows</c>, <c>news_writers</c>, <c>news_preview_links</c>, <c>news_typed</c>.</param>
    public static void AddEditing(this ModelBuilder model, string prefix)
    {
        model.Entity<DocumentRow>(row =>
        {
            row.ToTable(prefix + "_rows");
            row.Property(r => r.Id).ValueGeneratedNever();
            row.HasOne<Document>().WithOne().HasForeignKey<DocumentRow>(r => r.Id);
            // With the title, so that a search reads nothing but the index until it finds something.
            row.HasIndex(r => new { r.Kind, r.ChangedUtc, r.Id, r.TitleFolded });
            row.HasIndex(r => new { r.Kind, r.State, r.ChangedUtc, r.Id, r.TitleFolded });
            row.HasIndex(r => new { r.Kind, r.WriterId, r.ChangedUtc, r.Id, r.TitleFolded });
            row.HasIndex(r => new { r.Kind, r.WriterId, r.State });
            row.HasIndex(r => new { r.Kind, r.AwaitsReview, r.ChangedUtc, r.Id });
        });
        model.Entity<Writer>(writer =>
        {
            writer.ToTable(prefix + "_writers");
            writer.Property(w => w.Id).ValueGeneratedNever();
        });
        model.Entity<PreviewLink>(link =>
        {
            link.ToTable(prefix + "_preview_links");
            link.Property(l => l.Id).ValueGeneratedNever();
            link.HasOne<Edition>().WithMany().HasForeignKey(l => l.EditionId);
        });
        model.Entity<TypedText>(typed =>
        {
            typed.ToTable(prefix + "_typed");
            // The document that is written for the first time has no row yet, so no foreign key.
            typed.HasKey(t => new { t.Kind, t.DocumentId, t.AccountId });
        });
    }
}
