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
            document.HasMany(d => d.Editions).WithOne().HasForeignKey(e => e.DocumentId);
            document.Navigation(d => d.Editions).UsePropertyAccessMode(PropertyAccessMode.Field);
        });
        model.Entity<Edition>(edition =>
        {
            edition.ToTable(prefix + "_editions");
            edition.Property(e => e.Id).ValueGeneratedNever();
            edition.HasIndex(e => new { e.DocumentId, e.Number }).IsUnique();
            edition.Ignore(e => e.Text);
        });
        model.Entity<OldSlug>().ToTable(prefix + "_old_slugs").HasKey(old => new { old.Kind, old.Slug });
    }
}
