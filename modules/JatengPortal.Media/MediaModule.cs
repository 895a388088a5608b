using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Recipes.Export;
using JatengPortal.Media.Data;
using JatengPortal.Media.Files;
using JatengPortal.Media.Recipes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Media;

/// <summary>An agency's files: images and documents, kept by their content.</summary>
public sealed class MediaModule : PortalModule
{
    /// <summary>Files and their addresses.</summary>
    public static readonly Feature Media = new("JatengPortal.Media", "Media")
    {
        Description = "Gambar dan dokumen milik instansi.",
        IsAlwaysOn = true,
    };

    /// <inheritdoc />
    public override IReadOnlyList<Feature> Features => [Media];

    /// <inheritdoc />
    public override void AddServices(IServiceCollection services)
    {
        services.AddTenantDatabase<MediaDbContext, SqliteMediaDbContext, PostgresMediaDbContext>();
        services.AddScoped<MediaLibrary>();
        services.AddRecipeStep<MediaStep>(Media);
        services.AddExportSource<MediaExport>(Media);
    }

    /// <inheritdoc />
    public override void MapRoutes(IEndpointRouteBuilder routes) => ServeFile.Map(routes.MapFeature(Media));
}
