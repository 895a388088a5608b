using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Tenants;

namespace JatengPortal.Kernel.Security;

/// <summary>Counts what people were refused. The audit module provides it.</summary>
public interface IRefusalLog
{
    /// <summary>Somebody lacked a permission. Costs no database.</summary>
    void Count(Tenant tenant, Account account, Permission permission);
}
