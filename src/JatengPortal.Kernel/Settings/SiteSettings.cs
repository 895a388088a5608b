namespace JatengPortal.Kernel.Settings;

/// <summary>How a tenant introduces itself.</summary>
public sealed record SiteSettings : ISettingsSection
{
    /// <inheritdoc />
    public static string Section => "site";

    /// <summary>The name that readers see; null keeps the tenant's title.</summary>
    public string? SiteName { get; init; }

    /// <summary>One line under the name; null for none.</summary>
    public string? Tagline { get; init; }

    /// <summary>Main colour as <c>#rrggbb</c>, at least 4.5:1 on white (WCAG 2.2, 1.4.3); null for the theme's.</summary>
    public string? PrimaryColour { get; init; }

    /// <summary>Second colour, by the same rule; null for the theme's.</summary>
    public string? AccentColour { get; init; }

    /// <summary>Path of the logo among the tenant's media; null for none.</summary>
    public string? Logo { get; init; }

    /// <summary>Postal address, lines separated by line feeds; null while unknown.</summary>
    public string? Address { get; init; }

    /// <summary>Public e-mail address; null while unknown.</summary>
    public string? Email { get; init; }

    /// <summary>Public telephone number; null while unknown.</summary>
    public string? Phone { get; init; }
}
