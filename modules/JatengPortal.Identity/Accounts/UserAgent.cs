namespace JatengPortal.Identity.Accounts;

/// <summary>Names a device in words that its owner knows, from how its browser names itself (RFC 9110, 10.1.5). A hint, no proof.</summary>
internal static class UserAgent
{
    // Looked for in this order: most browsers also name those that they resemble.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    /// <returns>Such as <c>Chrome, Android</c>.</returns>
    public static string Describe(string userAgent)
    {
        var known = new[] { NameIn(userAgent, Browsers), NameIn(userAgent, Systems) }.OfType<string>().ToList();
        return known.Count == 0 ? Texts.Device_unknown : string.Join(", ", known);
    }

    private static string? NameIn(string userAgent, (string Sign, string Name)[] names) =>
        names.FirstOrDefault(one => userAgent.Contains(one.Sign, StringComparison.Ordinal)).Name;
}
