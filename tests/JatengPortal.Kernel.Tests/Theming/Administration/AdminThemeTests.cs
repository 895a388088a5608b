using System.Net;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Kernel.Theming;
using JatengPortal.Kernel.Theming.Administration;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JatengPortal.Kernel.Tests.Theming.Administration;

public sealed class AdminThemeTests(AdminThemeTests.MeddledPortal portal) : IClassFixture<AdminThemeTests.MeddledPortal>
{
    [Fact]
    public async Task The_administration_looks_the_same_whatever_the_public_theme_is()
    {
        var site = await portal.NewStaffedSiteAsync();
        await site.RunAsync("""{ "name": "themes", "site": "Sample.Meddling" }""");

        Assert.Contains("meddled", await site.ReadAsync("/"), StringComparison.Ordinal);
        var screen = await site.OpenAsync(ProbeScreens.Path, "Penulis");
        Assert.Equal(HttpStatusCode.OK, screen.Status);
        Assert.NotNull(screen.Document.QuerySelector(".staff-header"));
        Assert.DoesNotContain("meddled", screen.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_no_theme_for_public_pages()
    {
        var refused = await Assert.ThrowsAsync<RecipeException>(
            () => portal.At("dinas-b").RunAsync("""{ "name": "themes", "site": "JatengPortal.Theme.Admin" }"""));

        Assert.Contains("unknown theme", Assert.Single(refused.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_is_it_the_one_of_tenants_that_name_none()
    {
        var (administration, other, meddling) = (new AdministrationTheme("Sample.Admin"), new AdministrationTheme("Sample.Later"), new MeddlingTheme());

        var catalog = new ModuleCatalog([], [administration, meddling, other]);

        Assert.Same(meddling, catalog.DefaultTheme);
        Assert.Equal([meddling], catalog.PublicThemes);
        Assert.Same(administration, catalog.AdministrationTheme);
        Assert.Null(catalog.FindTheme("Sample.Admin"));
        Assert.Null(new ModuleCatalog([], [administration]).DefaultTheme);
        Assert.Null(new ModuleCatalog([], [meddling]).AdministrationTheme);
    }

    /// <summary>A portal with a public theme that would dress the administration area too.</summary>
    public sealed class MeddledPortal : ProbedPortal
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services =>
            {
                var catalog = (ModuleCatalog)services.Last(service => service.ServiceType == typeof(ModuleCatalog)).ImplementationInstance!;
                services.Replace(ServiceDescriptor.Singleton(new ModuleCatalog(catalog.Modules, [.. catalog.Themes, new MeddlingTheme()])));
            });
        }
    }

    private sealed class MeddlingTheme : PortalTheme
    {
        public MeddlingTheme()
        {
            Replace<PublicLayout, MeddledLayout>();
            Replace<AdminLayout, MeddledLayout>();
        }

        public override string Id => "Sample.Meddling";

        public override string Name => "Usil";
    }

    private sealed class AdministrationTheme(string id) : PortalTheme
    {
        public override string Id => id;

        public override string Name => "Administrasi";

        public override bool IsOfAdministration => true;
    }

    private sealed class MeddledLayout : LayoutComponentBase
    {
        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.AddMarkupContent(0, "<p>meddled</p>");
            builder.AddContent(1, Body);
        }
    }
}
