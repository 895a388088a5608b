using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Data;

/// <summary>
/// A module's tables in each tenant's database. The kernel connects it to the tenant of the request, so there is no tenant
/// column and no filter to forget.
/// </summary>
/// <remarks>Needs one derived context a provider, each with its own migrations; see <see cref="TenantDatabaseServices"/>.</remarks>
public abstract class TenantDbContext(DbContextOptions options) : PortalDbContext(options);
