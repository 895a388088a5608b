namespace JatengPortal.Kernel.Settings;

/// <summary>The menus of a tenant; what features contribute stands before them.</summary>
public sealed record MenuSettings : ISettingsSection
{
    /// <inheritdoc />
    public static string Section => "menus";

    /// <summary>In the header.</summary>
    public IReadOnlyList<MenuItem> Main { get; init; } = [];

    /// <summary>In the footer.</summary>
    public IReadOnlyList<MenuItem> Footer { get; init; } = [];

    /// <summary>One entry.</summary>
    /// <param name="Text">In Indonesian.</param>
    /// <param name="English">In English; null repeats the Indonesian text.</param>
    /// <param name="Url"><c>~/path</c> inside the tenant, or an absolute https address.</param>
    public sealed record MenuItem(string Text, string? English, string Url);
}
