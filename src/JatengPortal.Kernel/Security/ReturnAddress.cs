using Microsoft.AspNetCore.Http;

namespace JatengPortal.Kernel.Security;

/// <summary>Where to go after signing in: a path of this portal, and never another site.</summary>
public static class ReturnAddress
{
    /// <summary>Name in the query.</summary>
    public const string QueryName = "kembali";

    /// <summary>The page for signing in.</summary>
    public const string SignInPath = "/masuk";

    private const int Longest = 2000;

    /// <summary>
    /// The address if it is a path of this portal, and <paramref name="otherwise"/> if not. Browsers read <c>//host</c> and
    /// <c>/\host</c> as other sites, and leave out tabs and line feeds before they look (URL Standard, 4.4).
    /// </summary>
    public static string Of(string? address, string otherwise) => IsLocal(address) ? address! : otherwise;

    /// <summary>Whether the address is a path of this portal.</summary>
    public static bool IsLocal(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && address.Length <= Longest
        && !address.Any(letter => char.IsControl(letter) || letter == '\\');

    /// <summary>The page for signing in, inside the tenant, that leads back to the page of this request.</summary>
    internal static string ToSignIn(HttpRequest request)
    {
        var page = request.PathBase.Value + request.Path.Value + request.QueryString.Value;
        return IsLocal(page) ? $"{SignInPath}?{QueryName}={Uri.EscapeDataString(page)}" : SignInPath;
    }
}
