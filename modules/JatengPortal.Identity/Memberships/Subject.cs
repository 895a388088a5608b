using JatengPortal.Identity.Data;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Identity.Memberships;

/// <summary>The person whom a screen is about. Only who holds roles in the tenant of the request can be found. Scoped.</summary>
internal sealed class Subject(AccountsDbContext db, MembershipRegister memberships, TenantRoles roles, CurrentTenant current,
    CurrentAccount acting)
{
    public async Task<Person?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var held = await memberships.RolesAsync(id, current.Tenant, cancellationToken);
        return held.Count > 0 && await db.Accounts.FirstOrDefaultAsync(account => account.Id == id, cancellationToken) is { } account
            ? new Person(account, held)
            : null;
    }

    public bool IsOwn(Person person) => person.Account.Id == acting.Account!.Id;

    /// <summary>The roles that allow more than whoever acts may do: they are neither given nor taken, and so aren't posted.</summary>
    public async Task<IReadOnlyList<string>> FixedAsync(CancellationToken cancellationToken) =>
        [.. (await roles.ListAsync(current.Tenant, cancellationToken)).Where(role => !acting.Permissions.Covers(role.Permissions))
            .Select(role => role.Name)];

    /// <summary>
    /// An invitation opens the account. So only while nobody has used it, and it holds nothing elsewhere, and nothing here, that goes
    /// beyond what whoever invites may do.
    /// </summary>
    public async Task<bool> MayInviteAgainAsync(Person person, CancellationToken cancellationToken) =>
        person.Account is { PasswordHash: null, LastSignInUtc: null, ClosedUtc: null, IsHostAdministrator: false }
        && !await db.Memberships.AnyAsync(m => m.AccountId == person.Account.Id && m.TenantId != current.Tenant.Id, cancellationToken)
        && !(await FixedAsync(cancellationToken)).Intersect(person.Roles).Any();

    public async Task<RazorComponentResult<PersonPage>> PageAsync(
        Person person, IReadOnlyCollection<string> chosen, FormErrors errors, CancellationToken cancellationToken) => new(new
        {
            Person = person,
            Roles = RoleChoices.For(acting, await roles.ListAsync(current.Tenant, cancellationToken)),
            Chosen = (IReadOnlyCollection<string>)[.. chosen, .. person.Roles.Intersect(await FixedAsync(cancellationToken))],
            IsOwn = IsOwn(person),
            MayInviteAgain = await MayInviteAgainAsync(person, cancellationToken),
            Errors = errors,
        }) { StatusCode = errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
}
