using JatengPortal.Kernel.Theming;
using JatengPortal.Pages.Menus;

namespace JatengPortal.Pages.AlertBanners;

/// <summary>What a banner says, where it leads, and when it is shown. The same rules bind whoever makes one and whoever receives it.</summary>
/// <param name="Level">How urgent it is.</param>
/// <param name="Text">In Indonesian: one line of 1 to 300 characters.</param>
/// <param name="English">In English: one line of at most 300 characters; empty for none.</param>
/// <param name="Link">Empty, or as <see cref="MenuAddress"/> has it; a path leads into the site that the banner comes from.</param>
/// <param name="StartUtc">When it begins.</param>
/// <param name="EndUtc">When it ends: after the beginning, and within <see cref="Longest"/> of it.</param>
internal sealed record BannerWording(BannerLevel Level, string Text, string English, string Link, DateTime StartUtc, DateTime EndUtc)
{
    public const int LongestText = 300;
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Whether it keeps the rules. What came from another process may lack anything.</summary>
    public bool IsValid =>
        Enum.IsDefined(Level) && IsLine(Text) && Text.Length > 0 && IsLine(English) && Link is not null && (Link.Length == 0 || MenuAddress.IsValid(Link))
        && StartUtc < EndUtc && EndUtc - StartUtc <= Longest;

    public static bool IsLine(string? text) => text is not null && text.Length <= LongestText && text.Trim() == text && !text.Any(char.IsControl);
}
