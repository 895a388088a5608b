using JatengPortal.Kernel.Modules;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;

namespace JatengPortal.Kernel.Security;

/// <summary>Says who may use addresses.</summary>
public static class PermissionRoutes
{
    /// <summary>Only people who hold the permission. Whoever isn't signed in is sent to sign in; others get 403. Posts need an antiforgery token.</summary>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder routes, Permission permission)
        where TBuilder : IEndpointConventionBuilder =>
        routes.WithMetadata(new RequiresAccount(permission), AntiforgeryRequired.Instance);

    /// <summary>Only people who are signed in. Posts need an antiforgery token.</summary>
    /// <param name="routes">The addresses.</param>
    /// <param name="evenIfPending">Also for people who have something to do first, such as to choose a new password.</param>
    public static TBuilder RequireAccount<TBuilder>(this TBuilder routes, bool evenIfPending = false)
        where TBuilder : IEndpointConventionBuilder =>
        routes.WithMetadata(new RequiresAccount(null) { EvenIfPending = evenIfPending }, AntiforgeryRequired.Instance);

    /// <summary>Posts need an antiforgery token, also of people who aren't signed in.</summary>
    public static TBuilder RequireAntiforgery<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder =>
        routes.WithMetadata(AntiforgeryRequired.Instance);

    private sealed class AntiforgeryRequired : IAntiforgeryMetadata
    {
        public static readonly AntiforgeryRequired Instance = new();

        public bool RequiresValidation => true;
    }
}

/// <summary>Endpoint metadata: for signed-in people, and where it names a permission, for those who hold it.</summary>
internal sealed record RequiresAccount(Permission? Permission)
{
    public bool EvenIfPending { get; init; }
}
