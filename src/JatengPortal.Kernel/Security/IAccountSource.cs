using Microsoft.AspNetCore.Http;

namespace JatengPortal.Kernel.Security;

/// <summary>Tells whose session a request belongs to. The identity module provides it.</summary>
public interface IAccountSource
{
    /// <summary>Reads the session that the request's cookie names, with the roles in the tenant of the request.</summary>
    /// <param name="context">Its tenant is known; <see cref="HttpContext.User"/> is set where somebody is signed in.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Null where nobody is signed in.</returns>
    Task<Account?> FindAsync(HttpContext context, CancellationToken cancellationToken);

    /// <summary>Whether this account, which has begun something that takes long, still is open and administers the portal.</summary>
    Task<bool> IsHostAdministratorAsync(Guid account, CancellationToken cancellationToken);
}
