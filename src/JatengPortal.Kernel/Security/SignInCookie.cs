using Microsoft.AspNetCore.Http;

namespace JatengPortal.Kernel.Security;

/// <summary>The cookie of signed-in people. Readers have none.</summary>
public static class SignInCookie
{
    /// <summary>Name of the cookie.</summary>
    public const string Name = "portal-session";

    /// <summary>Whether the request may come from a signed-in person; decided without reading the cookie's content.</summary>
    public static bool MayBeSignedIn(HttpRequest request) =>
        request.Headers.Authorization.Count > 0
        || (request.Headers.Cookie is { Count: > 0 } cookie && cookie.ToString().Contains(Name, StringComparison.Ordinal));
}
