using System.Text.RegularExpressions;
using JatengPortal.Kernel.Settings;
using JatengPortal.Kernel.Theming.Administration;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.Tenants.Presentation;

/// <summary>How a site introduces itself, as it is typed.</summary>
public sealed partial record SettingsForm(string? SiteName, string? Tagline, string? Address, string? Email, string? Phone)
{
    internal const string SiteNameField = "nama";
    internal const string TaglineField = "slogan";
    internal const string AddressField = "alamat";
    internal const string EmailField = "surel";
    internal const string PhoneField = "telepon";
    internal const int LongestLine = 200;
    internal const int LongestAddress = 500;

    internal static SettingsForm Of(SiteSettings settings) =>
        new(settings.SiteName, settings.Tagline, settings.Address, settings.Email, settings.Phone);

    internal static SettingsForm Read(IFormCollection form) => new(
        Text(form, SiteNameField), Text(form, TaglineField), Text(form, AddressField)?.ReplaceLineEndings("\n"), Text(form, EmailField), Text(form, PhoneField));

    internal SiteSettings ApplyTo(SiteSettings settings) =>
        settings with { SiteName = SiteName, Tagline = Tagline, Address = Address, Email = Email, Phone = Phone };

    internal FormErrors Check()
    {
        var errors = new FormErrors();
        if (SiteName is null or { Length: > LongestLine })
            errors.Add(SiteNameField, Texts.Settings_name_missing);
        if (Tagline is { Length: > LongestLine })
            errors.Add(TaglineField, Texts.Settings_too_long);
        if (Address is { Length: > LongestAddress })
            errors.Add(AddressField, Texts.Settings_too_long);
        if (Email is not null && (Email.Length > LongestLine || !EmailAddress().IsMatch(Email)))
            errors.Add(EmailField, Texts.Settings_email_invalid);
        if (Phone is not null && (Phone.Length > LongestLine || !PhoneNumber().IsMatch(Phone)))
            errors.Add(PhoneField, Texts.Settings_phone_invalid);
        return errors;
    }

    internal IReadOnlyList<FieldConflict> ConflictsWith(SettingsForm saved) =>
    [
        .. new FieldConflict[]
        {
            new(Texts.Setting_SiteName, saved.SiteName, SiteName), new(Texts.Setting_Tagline, saved.Tagline, Tagline),
            new(Texts.Setting_Address, saved.Address, Address), new(Texts.Setting_Email, saved.Email, Email), new(Texts.Setting_Phone, saved.Phone, Phone),
        }.Where(field => field.Saved != field.Typed),
    ];

    private static string? Text(IFormCollection form, string field) => form[field].ToString().Trim() is { Length: > 0 } text ? text : null;

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex EmailAddress();

    [GeneratedRegex(@"^[0-9+() ./-]{3,}\z", RegexOptions.NonBacktracking)]
    private static partial Regex PhoneNumber();
}
