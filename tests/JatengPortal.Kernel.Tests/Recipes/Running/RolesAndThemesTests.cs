using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Theming;
using JatengPortal.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JatengPortal.Kernel.Tests.Recipes.Running;

public sealed class RolesAndThemesTests(RolesAndThemesTests.ExtendedPortal portal) : IClassFixture<RolesAndThemesTests.ExtendedPortal>
{
    [Fact]
    public async Task A_role_is_stored_and_permissions_are_added_replaced_and_removed()
    {
        var agency = await portal.NewAgencyAsync("peran", recipe: null);

        var made = await RunAsync(agency, """{ "Name": "Penulis", "Description": "Menulis", "Permissions": ["Sample.Write", "sample.read"] }""");
        Assert.Equal(("Menulis", """["Sample.Read","Sample.Write"]"""), await RoleAsync(agency));
        Assert.Equal(["role Penulis: new, Sample.Read, Sample.Write"], made.Steps[0].Changes);

        await RunAsync(agency, """{ "Name": "Penulis", "Permissions": ["Sample.Publish"], "PermissionBehavior": "Add" }""");
        Assert.Equal(("Menulis", """["Sample.Publish","Sample.Read","Sample.Write"]"""), await RoleAsync(agency));

        await RunAsync(agency, """{ "Name": "Penulis", "Permissions": ["Sample.Write", "Sample.Publish"], "PermissionBehavior": "Remove" }""");
        Assert.Equal(("Menulis", """["Sample.Read"]"""), await RoleAsync(agency));

        await RunAsync(agency, """{ "Name": "Penulis", "Description": "Menerbitkan", "Permissions": ["Sample.Publish"], "PermissionBehavior": "Replace" }""");
        Assert.Equal(("Menerbitkan", """["Sample.Publish"]"""), await RoleAsync(agency));

        var again = await RunAsync(agency, """{ "Name": "Penulis", "Permissions": ["Sample.Publish"], "PermissionBehavior": "Replace" }""");
        Assert.False(again.HasChanges);
        Assert.False((await RunAsync(agency, """{ "Name": "Penulis", "Permissions": ["Sample.Write"], "PermissionBehavior": "Remove" }""")).HasChanges);
    }

    [Theory]
    [InlineData("Add", true)]
    [InlineData("Replace", true)]
    [InlineData("Add", false)]
    public async Task A_recipe_gives_nobody_more_than_whoever_runs_it(string behaviour, bool isHeldHere)
    {
        var agency = portal.At("dinas-d");
        await RunAsync(agency, """{ "Name": "Perakit", "Permissions": ["Sample.Write"] }""");
        var catalog = portal.Services.GetRequiredService<ModuleCatalog>();
        var person = new Account { Id = Guid.NewGuid(), UserName = "perakit", DisplayName = "Perakit (contoh)" };
        // What is held in another tenant counts for nothing here.
        var (tenant, held) = isHeldHere
            ? (agency.Tenant.Id, PermissionSet.Of(["Sample.Write", "People.Manage"], catalog))
            : (portal.At("dinas-a").Tenant.Id, PermissionSet.Of(["Sample.Write", "Sample.Publish", "People.Manage"], catalog));
        portal.Services.GetRequiredService<Actor>().Set(new ActingAccount(person, "uji") { Tenant = tenant, Permissions = held });

        var refused = await Assert.ThrowsAsync<RecipeException>(() => RunAsync(
            agency, $$"""{ "Name": "Perakit", "Permissions": ["Sample.Publish"], "PermissionBehavior": "{{behaviour}}" }"""));

        Assert.Contains("permission.missing", refused.Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_role_gets_a_permission_of_the_host()
    {
        var refused = await Assert.ThrowsAsync<RecipeException>(
            () => RunAsync(portal.At("dinas-d"), """{ "Name": "Perakit", "Permissions": ["Portal.Accounts"] }"""));
        Assert.Contains("by no role", refused.Errors[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "Name": "A", "Permissions": ["Sample.Wrote"] }""", "$.steps[0].Roles[0].Permissions[0]", "Sample.Write")]
    [InlineData("""{ "Name": " " }""", "$.steps[0].Roles[0].Name", "1 to 100")]
    [InlineData("""{ "Name": "A", "PermissionBehavior": "Merge" }""", "$.steps[0].Roles[0].PermissionBehavior", "")]
    [InlineData("""{ "Permissions": [] }""", "$.steps[0].Roles[0]", "Name")]
    public async Task A_role_that_says_something_else_is_refused_with_its_place(string role, string place, string says)
    {
        var refused = await Assert.ThrowsAsync<RecipeException>(() => RunAsync(portal.At("dinas-a"), role));

        Assert.StartsWith(place, Assert.Single(refused.Errors).Path, StringComparison.Ordinal);
        Assert.Contains(says, refused.Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_theme_is_seen_on_the_next_request_in_that_tenant_only()
    {
        Assert.Contains("skip-link", await portal.At("dinas-a").ReadAsync("/"), StringComparison.Ordinal);

        var outcome = await portal.At("dinas-a").RunAsync("""{ "name": "themes", "site": "sample.plaintheme" }""");

        Assert.Equal(["theme: JatengPortal.Theme.Public → Sample.PlainTheme"], outcome.Steps[0].Changes);
        Assert.DoesNotContain("skip-link", await portal.At("dinas-a").ReadAsync("/"), StringComparison.Ordinal);
        Assert.Contains("skip-link", await portal.At("dinas-b").ReadAsync("/"), StringComparison.Ordinal);
        Assert.False((await portal.At("dinas-a").RunAsync("""{ "name": "themes", "site": "Sample.PlainTheme" }""")).HasChanges);
    }

    [Theory]
    [InlineData("""{ "name": "themes", "site": "Sample.PlanTheme" }""", "$.steps[0].site", "Sample.PlainTheme")]
    [InlineData("""{ "name": "themes", "site": "TheTheme" }""", "$.steps[0].site", "TheTheme")]
    [InlineData("""{ "name": "themes", "site": "Sample.PlainTheme", "admin": "TheAdmin" }""", "$.steps[0].admin", "leave it out")]
    public async Task An_unknown_theme_and_a_theme_for_the_administration_are_refused(string step, string place, string says)
    {
        var refused = await Assert.ThrowsAsync<RecipeException>(() => portal.At("dinas-b").RunAsync(step));

        Assert.Equal(place, Assert.Single(refused.Errors).Path);
        Assert.Contains(says, refused.Errors[0].Message, StringComparison.Ordinal);
    }

    private static Task<RecipeOutcome> RunAsync(Agency agency, string role) => agency.RunAsync($$"""{ "name": "Roles", "Roles": [ {{role}} ] }""");

    private static async Task<(string Description, string Permissions)> RoleAsync(Agency agency)
    {
        await using var scope = agency.OpenScope();
        var role = await scope.ServiceProvider.GetRequiredService<TenantDatabase>().Context<TenantStateDbContext>().Roles.AsNoTracking()
            .SingleAsync(TestContext.Current.CancellationToken);
        return (role.Name == "Penulis" ? role.Description : role.Name, role.Permissions);
    }

    /// <summary>A portal with one module more, which declares permissions, and one theme more.</summary>
    public sealed class ExtendedPortal : PortalFactory
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services =>
            {
                var catalog = (ModuleCatalog)services.Single(service =>
                    service.ServiceType == typeof(ModuleCatalog)).ImplementationInstance!;
                services.Replace(ServiceDescriptor.Singleton(
                    new ModuleCatalog([.. catalog.Modules, new SampleModule()], [.. catalog.Themes, new PlainTheme()])));
            });
        }
    }

    private sealed class SampleModule : PortalModule
    {
        private static readonly Feature Sample = new("Sample", "Contoh");

        public override IReadOnlyList<Feature> Features => [Sample];

        public override IReadOnlyList<Permission> Permissions =>
            [new("Sample.Read", "Membaca", Sample), new("Sample.Write", "Menulis", Sample), new("Sample.Publish", "Menerbitkan", Sample)];
    }

    private sealed class PlainTheme : PortalTheme
    {
        public override string Id => "Sample.PlainTheme";

        public override string Name => "Polos";
    }
}
