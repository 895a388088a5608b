using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Importing;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Publishing.Editing;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Recipes.Content;
using JatengPortal.Kernel.Recipes.Export;
using JatengPortal.Kernel.Theming;
using JatengPortal.Kernel.Web;
using JatengPortal.Kernel.Web.Sitemaps;
using JatengPortal.News.Articles;
using JatengPortal.News.Articles.Editing;
using JatengPortal.News.Articles.Import;
using JatengPortal.News.Articles.Import.WordPress;
using JatengPortal.News.Circulars;
using JatengPortal.News.Data;
using JatengPortal.News.Network;
using JatengPortal.News.Recipes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News;

/// <summary>What an agency tells the public: articles (berita) and circulars (surat edaran), and a stream of what the agencies below it publish.</summary>
public sealed class NewsModule : PortalModule
{
    /// <summary>Articles, their lists and feeds.</summary>
    public static readonly Feature Articles = new("JatengPortal.News", "Berita")
    {
        Description = "Berita resmi instansi, dengan kategori, topik, dan umpan RSS, Atom, serta JSON.",
        DependsOn = ["JatengPortal.Media"], // a cover is a media item
    };

    /// <summary>Writing articles, and changing one's own drafts.</summary>
    public static readonly Permission Write = new("News.Write", "Menulis berita", Articles);

    /// <summary>Changing everybody's articles.</summary>
    public static readonly Permission Edit = new("News.Edit", "Menyunting semua berita", Articles) { Implies = [Write.Id] };

    /// <summary>Approving what others wrote, publishing and withdrawing.</summary>
    public static readonly Permission Publish = new("News.Publish", "Menyetujui dan menerbitkan berita", Articles) { Implies = [Write.Id] };

    /// <summary>Circulars, their numbers, lists and feeds.</summary>
    public static readonly Feature Circulars = new("JatengPortal.Circulars", "Surat edaran")
    {
        Description = "Surat edaran resmi instansi, dengan nomor, tata letak naskah dinas, status hukum, dan umpan JDIH.",
        DependsOn = ["JatengPortal.Media"], // the signed letter is a media item
    };

    /// <summary>Writing circulars, changing one's own drafts, reserving numbers.</summary>
    public static readonly Permission WriteCirculars = new("Circulars.Write", "Menulis surat edaran", Circulars);

    /// <summary>Changing everybody's circulars, and entering numbers that were given on paper.</summary>
    public static readonly Permission EditCirculars =
        new("Circulars.Edit", "Menyunting semua surat edaran", Circulars) { Implies = [WriteCirculars.Id] };

    /// <summary>Publishing and withdrawing circulars.</summary>
    public static readonly Permission PublishCirculars = new("Circulars.Publish", "Menyetujui dan menerbitkan surat edaran", Circulars)
    {
        Implies = [WriteCirculars.Id],
    };

    /// <summary>Sending circulars to the sites below, and following how they are acknowledged.</summary>
    public static readonly Permission DistributeCirculars = new("Circulars.Distribute", "Mendistribusikan surat edaran", Circulars);

    /// <summary>Reading and acknowledging what sites above have sent.</summary>
    public static readonly Permission AcknowledgeCirculars =
        new("Circulars.Acknowledge", "Mengonfirmasi penerimaan surat edaran", Circulars);

    /// <inheritdoc />
    public override IReadOnlyList<Feature> Features => [Articles, Circulars];

    /// <inheritdoc />
    public override IReadOnlyList<Permission> Permissions =>
        [Write, Edit, Publish, WriteCirculars, EditCirculars, PublishCirculars, DistributeCirculars, AcknowledgeCirculars];

    /// <inheritdoc />
    public override void AddServices(IServiceCollection services)
    {
        services.AddTenantDatabase<NewsDbContext, SqliteNewsDbContext, PostgresNewsDbContext>();
        services.AddSingleton<ArticleQueries>();
        services.AddEditorial<ArticleEditorial>(ArticleEditorial.TheKind, order: 100);
        services.AddScoped<ArticleIntake>();
        services.AddScoped<ArticleFormPage>();
        services.AddSingleton<NetworkArticles>();
        services.AddScoped<ArticleFeeds.FeedSource>();
        services.AddScoped<NetworkFeeds>();
        services.AddContentType<ArticleContent>(Articles);
        services.AddExportSource<ArticleExport>(Articles);
        services.AddMessageHandler<ArticlePublished, TakeInArticle>(Articles);
        services.AddMessageHandler<ArticleWithdrawn, TakeOutArticle>(Articles);
        services.AddMessageHandler<TenantRemoved, ForgetAgency>(Articles);
        services.AddScoped<ImportWordPress>();
        services.AddImporter<ImportArticles>(ImportArticles.Kind, Articles);
        services.AddOldAddressSource<OldArticleAddresses>(Articles);
        services.AddHomeSection<LatestArticles>(Articles, order: 100);
        services.AddHomeSection<LatestFromNetwork>(Articles, order: 200);
        services.AddSitemapSource<ArticleSitemap>(Articles);
        services.AddMenuEntry(Articles, order: 100, "/berita", () => Texts.News);
        services.AddRecipeTexts(Texts.ResourceManager);
        services.AddCirculars();
        NameTerms(services);
    }

    /// <inheritdoc />
    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        var articles = routes.MapFeature(Articles);
        ListArticles.Map(articles);
        ReadArticle.Map(articles);
        ArticleFeeds.Map(articles);
        ListNetwork.Map(articles);
        NetworkFeeds.Map(articles);
        WriteArticle.Map(EditorialRoutes.Map<ArticleEditorial>(articles, ArticleEditorial.TheKind));
        CircularServices.MapCirculars(routes.MapFeature(Circulars));
    }

    private static void NameTerms(IServiceCollection services) => services
        .AddAuditTerm("Category", () => Texts.Audit_term_category)
        .AddAuditTerm("Tags", () => Texts.Audit_term_tag)
        .AddAuditTerm("Author", () => Texts.Audit_term_author)
        .AddAuditTerm("Cover", () => Texts.Audit_term_cover);
}
