using JatengPortal.Identity.Accounts;

namespace JatengPortal.Identity.Memberships;

/// <summary>Somebody who holds roles in a tenant (pengguna), as lists show them.</summary>
/// <param name="Account">The account.</param>
/// <param name="Roles">Held here, by name.</param>
public sealed record Person(PortalAccount Account, IReadOnlyList<string> Roles);
