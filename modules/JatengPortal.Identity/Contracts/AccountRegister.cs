using System.Security.Cryptography;
using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.Data;
using JatengPortal.Identity.Memberships;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Identity.Contracts;

/// <summary>Makes accounts and gives them roles, for verbs and the administration area. Scoped.</summary>
public sealed class AccountRegister
{
    private const int LongestDisplayName = 100;
    private const int GeneratedGroups = 4;
    private const int GeneratedGroupLength = 5;

    // Without letters and digits that are mistaken for one another on paper.
    private const string GeneratedLetters = "abcdefghjkmnpqrstuvwxyz23456789";

    private readonly HostConnection _host;
    private readonly AccountsDbContext _db;
    private readonly UserManager<PortalAccount> _accounts;
    private readonly AccountSessions _sessions;
    private readonly MembershipRegister _memberships;
    private readonly IAuditTrail _audit;
    private readonly TimeProvider _clock;

    internal AccountRegister(IServiceProvider services)
    {
        _host = services.GetRequiredService<HostConnection>();
        _db = services.GetRequiredService<AccountsDbContext>();
        _accounts = services.GetRequiredService<UserManager<PortalAccount>>();
        _sessions = services.GetRequiredService<AccountSessions>();
        _memberships = services.GetRequiredService<MembershipRegister>();
        _audit = services.GetRequiredService<IAuditTrail>();
        _clock = services.GetRequiredService<TimeProvider>();
    }

    /// <summary>Makes an account with a password that the person changes when signing in for the first time.</summary>
    /// <param name="userName">1 to 64 of letters, digits and <c>. - _ @</c>.</param>
    /// <param name="displayName">1 to 100 characters.</param>
    /// <param name="email">Null for none.</param>
    /// <param name="password">Null for one that is made up.</param>
    /// <param name="isHostAdministrator">Whether the person is to administer the whole portal.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The password.</returns>
    /// <exception cref="RuleViolationException"><c>account.refused</c>: names, address or password don't fit, or are taken.</exception>
    public async Task<string> CreateAsync(
        string userName, string displayName, string? email, string? password, bool isHostAdministrator, CancellationToken cancellationToken)
    {
        if (displayName.Trim().Length is 0 or > LongestDisplayName)
            throw new RuleViolationException("account.refused", $"The name that others see has 1 to {LongestDisplayName} characters.");
        var account = new PortalAccount
        {
            Id = Guid.CreateVersion7(_clock.GetUtcNow()),
            UserName = userName.Trim(),
            DisplayName = displayName.Trim(),
            Email = email?.Trim(),
            IsHostAdministrator = isHostAdministrator,
            MustChangePassword = true,
            CreatedUtc = _clock.GetUtcNow().UtcDateTime,
        };
        password ??= Generate();
        await using var transaction = await _host.BeginAsync(cancellationToken);
        Require(await _accounts.CreateAsync(account, password));
        await _audit.RecordAsync(
            _host,
            new AuditFact("account.created", account.UserName) { After = new { account.DisplayName, account.Email, account.IsHostAdministrator } },
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return password;
    }

    /// <summary>Gives an account a new password, which the person changes at the next sign-in, and ends all its sessions.</summary>
    /// <returns>The password.</returns>
    /// <exception cref="RuleViolationException"><c>account.unknown</c></exception>
    public async Task<string> ResetPasswordAsync(string userName, CancellationToken cancellationToken)
    {
        var password = Generate();
        await using var transaction = await _host.BeginAsync(cancellationToken);
        var account = await RequireAsync(userName);
        account.MustChangePassword = true;
        Require(await _accounts.RemovePasswordAsync(account));
        Require(await _accounts.AddPasswordAsync(account, password));
        await _sessions.EndAllAsync(account.Id, except: null, cancellationToken);
        await _audit.RecordAsync(_host, new AuditFact("account.password-reset", account.UserName!), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return password;
    }

    /// <summary>Gives an account a role in a tenant; does nothing where it has it.</summary>
    /// <returns>Whether it is new.</returns>
    /// <exception cref="RuleViolationException"><c>account.unknown</c>, <c>role.unknown</c>, <c>permission.missing</c></exception>
    public async Task<bool> GrantAsync(string userName, Tenant tenant, string role, CancellationToken cancellationToken) =>
        await _memberships.GrantAsync(await RequireAsync(userName), tenant, role, cancellationToken);

    /// <summary>Whether anybody administers the portal.</summary>
    internal Task<bool> HasHostAdministratorAsync(CancellationToken cancellationToken) =>
        _db.Accounts.AnyAsync(account => account.IsHostAdministrator && account.ClosedUtc == null, cancellationToken);

    private async Task<PortalAccount> RequireAsync(string userName) =>
        await _accounts.FindByNameAsync(userName) ?? throw new RuleViolationException("account.unknown", $"There is no account '{userName}'.");

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new RuleViolationException("account.refused", string.Join(' ', result.Errors.Select(error => error.Description)));
    }

    private static string Generate() => string.Join(
        '-', Enumerable.Range(0, GeneratedGroups).Select(_ => RandomNumberGenerator.GetString(GeneratedLetters, GeneratedGroupLength)));
}
