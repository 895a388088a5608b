using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Publishing.Editing;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Recipes.Content;
using JatengPortal.Kernel.Recipes.Export;
using JatengPortal.Kernel.Theming;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web.Sitemaps;
using JatengPortal.News.Circulars.Distribution;
using JatengPortal.News.Circulars.Editing;
using JatengPortal.News.Circulars.Lists;
using JatengPortal.News.Circulars.Numbers;
using JatengPortal.News.Recipes;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News.Circulars;

/// <summary>What circulars bring along.</summary>
internal static class CircularServices
{
    public static IServiceCollection AddCirculars(this IServiceCollection services)
    {
        var feature = NewsModule.Circulars;
        services.AddEditorial<CircularEditorial>(CircularEditorial.TheKind, order: 110);
        services.AddScoped<CircularIntake>();
        services.AddScoped<CircularFormPage>();
        services.AddScoped<CircularDesk>();
        services.AddScoped<NumberBook>();
        services.AddScoped<CircularFeeds>();
        services.AddScoped<JdihFeed>();
        services.AddRecipeStep<CircularTypesStep>(feature);
        services.AddRecipeStep<CircularNumbersStep>(feature);
        services.AddContentType<CircularContent>(feature);
        services.AddExportSource<CircularExport>(feature);
        services.AddHomeSection<LatestCirculars>(feature, order: 150);
        services.AddSitemapSource<CircularSitemap>(feature);
        services.AddMenuEntry(feature, order: 110, Circular.ListPath, () => Texts.Circulars);
        services.AddAdminEntry(NewsModule.WriteCirculars, AdminGroup.Content, order: 115, ListNumbers.Path, () => Texts.Numbers);
        services.AddDistribution();
        services.AddNotice(CircularNotices.NumberReserved);
        return services
            .AddAuditAction("circular-type.defined", () => Texts.Audit_circular_type_defined)
            .AddAuditAction("circular-number.entered", () => Texts.Audit_circular_number_entered)
            .AddAuditAction("circular-number.taken-over", () => Texts.Audit_circular_numbers_taken_over)
            .AddAuditTerm("Nature", () => Texts.Audit_term_nature)
            .AddAuditTerm("Signatory", () => Texts.Circular_signatory)
            .AddAuditTerm("Pattern", () => Texts.Audit_term_pattern)
            .AddAuditTerm("Layout", () => Texts.Audit_term_layout)
            .AddAuditTerm("Unit", () => Texts.Audit_term_unit)
            .AddAuditTerm("Restarts", () => Texts.Audit_term_restarts)
            .AddAuditTerm("Book", () => Texts.Audit_term_book)
            .AddAuditTerm("Classification", () => Texts.Circular_classification)
            .AddAuditTerm("Sections", () => Texts.Audit_term_sections);
    }

    public static void MapCirculars(FeatureRoutes circulars)
    {
        ListCirculars.Map(circulars);
        CircularFeeds.Map(circulars);
        JdihFeed.Map(circulars);
        ReadCircular.Map(circulars);
        DistributionServices.MapDistribution(circulars);
        var routes = EditorialRoutes.Map<CircularEditorial>(circulars, CircularEditorial.TheKind);
        WriteCircular.Map(routes);
        PasteText.Map(routes.All);
        ListNumbers.Map(routes.All);
    }
}
