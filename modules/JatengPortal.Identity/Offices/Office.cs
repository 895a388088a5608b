using JatengPortal.Kernel.Tenants;

namespace JatengPortal.Identity.Offices;

/// <summary>An agency where an account holds roles (instansi).</summary>
public sealed record Office(Tenant? Tenant, IReadOnlyList<string> Roles);
