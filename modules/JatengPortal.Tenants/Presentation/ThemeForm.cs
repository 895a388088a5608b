using System.Globalization;
using System.Text.RegularExpressions;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Settings;
using JatengPortal.Kernel.Theming;
using JatengPortal.Kernel.Theming.Administration;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.Tenants.Presentation;

/// <summary>How a site looks, as it is typed.</summary>
public sealed partial record ThemeForm(string Theme, string? PrimaryColour, string? AccentColour, string? Logo)
{
    internal const string ThemeField = "tema";
    internal const string PrimaryField = "warna-utama";
    internal const string AccentField = "warna-aksen";
    internal const string LogoField = "logo";

    internal static ThemeForm Of(SiteSettings settings, string theme) => new(theme, settings.PrimaryColour, settings.AccentColour, settings.Logo);

    internal static ThemeForm Read(IFormCollection form, string theme) => new(
        Text(form, ThemeField) ?? theme, Text(form, PrimaryField)?.ToLowerInvariant(), Text(form, AccentField)?.ToLowerInvariant(), Text(form, LogoField));

    internal SiteSettings ApplyTo(SiteSettings settings) => settings with { PrimaryColour = PrimaryColour, AccentColour = AccentColour, Logo = Logo };

    internal FormErrors Check(ModuleCatalog catalog)
    {
        var errors = new FormErrors();
        if (catalog.FindTheme(Theme) is null)
            errors.Add(ThemeField, Texts.Theme_unknown);
        CheckColour(errors, PrimaryField, PrimaryColour);
        CheckColour(errors, AccentField, AccentColour);
        if (Logo is not null && (Logo.Length > SettingsForm.LongestLine || !MediaPath().IsMatch(Logo)))
            errors.Add(LogoField, Texts.Theme_logo_invalid);
        return errors;
    }

    /// <summary>Contrast with white of a colour that is one; null for none.</summary>
    internal static double? ContrastOf(string? colour) =>
        colour is not null && TenantStylesheet.IsColour(colour) ? TenantStylesheet.ContrastWithWhite(colour) : null;

    internal IReadOnlyList<FieldConflict> ConflictsWith(ThemeForm saved) =>
    [
        .. new FieldConflict[]
        {
            new(Texts.Change_theme, saved.Theme, Theme), new(Texts.Setting_PrimaryColour, saved.PrimaryColour, PrimaryColour),
            new(Texts.Setting_AccentColour, saved.AccentColour, AccentColour), new(Texts.Setting_Logo, saved.Logo, Logo),
        }.Where(field => field.Saved != field.Typed),
    ];

    private static void CheckColour(FormErrors errors, string field, string? colour)
    {
        if (colour is null)
            return;
        if (ContrastOf(colour) is not { } contrast)
            errors.Add(field, Texts.Theme_colour_invalid);
        else if (contrast < TenantStylesheet.LeastContrast)
            errors.Add(field, string.Format(CultureInfo.CurrentCulture, Texts.Theme_contrast_too_low, contrast));
    }

    private static string? Text(IFormCollection form, string field) => form[field].ToString().Trim() is { Length: > 0 } text ? text : null;

    [GeneratedRegex(@"^[a-z0-9][a-z0-9_/-]*\.(png|jpg|jpeg|webp|gif)\z", RegexOptions.NonBacktracking)]
    private static partial Regex MediaPath();
}
