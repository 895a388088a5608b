using JatengPortal.Kernel.Theming;

namespace JatengPortal.Pages.AlertBanners;

/// <summary>A banner (pengumuman penting) in the site that shows it: its own, or one of a site above.</summary>
internal sealed class AlertBanner
{
    public required Guid OriginId { get; init; }
    public required Guid BannerId { get; init; }
    /// <summary>The highest that has come: an older message never undoes a newer one.</summary>
    public required long Revision { get; set; }
    /// <summary>Taken back, or no longer for this site. Its row stays, so that it remembers the revision.</summary>
    public bool IsWithdrawn { get; set; }
    public BannerLevel Level { get; set; }
    public string Text { get; set; } = "";
    public string English { get; set; } = "";
    public string Link { get; set; } = "";
    public DateTime StartUtc { get; set; }
    public DateTime EndUtc { get; set; }
}
