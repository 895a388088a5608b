using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming;

namespace JatengPortal.Pages.AlertBanners;

/// <summary>Where a banner stands.</summary>
internal enum BannerState
{
    /// <summary>It will begin (terjadwal).</summary>
    Waiting,

    /// <summary>It is shown now (sedang tayang).</summary>
    Shown,

    /// <summary>Its time is over (selesai).</summary>
    Over,

    /// <summary>Somebody ended it before its time (dihentikan).</summary>
    Stopped,
}

/// <summary>A banner in the site that issues it.</summary>
public sealed class IssuedBanner
{
    public required Guid Id { get; init; }
    /// <summary>Of the last message about it.</summary>
    public long Revision { get; set; }
    public BannerLevel Level { get; set; }
    public string Text { get; set; } = "";
    public string English { get; set; } = "";
    public string Link { get; set; } = "";
    public DateTime StartUtc { get; set; }
    public DateTime EndUtc { get; set; }
    /// <summary>When somebody ended it before its time; null where nobody has.</summary>
    public DateTime? StoppedUtc { get; set; }
    /// <summary>Which of the sites below it is for; as <see cref="TenantSelection.Stored"/> has it.</summary>
    public string Selection { get; set; } = TenantSelection.None.Stored;
    /// <summary>Whether this site shows it too.</summary>
    public bool IsShownHere { get; set; }
    /// <summary>Those that it was sent to, and that therefore have to hear of its end.</summary>
    public List<Guid> Receivers { get; set; } = [];

    internal BannerWording Wording
    {
        get => new(Level, Text, English, Link, StartUtc, EndUtc);
        set => (Level, Text, English, Link, StartUtc, EndUtc) = (value.Level, value.Text, value.English, value.Link, value.StartUtc, value.EndUtc);
    }

    internal BannerState StateAt(DateTime now) =>
        StoppedUtc is not null ? BannerState.Stopped
        : EndUtc <= now ? BannerState.Over
        : StartUtc <= now ? BannerState.Shown : BannerState.Waiting;

    /// <summary>Whether it can still be changed or ended.</summary>
    internal bool IsOpenAt(DateTime now) => StateAt(now) is BannerState.Waiting or BannerState.Shown;
}
