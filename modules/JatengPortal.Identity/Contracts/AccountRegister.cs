using System.Security.Cryptography;
using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.Data;
using JatengPortal.Identity.Invitations;
using JatengPortal.Identity.Memberships;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Mail;
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
    private const int LongestUserName = 64;
    private const int LongestMadeName = 50;
    private const int MostAlike = 20;
    private const int GeneratedGroups = 4;
    private const int GeneratedGroupLength = 5;

    // Without letters and digits that are mistaken for one another on paper.
    private const string GeneratedLetters = "abcdefghjkmnpqrstuvwxyz23456789";

    private readonly HostConnection _host;
    private readonly AccountsDbContext _db;
    private readonly UserManager<PortalAccount> _accounts;
    private readonly AccountSessions _sessions;
    private readonly MembershipRegister _memberships;
    private readonly RoleNews _news;
    private readonly AccountStanding _standing;
    private readonly LinkLetters _letters;
    private readonly IAuditTrail _audit;
    private readonly TimeProvider _clock;

    internal AccountRegister(IServiceProvider services)
    {
        _host = services.GetRequiredService<HostConnection>();
        _db = services.GetRequiredService<AccountsDbContext>();
        _accounts = services.GetRequiredService<UserManager<PortalAccount>>();
        _sessions = services.GetRequiredService<AccountSessions>();
        _memberships = services.GetRequiredService<MembershipRegister>();
        _news = services.GetRequiredService<RoleNews>();
        _standing = services.GetRequiredService<AccountStanding>();
        _letters = services.GetRequiredService<LinkLetters>();
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
        var account = NewAccount(userName, displayName, email, isHostAdministrator);
        password ??= Generate();
        await using var transaction = await _host.BeginAsync(cancellationToken);
        await RequireFreeAsync(account.Email);
        Require(await _accounts.CreateAsync(account, password));
        await NoteCreationAsync(account, cancellationToken);
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

    /// <summary>Makes an account without a password, and a link by which the person chooses one; it is mailed where the portal
    /// can.</summary>
    /// <param name="email">The address, which nobody has yet. The user name is made from it.</param>
    /// <param name="displayName">1 to 100 characters.</param>
    /// <param name="tenant">The agency that invites, where the roles are held; null for the portal itself.</param>
    /// <param name="roles">Names of its roles.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="RuleViolationException"><c>account.refused</c>, <c>role.unknown</c>, <c>permission.missing</c></exception>
    public async Task<Invitation> InviteAsync(
        string email, string displayName, Tenant? tenant, IReadOnlyCollection<string> roles, CancellationToken cancellationToken)
    {
        if (!MailQueue.IsAddress(email))
            throw new RuleViolationException("account.refused", Texts.Email_invalid);
        var account = NewAccount(await FreeUserNameAsync(email), displayName, email, isHostAdministrator: false);
        account.MustChangePassword = false;
        await using var transaction = await _host.BeginAsync(cancellationToken);
        await RequireFreeAsync(account.Email);
        Require(await _accounts.CreateAsync(account));
        await NoteCreationAsync(account, cancellationToken);
        if (tenant is not null)
            await _memberships.ChangeAsync(account, tenant, roles, [], cancellationToken);
        var invitation = await SendLinkAsync(account, AccountLinkKind.Invitation, tenant, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return invitation;
    }

    /// <summary>Makes a link by which the account's person chooses a password; earlier ones of its kind end. It is mailed where the
    /// portal can; where it can't, only a host administrator may be shown it.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="kind">What for.</param>
    /// <param name="site">The agency whose site it leads to; null for the one at the root of the portal.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<Invitation> SendLinkAsync(PortalAccount account, AccountLinkKind kind, Tenant? site,
        CancellationToken cancellationToken) =>
        new(account.UserName!, account.DisplayName, await _letters.SendAsync(account, kind, site, cancellationToken));

    /// <summary>The same for whoever knows only the user name.</summary>
    /// <exception cref="RuleViolationException"><c>account.unknown</c></exception>
    public async Task<Invitation> SendResetLinkAsync(string userName, CancellationToken cancellationToken) =>
        await SendLinkAsync(await RequireAsync(userName), AccountLinkKind.PasswordReset, site: null, cancellationToken);

    /// <summary>Takes a role of an account in a tenant away; does nothing where it hasn't it.</summary>
    /// <returns>Whether it had it.</returns>
    /// <exception cref="RuleViolationException"><c>account.unknown</c>, <c>role.unknown</c>, <c>permission.missing</c></exception>
    public async Task<bool> RevokeAsync(string userName, Tenant tenant, string role, CancellationToken cancellationToken) =>
        await _memberships.RevokeAsync(await RequireAsync(userName), tenant, role, cancellationToken);

    /// <summary>Closes an account: nobody signs in to it any more, and whoever is signed in is out at once.</summary>
    /// <exception cref="RuleViolationException"><c>account.unknown</c>, <c>account.last-administrator</c>, <c>account.own</c></exception>
    public async Task CloseAsync(string userName, CancellationToken cancellationToken) =>
        await _standing.CloseAsync(await RequireAsync(userName), cancellationToken);

    /// <summary>Opens a closed account again.</summary>
    /// <exception cref="RuleViolationException"><c>account.unknown</c></exception>
    public async Task ReopenAsync(string userName, CancellationToken cancellationToken) =>
        await _standing.ReopenAsync(await RequireAsync(userName), cancellationToken);

    /// <summary>Takes app, recovery codes and passkeys from somebody who has lost them, and ends the sessions.</summary>
    /// <exception cref="RuleViolationException"><c>account.unknown</c>, <c>account.own</c></exception>
    public async Task ForgetSecondStepsAsync(string userName, CancellationToken cancellationToken) =>
        await _standing.ForgetSecondStepsAsync(await RequireAsync(userName), cancellationToken);

    /// <summary>Gives an account a role in a tenant; does nothing where it has it.</summary>
    /// <returns>Whether it is new.</returns>
    /// <exception cref="RuleViolationException"><c>account.unknown</c>, <c>role.unknown</c>, <c>permission.missing</c></exception>
    public async Task<bool> GrantAsync(string userName, Tenant tenant, string role, CancellationToken cancellationToken)
    {
        var account = await RequireAsync(userName);
        if (!await _memberships.GrantAsync(account, tenant, role, cancellationToken))
            return false;
        await _news.TellAsync(account, tenant, [role], cancellationToken);
        return true;
    }

    /// <summary>Whether anybody administers the portal.</summary>
    internal Task<bool> HasHostAdministratorAsync(CancellationToken cancellationToken) =>
        _db.Accounts.AnyAsync(account => account.IsHostAdministrator && account.ClosedUtc == null, cancellationToken);

    private PortalAccount NewAccount(string userName, string displayName, string? email, bool isHostAdministrator)
    {
        if (displayName.Trim().Length is 0 or > LongestDisplayName || displayName.Any(char.IsControl))
            throw new RuleViolationException("account.refused", string.Format(null, Texts.Name_invalid, LongestDisplayName));
        if (userName.Trim().Length > LongestUserName)
            throw new RuleViolationException("account.refused", Texts.User_name_invalid);
        if (!string.IsNullOrWhiteSpace(email) && !MailQueue.IsAddress(email.Trim()))
            throw new RuleViolationException("account.refused", Texts.Email_invalid);
        return new PortalAccount
        {
            Id = Guid.CreateVersion7(_clock.GetUtcNow()),
            UserName = userName.Trim(),
            DisplayName = displayName.Trim(),
            Email = string.IsNullOrWhiteSpace(email) ? null : email.Trim(),
            IsHostAdministrator = isHostAdministrator,
            MustChangePassword = true,
            CreatedUtc = _clock.GetUtcNow().UtcDateTime,
        };
    }

    private async Task RequireFreeAsync(string? email)
    {
        if (email is not null && await _accounts.FindByEmailAsync(email) is not null)
            throw new RuleViolationException("account.refused", string.Format(null, Texts.Email_taken, email));
    }

    /// <summary>What stands before the @, as far as user names go; with a number where somebody is called so already.</summary>
    private async Task<string> FreeUserNameAsync(string email)
    {
        var name = string.Concat(email[..email.LastIndexOf('@')].ToLowerInvariant()
            .Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '-')).Trim('-', '.');
        name = name.Length == 0 ? "pengguna" : name[..Math.Min(name.Length, LongestMadeName)];
        var free = name;
        for (var number = 2; await _accounts.FindByNameAsync(free) is not null; number++)
            free = number <= MostAlike ? $"{name}{number}" : $"{name}-{RandomNumberGenerator.GetString(GeneratedLetters, GeneratedGroupLength)}";
        return free;
    }

    private Task NoteCreationAsync(PortalAccount account, CancellationToken cancellationToken) => _audit.RecordAsync(
        _host,
        new AuditFact("account.created", account.UserName!) { After = new { account.DisplayName, account.Email,
            account.IsHostAdministrator } },
        cancellationToken);

    private async Task<PortalAccount> RequireAsync(string userName) =>
        await _accounts.FindByNameAsync(userName) ?? throw new RuleViolationException("account.unknown",
            $"There is no account '{userName}'.");

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new RuleViolationException("account.refused", string.Join(' ', result.Errors.Select(error => error.Description)));
    }

    private static string Generate() => string.Join(
        '-', Enumerable.Range(0, GeneratedGroups).Select(_ => RandomNumberGenerator.GetString(GeneratedLetters, GeneratedGroupLength)));
}
