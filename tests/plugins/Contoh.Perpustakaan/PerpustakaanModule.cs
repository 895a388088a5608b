using Contoh.Perpustakaan.Buku;
using Contoh.Perpustakaan.Data;
using Contoh.Perpustakaan.Recipes;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Recipes.Export;
using JatengPortal.Kernel.Theming;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

[assembly: PortalContract(PortalContractAttribute.Current)]

namespace Contoh.Perpustakaan;

/// <summary>The books of an agency's library, as an agency's own programmer would add them.</summary>
public sealed class PerpustakaanModule : PortalModule
{
    public static readonly Feature Library = new("Contoh.Perpustakaan", "Perpustakaan")
    {
        Description = "Daftar buku perpustakaan instansi.",
        DependsOn = ["JatengPortal.Pages"],
    };

    public override IReadOnlyList<Feature> Features => [Library];

    public override IReadOnlyList<Permission> Permissions => [new("Perpustakaan.Kelola", "Mengelola buku", Library)];

    public override void AddServices(IServiceCollection services)
    {
        services.AddTenantDatabase<PerpustakaanDbContext, SqlitePerpustakaanDbContext, PostgresPerpustakaanDbContext>();
        services.AddMenuEntry(Library, order: 700, "/perpustakaan", () => Texts.Library);
        services.AddHomeSection<NewestBooks>(Library, order: 700);
        services.AddRecipeStep<BooksStep>(Library);
        services.AddExportSource<BooksExport>(Library);
        services.AddRecipeTexts(Texts.ResourceManager);
    }

    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        var library = routes.MapFeature(Library);
        ReadBooks.Map(library);
        LibraryApi.Map(library);
    }
}
