using JatengPortal.Kernel.Theming;
using JatengPortal.Kernel.Theming.Administration;

namespace JatengPortal.Pages.AlertBanners;

/// <summary>How levels and states are called in forms, recipes and on pages.</summary>
internal static class BannerWords
{
    public static IReadOnlyList<Choice> Levels =>
    [
        new(IdOf(BannerLevel.Information), Texts.Banner_information) { Hint = Texts.Banner_information_hint },
        new(IdOf(BannerLevel.Caution), Texts.Banner_caution) { Hint = Texts.Banner_caution_hint },
        new(IdOf(BannerLevel.Emergency), Texts.Banner_emergency) { Hint = Texts.Banner_emergency_hint },
    ];

    public static string IdOf(BannerLevel level) => level switch
    {
        BannerLevel.Emergency => "darurat",
        BannerLevel.Caution => "waspada",
        _ => "informasi",
    };

    public static BannerLevel? LevelOf(string? id) => id switch
    {
        "darurat" => BannerLevel.Emergency,
        "waspada" => BannerLevel.Caution,
        "informasi" => BannerLevel.Information,
        _ => null,
    };

    public static string TextOf(BannerLevel level) => level switch
    {
        BannerLevel.Emergency => Texts.Banner_emergency,
        BannerLevel.Caution => Texts.Banner_caution,
        _ => Texts.Banner_information,
    };

    public static NoticeKind KindOf(BannerLevel level) => level switch
    {
        BannerLevel.Emergency => NoticeKind.Error,
        BannerLevel.Caution => NoticeKind.Warning,
        _ => NoticeKind.Information,
    };

    public static string TextOf(BannerState state) => state switch
    {
        BannerState.Waiting => Texts.Banner_waiting,
        BannerState.Shown => Texts.Banner_shown,
        BannerState.Stopped => Texts.Banner_stopped,
        _ => Texts.Banner_over,
    };
}
