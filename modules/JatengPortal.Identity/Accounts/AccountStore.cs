using JatengPortal.Identity.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace JatengPortal.Identity.Accounts;

/// <summary>The framework's store on the module's context. Roles are none of its business: they are per tenant.</summary>
internal sealed class AccountStore(AccountsDbContext db, IdentityErrorDescriber describer)
    : UserOnlyStore<PortalAccount, AccountsDbContext, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>,
        IdentityUserPasskey<Guid>>(db, describer);
