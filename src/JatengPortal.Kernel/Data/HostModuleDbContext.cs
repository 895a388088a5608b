using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Data;

/// <summary>A module's tables in the host's database: what belongs to no tenant, such as accounts.</summary>
/// <remarks>Needs one derived context a provider, each with its own migrations; see <see cref="HostDatabaseServices"/>.</remarks>
public abstract class HostModuleDbContext(DbContextOptions options) : PortalDbContext(options);
