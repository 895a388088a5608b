using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Publishing;
using JatengPortal.News.Articles;
using JatengPortal.News.Circulars;
using JatengPortal.News.Circulars.Distribution;
using JatengPortal.News.Circulars.Numbers;
using JatengPortal.News.Circulars.Relations;
using JatengPortal.News.Circulars.Types;
using JatengPortal.News.Network;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Data;

/// <summary>Documents with their editions, and what the public reads of them, laid out for reading.</summary>
internal abstract class NewsDbContext(DbContextOptions options) : TenantDbContext(options)
{
    public DbSet<Document> Documents => Set<Document>();

    public DbSet<Edition> Editions => Set<Edition>();

    public DbSet<OldSlug> OldSlugs => Set<OldSlug>();

    public DbSet<OldAddress> OldAddresses => Set<OldAddress>();

    public DbSet<Article> Articles => Set<Article>();

    public DbSet<ArticleTag> ArticleTags => Set<ArticleTag>();

    public DbSet<Category> Categories => Set<Category>();

    public DbSet<Tag> Tags => Set<Tag>();

    public DbSet<NetworkArticle> NetworkArticles => Set<NetworkArticle>();

    public DbSet<Circular> Circulars => Set<Circular>();

    public DbSet<CircularRelation> CircularRelations => Set<CircularRelation>();

    public DbSet<CircularType> CircularTypes => Set<CircularType>();

    public DbSet<BookedNumber> BookedNumbers => Set<BookedNumber>();

    public DbSet<CircularDistribution> CircularDistributions => Set<CircularDistribution>();

    public DbSet<CircularReceiver> CircularReceivers => Set<CircularReceiver>();

    public DbSet<ReceivedCircular> ReceivedCirculars => Set<ReceivedCircular>();

    protected override void Declare(ModelBuilder model)
    {
        model.AddPublishing("news");
        model.AddEditing("news");
        model.AddOldAddresses("news");
        model.Entity<Article>(article =>
        {
            article.ToTable("articles");
            article.Property(a => a.Id).ValueGeneratedNever();
            article.HasIndex(a => a.Slug).IsUnique();
            // Every list is sorted by date and pages by key.
            article.HasIndex(a => new { a.PublishedUtc, a.Id });
            article.HasIndex(a => new { a.CategorySlug, a.PublishedUtc, a.Id });
            // Feeds are sorted by the last major change.
            article.HasIndex(a => new { a.UpdatedUtc, a.Id });
            article.HasIndex(a => new { a.CategorySlug, a.UpdatedUtc, a.Id });
            article.Ignore(a => a.Tags);
            article.HasMany<ArticleTag>().WithOne().HasForeignKey(t => t.ArticleId);
        });
        model.Entity<ArticleTag>(tag =>
        {
            tag.ToTable("article_tags");
            tag.HasKey(t => new { t.ArticleId, t.TagSlug });
            tag.HasIndex(t => new { t.TagSlug, t.PublishedUtc, t.ArticleId });
            tag.HasIndex(t => new { t.TagSlug, t.UpdatedUtc, t.ArticleId });
        });
        model.Entity<Category>().ToTable("categories").HasKey(c => c.Slug);
        model.Entity<Tag>().ToTable("tags").HasKey(t => t.Slug);
        model.Entity<NetworkArticle>(article =>
        {
            article.ToTable("network_articles");
            article.HasKey(a => new { a.OriginId, a.DocumentId });
            article.HasIndex(a => new { a.PublishedUtc, a.DocumentId });
        });
        model.AddCirculars();
        model.AddDistribution();
    }
}

internal sealed class SqliteNewsDbContext(DbContextOptions<SqliteNewsDbContext> options) : NewsDbContext(options);

internal sealed class PostgresNewsDbContext(DbContextOptions<PostgresNewsDbContext> options) : NewsDbContext(options);
