using System.Globalization;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using JatengPortal.Pages.Menus;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.Pages.AlertBanners.Editing;

/// <summary>A banner as it was typed: shown again where it can't be taken.</summary>
public sealed record BannerForm
{
    public const string LevelField = "tingkat";
    public const string TextField = "isi";
    public const string EnglishField = "isi-inggris";
    public const string LinkField = "tautan";
    public const string StartField = "mulai";
    public const string EndField = "selesai";
    public const string HereField = "di-sini";
    public const string SeenField = "versi";

    private const string TimeForm = "yyyy-MM-dd'T'HH:mm";

    public string Level { get; init; } = "";
    public string Text { get; init; } = "";
    public string English { get; init; } = "";
    public string Link { get; init; } = "";
    /// <summary>As a clock in WIB shows it; empty for at once.</summary>
    public string Start { get; init; } = "";
    public string End { get; init; } = "";
    public bool IsShownHere { get; init; } = true;
    public TenantSelectionForm Selection { get; init; } = new("", "", []);
    /// <summary>The revision that was seen; empty for a new one.</summary>
    public string Seen { get; init; } = "";

    internal static BannerForm Read(IFormCollection form) => new()
    {
        Level = form[LevelField].ToString(),
        Text = form[TextField].ToString().ReplaceLineEndings(" ").Trim(),
        English = form[EnglishField].ToString().ReplaceLineEndings(" ").Trim(),
        Link = form[LinkField].ToString().Trim(),
        Start = form[StartField].ToString().Trim(),
        End = form[EndField].ToString().Trim(),
        IsShownHere = form[HereField] == "true",
        Selection = TenantSelectionForm.Read(form),
        Seen = form[SeenField].ToString(),
    };

    internal static BannerForm Of(IssuedBanner banner, IReadOnlyList<Tenant> offered) => new()
    {
        Level = BannerWords.IdOf(banner.Level),
        Text = banner.Text,
        English = banner.English,
        Link = banner.Link.TrimStart('~'),
        Start = Shown(banner.StartUtc),
        End = Shown(banner.EndUtc),
        IsShownHere = banner.IsShownHere,
        Selection = TenantSelectionForm.Of(TenantSelection.Read(banner.Selection), offered),
        Seen = banner.Revision.ToString(CultureInfo.InvariantCulture),
    };

    internal long Revision => long.TryParse(Seen, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : -1;

    /// <summary>What it says, and what keeps it from being taken.</summary>
    /// <param name="stored">As it is now; null for a new one.</param>
    /// <param name="offered">The sites below.</param>
    /// <param name="now">In UTC.</param>
    internal (BannerWording Wording, FormErrors Errors) Check(IssuedBanner? stored, IReadOnlyList<Tenant> offered, DateTime now)
    {
        var errors = new FormErrors();
        if (BannerWords.LevelOf(Level) is null)
            errors.Add(LevelField, Texts.Banner_level_missing);
        if (Text.Length == 0)
            errors.Add(TextField, Texts.Banner_text_missing);
        else if (!BannerWording.IsLine(Text))
            errors.Add(TextField, TooLong);
        if (!BannerWording.IsLine(English))
            errors.Add(EnglishField, TooLong);
        var link = MenuAddress.FromTyped(Link);
        if (link.Length > 0 && !MenuAddress.IsValid(link))
            errors.Add(LinkField, Texts.Menu_address_malformed);
        var start = ReadStart(stored, now, errors);
        var end = ReadTime(EndField, End, errors);
        if (end is not null && start is not null)
            CheckEnd(start.Value, end.Value, now, errors);
        Selection.Check(errors, offered, allowsNone: true);
        if (errors.IsEmpty && !IsShownHere && Selection.ToSelection(offered).Kind == TenantSelectionKind.None)
            errors.Add(HereField, Texts.Banner_for_nobody);
        return (new BannerWording(BannerWords.LevelOf(Level) ?? BannerLevel.Information, Text, English, link, start ?? now, end ?? now), errors);
    }

    private DateTime? ReadStart(IssuedBanner? stored, DateTime now, FormErrors errors)
    {
        // What is shown already keeps its beginning, seconds and all.
        if (stored is not null && Start == Shown(stored.StartUtc))
            return stored.StartUtc;
        if (Start.Length == 0)
            return now;
        var start = ReadTime(StartField, Start, errors);
        // The minute that it is now is not in the past.
        if (start is { } at && at < now.AddMinutes(-1))
        {
            errors.Add(StartField, Texts.Banner_start_past);
            return null;
        }

        return start;
    }

    private static void CheckEnd(DateTime start, DateTime end, DateTime now, FormErrors errors)
    {
        if (end <= start)
            errors.Add(EndField, Texts.Banner_end_before_start);
        else if (end <= now)
            errors.Add(EndField, Texts.Banner_end_past);
        else if (end - start > BannerWording.Longest)
            errors.Add(EndField, Texts.Banner_too_long_shown);
        else if (start > now + BannerWording.Longest)
            errors.Add(StartField, Texts.Banner_start_too_far);
    }

    private static DateTime? ReadTime(string field, string typed, FormErrors errors)
    {
        string[] forms = [TimeForm, "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"];
        if (DateTime.TryParseExact(typed, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var shown) && shown.Year is > 2000 and < 9000)
            return WesternIndonesiaTime.Utc(shown);
        errors.Add(field, typed.Length == 0 ? Texts.Banner_end_missing : Texts.Banner_time_malformed);
        return null;
    }

    private static string Shown(DateTime utc) => WesternIndonesiaTime.Of(utc).ToString(TimeForm, CultureInfo.InvariantCulture);

    private static string TooLong => string.Format(CultureInfo.CurrentCulture, Texts.Page_too_long, BannerWording.LongestText);
}
