using JatengPortal.Kernel.Messaging;

namespace JatengPortal.Pages.AlertBanners;

/// <summary>A site above has issued a banner for this one, changed it, or taken it back.</summary>
/// <param name="BannerId">Of the sender's banner.</param>
/// <param name="Revision">Rises with each change, also after the sender was restored from a backup: it follows the clock.</param>
/// <param name="IsWithdrawn">Whether it is to be shown no longer.</param>
/// <param name="Wording">As it is now.</param>
internal sealed record BannerIssued(Guid BannerId, long Revision, bool IsWithdrawn, BannerWording Wording) : IMessage
{
    public static string Type => "pages.banner-issued";
}
