namespace JatengPortal.Pages.Menus;

/// <summary>Where an entry of a menu may lead: <c>~/path</c> inside the tenant, or an https address; at most 500 characters.</summary>
internal static class MenuAddress
{
    public const int Longest = 500;

    public static bool IsValid(string address) =>
        address.Length <= Longest && !address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '\\')
        && (address.StartsWith("~/", StringComparison.Ordinal)
            ? StaysInside(address[1..])
            : Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { Scheme: "https", UserInfo: "" });

    /// <summary>As people type it: a path inside the site begins with a slash.</summary>
    public static string FromTyped(string typed) => typed.StartsWith('/') ? "~" + typed : typed;

    // A browser reads "//" as another host and "..", encoded or not, as the parent, which is another tenant.
    private static bool StaysInside(string path) =>
        !path.StartsWith("//", StringComparison.Ordinal)
        && !path.Split('?', '#')[0].Split('/').Any(segment => Uri.UnescapeDataString(segment) is "." or "..");
}
