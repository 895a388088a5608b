using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.Accounts.Administration;
using JatengPortal.Identity.Contracts;
using JatengPortal.Identity.Data;
using JatengPortal.Identity.Invitations;
using JatengPortal.Identity.Memberships;
using JatengPortal.Identity.Offices;
using JatengPortal.Identity.Recovery;
using JatengPortal.Identity.Roles;
using JatengPortal.Identity.SignIn;
using JatengPortal.Kernel;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Notifications;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Theming.Administration;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JatengPortal.Identity;

/// <summary>Who people are: one account for all agencies' sites, signing in, and the roles that accounts hold in each tenant.</summary>
public sealed class IdentityModule : PortalModule
{
    private static readonly TimeSpan SecondStepWithin = TimeSpan.FromMinutes(10);

    /// <summary>Accounts, signing in, roles.</summary>
    public static readonly Feature Identity = new("JatengPortal.Identity", "Akun dan peran")
    {
        Description = "Masuk dengan satu akun untuk semua situs, akun sendiri, serta peran pengguna.",
        IsAlwaysOn = true,
    };

    /// <summary>Seeing who has roles here, and what the roles allow.</summary>
    public static readonly Permission ViewPeople = new("People.View", "Melihat pengguna dan peran", Identity);

    /// <summary>Giving and taking roles, inviting people, and changing roles.</summary>
    public static readonly Permission ManagePeople = new("People.Manage", "Mengelola pengguna dan peran", Identity)
    {
        Implies = [ViewPeople.Id],
    };

    /// <summary>All accounts of the portal.</summary>
    public static readonly Permission PortalAccounts =
        new("Portal.Accounts", "Mengelola akun seluruh portal", PortalAdministration.Feature) { IsOfHost = true };

    /// <inheritdoc />
    public override IReadOnlyList<Feature> Features => [Identity];

    /// <inheritdoc />
    public override IReadOnlyList<Permission> Permissions => [ViewPeople, ManagePeople, PortalAccounts];

    /// <inheritdoc />
    public override void AddServices(IServiceCollection services)
    {
        services.AddHostDatabase<AccountsDbContext, SqliteAccountsDbContext, PostgresAccountsDbContext>();
        services.AddHttpContextAccessor();
        services.AddIdentityCore<PortalAccount>(Configure).AddSignInManager().AddDefaultTokenProviders()
            .AddPasswordValidator<PasswordStrength>().AddErrorDescriber<IndonesianIdentityErrors>();
        services.AddScoped<IUserStore<PortalAccount>, AccountStore>();
        services.AddAuthentication(SignInTicket.Scheme)
            .AddCookie(SignInTicket.Scheme, cookie => ConfigureSession(cookie, SignInCookie.Name, AccountSessions.Lifetime))
            .AddCookie(SignInTicket.PendingScheme, cookie => ConfigureSession(cookie, "portal-second-step", SecondStepWithin))
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie => ConfigureSession(cookie, "portal-passkey", SecondStepWithin));
        services.AddSingleton<SignInLimits>();
        services.AddScoped<SignIns>();
        services.AddScoped<IAccountSource, AccountSource>();
        services.AddScoped<AccountSessions>();
        services.AddScoped<MembershipNotes>();
        services.AddScoped<MembershipRegister>();
        services.AddSingleton<RoleNews>();
        services.AddNotificationKind(RoleNews.RoleGiven);
        services.AddScoped(provider => new AccountRegister(provider));
        services.AddScoped(provider => new AccountDirectory(provider.GetRequiredService<AccountsDbContext>(), provider.GetRequiredService<TenantRoles>()));
        services.AddScoped<IBeforeServing, FirstAdministrator>();
        services.AddScoped<AccountStanding>();
        services.AddScoped<OfficeList>();
        AddLinks(services);
        AddScreens(services);
        AuditedActions.AddNames(services);
    }

    /// <inheritdoc />
    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        var identity = routes.MapFeature(Identity);
        SignInWithPassword.Map(identity);
        SecondStep.Map(identity);
        SignInWithPasskey.Map(identity);
        SignOut.Map(identity);
        ShowOwnAccount.Map(identity);
        ChangePassword.Map(identity);
        SetUpSecondFactor.Map(identity);
        ManagePasskeys.Map(identity);
        ChooseOffice.Map(identity);
        UseLink.Map(identity);
        AskForReset.Map(identity);
        ListPeople.Map(identity);
        AddPerson.Map(identity);
        ChangePerson.Map(identity);
        ListRoles.Map(identity);
        EditRole.Map(identity);
        RemoveRole.Map(identity);
        var portal = routes.MapFeature(PortalAdministration.Feature).RequirePermission(PortalAccounts);
        ListAccounts.Map(portal);
        CreateAccount.Map(portal);
        ShowAccount.Map(portal);
        ChangeAccount.Map(portal);
    }

    private static void AddLinks(IServiceCollection services)
    {
        services.AddScoped<AccountLinks>();
        services.AddScoped<LinkLetters>();
        services.AddScoped<LinkRedemption>();
        services.AddScoped<LapsingInvitations>();
        services.AddDashboardSource<LapsingInvitationsOfSite>(ManagePeople, order: 300);
        services.AddDashboardSource<LapsingInvitationsOfPortal>(PortalAccounts, order: 605);
        services.AddSingleton<ResetRequests>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<ResetRequests>());
    }

    private static void AddScreens(IServiceCollection services)
    {
        services.AddScoped<PeopleList>();
        services.AddScoped<Subject>();
        services.AddScoped<PermissionChoices>();
        services.AddDueHandler<ForgetRole>(ForgetRole.Kind, Identity);
        PeopleNotices.Add(services);
        services.AddAdminEntry(ViewPeople, AdminGroup.People, order: 100, ListPeople.Path, () => Texts.People);
        services.AddAdminEntry(ViewPeople, AdminGroup.People, order: 200, ListRoles.Path, () => Texts.Roles);
        services.AddAdminEntry(PortalAccounts, AdminGroup.Portal, order: 250, ListAccounts.Path, () => Texts.Accounts);
    }

    private static void Configure(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.User.RequireUniqueEmail = false;
        options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_@";
        // PasswordStrength judges.
        options.Password.RequiredLength = 1;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredUniqueChars = 0;
    }

    private static void ConfigureSession(CookieAuthenticationOptions cookie, string name, TimeSpan lifetime)
    {
        cookie.Cookie.Name = name;
        // One for all tenants of a host name.
        cookie.Cookie.Path = "/";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = lifetime;
        cookie.SlidingExpiration = true;
    }
}
