using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Tenants;

namespace JatengPortal.Kernel.Security;

/// <summary>Counts what people were refused. The audit module provides it.</summary>
public interface IRefusalLog
{
    /// <summary>Somebody lacked a permission. Costs no database.</summary>
    void Count(Tenant tenant, Account account, Permission permission);

    /// <summary>Somebody was not let into an account: a wrong password or second step. Costs no database.</summary>
    /// <param name="userName">Of the account; nothing is counted for names that nobody has.</param>
    /// <param name="origin">IP address.</param>
    void CountSignIn(string userName, string origin);
}
