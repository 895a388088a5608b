using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.Contracts;
using JatengPortal.Identity.Data;
using JatengPortal.Identity.Memberships;
using JatengPortal.Identity.SignIn;
using JatengPortal.Kernel;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

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
        services.AddScoped<MembershipRegister>();
        services.AddScoped(provider => new AccountRegister(provider));
        services.AddScoped(provider => new AccountDirectory(provider.GetRequiredService<AccountsDbContext>(), provider.GetRequiredService<TenantRoles>()));
        services.AddScoped<IBeforeServing, FirstAdministrator>();
        NameActions(services);
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
    }

    private static void NameActions(IServiceCollection services) => services
        .AddAuditAction("account.created", () => Texts.Audit_account_created)
        .AddAuditAction("account.password-reset", () => Texts.Audit_account_password_reset)
        .AddAuditAction("account.password-changed", () => Texts.Audit_account_password_changed)
        .AddAuditAction("account.second-factor-set-up", () => Texts.Audit_account_second_factor_set_up)
        .AddAuditAction("account.second-factor-removed", () => Texts.Audit_account_second_factor_removed)
        .AddAuditAction("account.passkey-added", () => Texts.Audit_account_passkey_added)
        .AddAuditAction("account.passkey-removed", () => Texts.Audit_account_passkey_removed)
        .AddAuditAction("account.signed-in", () => Texts.Audit_account_signed_in)
        .AddAuditAction("session.ended", () => Texts.Audit_session_ended)
        .AddAuditAction("membership.granted", () => Texts.Audit_membership_granted)
        .AddAuditAction("membership.revoked", () => Texts.Audit_membership_revoked);

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
