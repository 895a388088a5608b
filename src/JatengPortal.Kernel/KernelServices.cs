using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Data.Postgres;
using JatengPortal.Kernel.Data.Sqlite;
using JatengPortal.Kernel.Features;
using JatengPortal.Kernel.Mail;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Modules.Plugins;
using JatengPortal.Kernel.Notifications;
using JatengPortal.Kernel.Publishing.Editing;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Recipes.Export;
using JatengPortal.Kernel.Recipes.Steps;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Settings;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using JatengPortal.Kernel.Web.Caching;
using JatengPortal.Kernel.Web.Counting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel;

/// <summary>Wires the kernel and all modules into a host.</summary>
public static class KernelServices
{
    /// <summary>Adds the kernel's services, those of every module in <paramref name="catalog"/>, and those of plug-ins.</summary>
    /// <exception cref="RuleViolationException"><c>settings.invalid</c>: a setting of the section <c>Portal</c> can't be used.</exception>
    public static void AddPortal(this WebApplicationBuilder builder, ModuleCatalog catalog)
    {
        var services = builder.Services;
        // Otherwise a build that isn't published maps every address for files that are edited while it runs, and what exists
        // nowhere answers 405 instead of 404.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] ??= "false";
        var section = builder.Configuration.GetSection("Portal");
        var options = section.Get<PortalOptions>() ?? new PortalOptions();
        services.Configure<PortalOptions>(section);
        services.AddSingleton(new PortalAddress(options.PublicAddress, builder.Configuration["URLS"]));
        services.TryAddSingleton(TimeProvider.System);
        var dataPath = Path.GetFullPath(options.DataPath, builder.Environment.ContentRootPath);
        services.AddDatabases(options, dataPath);
        services.AddTenants();
        services.AddMessaging();
        services.AddRecipeEngine(RecipeFolders(options, builder.Environment.ContentRootPath));
        services.AddWeb(dataPath);
        services.AddAccounts();
        services.AddMail(options.Mail);
        services.AddAdministration();
        foreach (var module in catalog.Modules)
            module.AddServices(services);
        var loading = new PluginLoading(services, catalog);
        // A plug-in is tried out beside all addresses, those that tell of plug-ins among them.
        services.AddSingleton(loading.Plugins);
        loading.LoadAll(Path.Combine(dataPath, "plugins"));
        services.AddSingleton(loading.Modules);
    }

    /// <summary>
    /// Runs what only a serving process does: telling of refused plug-ins, watching the host's database, closing idle ones, visits, due
    /// work, letters.
    /// </summary>
    public static void AddPortalWork(this IServiceCollection services)
    {
        services.AddHostedService<PluginReport>();
        services.AddHostedService<HostWatch>();
        services.AddHostedService<IdleDatabases>();
        services.AddHostedService(provider => provider.GetRequiredService<TenantVisits>());
        services.AddHostedService(provider => provider.GetRequiredService<DueWork>());
        services.AddHostedService(provider => provider.GetRequiredService<MailDispatch>());
    }

    private static void AddDatabases(this IServiceCollection services, PortalOptions options, string dataPath)
    {
        services.AddSingleton(new DataFolder(dataPath));
        services.AddSingleton(new SearchPath());
        var isPostgres = options.Database.Provider.Equals("Postgres", StringComparison.OrdinalIgnoreCase);
        if (isPostgres)
        {
            services.AddSingleton<DatabaseProvider>(provider => new PostgresProvider(options.Database.ConnectionString, provider));
            services.AddSingleton<IDbContextFactory<HostDbContext>, HostContextFactory<PostgresHostDbContext>>();
        }
        else if (options.Database.Provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase))
        {
            services.AddSingleton<DatabaseProvider>(provider =>
                new SqliteProvider(dataPath, provider, provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<IDbContextFactory<HostDbContext>, HostContextFactory<SqliteHostDbContext>>();
        }
        else
        {
            throw new RuleViolationException(
                "settings.invalid", $"Portal__Database__Provider is '{options.Database.Provider}'; there are Sqlite and Postgres.");
        }

        // The other provider's context has no connection; its migrations are compared with those in use.
        services.AddPooledDbContextFactory<SqliteHostDbContext>((provider, db) => ConfigureHost(
            provider, db, isUsed: !isPostgres, () => db.UseSqlite(sqlite =>
                sqlite.MigrationsHistoryTable(DatabaseProvider.HostHistoryTable))));
        services.AddPooledDbContextFactory<PostgresHostDbContext>((provider, db) => ConfigureHost(
            provider, db, isUsed: isPostgres, () => db.UseNpgsql(npgsql =>
                PostgresProvider.Configure(npgsql, DatabaseProvider.HostHistoryTable))));
        services.AddSingleton<ModuleContexts>();
        services.AddSingleton<TenantSchema>();
        services.AddSingleton<TenantProjection>();
        services.AddSingleton(provider => new HostDatabase(
            provider.GetRequiredService<IDbContextFactory<HostDbContext>>(), provider.GetRequiredService<DatabaseProvider>(),
            provider.GetRequiredService<DataFolder>(), provider.GetRequiredService<TenantSchema>(),
                provider.GetRequiredService<ModuleContexts>()));
        services.AddSingleton<LockedDatabases>();
        services.AddSingleton<WriterTurns>();
        services.AddScoped(provider => new TenantDatabase(provider));
        services.AddScoped(provider => new HostConnection(
            provider.GetRequiredService<ModuleContexts>(), provider.GetRequiredService<DatabaseProvider>()));
        services.AddTenantDatabase<TenantStateDbContext, SqliteTenantStateDbContext, PostgresTenantStateDbContext>();
    }

    private static void ConfigureHost(IServiceProvider provider, DbContextOptionsBuilder db, bool isUsed, Action otherwise)
    {
        if (isUsed)
            provider.GetRequiredService<DatabaseProvider>().ConfigureHost(db);
        else
            otherwise();
    }

    private static void AddTenants(this IServiceCollection services)
    {
        services.AddSingleton(provider => new TenantRegistry(
            provider.GetRequiredService<IDbContextFactory<HostDbContext>>(), provider.GetRequiredService<ModuleCatalog>(),
            provider.GetRequiredService<PortalAddress>(), provider.GetRequiredService<VisitQueue>(),
            provider.GetRequiredService<FeatureProfiles>(), provider.GetRequiredService<DatabaseProvider>()));
        services.AddSingleton<FeatureProfiles>();
        services.AddSingleton<FeatureProfileChanges>();
        services.AddSingleton<TenantScopes>();
        services.AddSingleton(provider => new TenantsBelow(provider.GetRequiredService<HostDatabase>(), provider.GetRequiredService<TenantRegistry>()));
        services.AddScoped<CurrentTenant>();
        services.AddSingleton<ReservedSegments>();
        services.AddSingleton<TenantPlacement>();
        services.AddSingleton(provider => new TenantLifecycle(provider));
        services.AddScoped(provider => new FeatureSwitch(
            provider.GetRequiredService<TenantDatabase>(), provider.GetRequiredService<ModuleCatalog>(),
            provider.GetRequiredService<FeatureProfiles>(), provider.GetRequiredService<CurrentTenant>(),
            provider.GetRequiredService<Actor>(), provider.GetRequiredService<IAuditTrail>()));
        services.AddScoped(provider => new TenantSettings(
            provider.GetRequiredService<TenantDatabase>(), provider.GetRequiredService<IAuditTrail>()));
        services.AddScoped(provider => new ThemeChoice(
            provider.GetRequiredService<TenantDatabase>(), provider.GetRequiredService<ModuleCatalog>(), provider.GetRequiredService<IAuditTrail>()));
        services.AddSingleton<MatcherPolicy, FeatureGate>();
    }

    private static void AddRecipeEngine(this IServiceCollection services, string[] folders)
    {
        services.AddRecipes(folders);
        services.AddRecipeTexts(Texts.ResourceManager);
        services.AddRecipeStep<FeatureStep>();
        services.AddRecipeStep<ThemesStep>();
        services.AddRecipeStep<SettingsStep>();
        services.AddRecipeStep<RolesStep>();
        services.AddRecipeStep<ContentStep>();
        services.AddRecipeStep<TenantsStep>();
        services.AddRecipeStep<FeatureProfilesStep>();
        services.AddSingleton(provider => new TenantRecipes(provider));
        services.AddSingleton(provider => new TenantExport(provider));
        services.AddSingleton(provider => new TenantClone(provider));
        services.AddSingleton(provider => new TenantRemoval(provider));
        services.AddSingleton<RecipeLedger>();
        services.AddSingleton(provider => new HostRun(provider));
        services.AddSingleton(provider => new ManyTenantRun(
            provider.GetRequiredService<TenantRecipes>(), provider.GetRequiredService<RecipeLedger>(),
            provider.GetRequiredService<TenantRegistry>(), provider.GetRequiredService<DatabaseProvider>(),
            provider.GetRequiredService<ActorStanding>(), provider.GetRequiredService<ILogger<ManyTenantRun>>()));
    }

    private static string[] RecipeFolders(PortalOptions options, string contentRoot) =>
    [
        .. new[] { Path.GetFullPath(options.RecipesPath, contentRoot), Path.GetFullPath(options.RecipesPath, AppContext.BaseDirectory) }
            .Distinct().Where(Directory.Exists),
    ];

    private static void AddMessaging(this IServiceCollection services)
    {
        services.AddSingleton<VisitQueue>();
        services.AddSingleton<MessageTypes>();
        services.AddSingleton<Delivery>();
        services.AddSingleton<TenantVisits>();
        services.AddSingleton<DueWork>();
        services.AddScoped(provider => new Outbox(
            provider.GetRequiredService<TenantDatabase>(), provider.GetRequiredService<CurrentTenant>(),
                provider.GetRequiredService<TimeProvider>()));
        services.AddScoped(provider => new DueTable(provider.GetRequiredService<TenantDatabase>()));
        services.AddSingleton(provider => new HostNotifier(provider.GetRequiredService<TenantScopes>()));
        services.AddScoped(provider => new Notifier(
            provider.GetRequiredService<Outbox>(), provider.GetRequiredService<CurrentTenant>(), provider.GetRequiredService<Actor>(),
            provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddMail(this IServiceCollection services, MailOptions options)
    {
        options.Check();
        services.AddHostDatabase<MailDbContext, SqliteMailDbContext, PostgresMailDbContext>();
        services.AddSingleton(provider => new MailQueue(
            options, provider.GetRequiredService<IDataProtectionProvider>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new MailServer(options));
        services.AddSingleton<MailDispatch>();
    }

    private static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<Actor>();
        services.AddSingleton<ActorStanding>();
        services.AddScoped(provider => new CurrentAccount(provider.GetRequiredService<CurrentTenant>()));
        services.AddScoped<RolePermissions>();
        services.AddSingleton(provider => new TenantRoles(provider.GetRequiredService<TenantScopes>(),
            provider.GetRequiredService<ModuleCatalog>()));
        services.AddScoped(provider => new RoleChanges(
            provider.GetRequiredService<TenantDatabase>(), provider.GetRequiredService<CurrentAccount>(),
                provider.GetRequiredService<ModuleCatalog>(),
            provider.GetRequiredService<IAuditTrail>()));
        services.TryAddSingleton<IAuditTrail, NoAuditTrail>();
        services.AddSingleton<HostAudit>();
        AuditActions.AddOfKernel(services);
        AuditTerms.AddOfKernel(services);
        EditorialServices.AddOfKernel(services);
        services.AddAntiforgery(antiforgery =>
        {
            // One for all tenants of a host name: their sessions are one, too.
            antiforgery.Cookie.Name = "portal-form";
            antiforgery.Cookie.Path = "/";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.FormFieldName = "_token";
            antiforgery.HeaderName = "X-Portal-Token";
        });
    }

    private static void AddWeb(this IServiceCollection services, string dataPath)
    {
        services.AddProblemDetails();
        services.AddDataProtection().SetApplicationName("JatengPortal").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(dataPath,
            "keys")));
        services.AddRazorComponents();
        services.AddScoped<IComponentActivator, ThemeActivator>();
        services.AddScoped<PageRequest>();
        services.AddSingleton<AssetAddresses>();
        services.AddSingleton<PageStore>();
        services.AddSingleton<SiteCache>();
        services.AddSingleton(provider => new SitePreviews(
            provider.GetRequiredService<IDataProtectionProvider>(), provider.GetRequiredService<ModuleCatalog>()));
        services.AddSingleton<RequestCounts>();
        services.AddScoped(provider => new Links(
            provider.GetRequiredService<CurrentTenant>(), provider.GetRequiredService<PortalAddress>(),
            provider.GetRequiredService<AssetAddresses>(), provider.GetRequiredService<TenantRegistry>(),
                provider.GetRequiredService<PageRequest>()));
        services.AddScoped(provider => new HomeSections(provider, provider.GetRequiredService<CurrentTenant>()));
        services.AddScoped(provider => new Site(
            provider, provider.GetRequiredService<CurrentTenant>(), provider.GetRequiredService<Links>()));
    }

    private static void AddAdministration(this IServiceCollection services)
    {
        services.AddSingleton<Notices>();
        services.AddScoped(provider => new AdminMenu(
            provider, provider.GetRequiredService<CurrentTenant>(), provider.GetRequiredService<CurrentAccount>(),
                provider.GetRequiredService<Links>()));
        services.AddScoped(provider => new DashboardItems(provider, provider.GetRequiredService<AdminMenu>()));
    }
}
