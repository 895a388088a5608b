using System.Globalization;
using JatengPortal.Kernel.Settings;
using JatengPortal.Kernel.Theming.Administration;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.Pages.Menus;

/// <summary>An entry as it was typed.</summary>
public sealed record MenuForm
{
    public const string TextField = "teks";
    public const string EnglishField = "teks-inggris";
    public const string PageField = "tujuan";
    public const string AddressField = "alamat";
    public const string SeenField = "dasar";

    public string Text { get; init; } = "";
    public string English { get; init; } = "";
    /// <summary>One of the pages that are offered, as <c>~/path</c>; empty for the address that was typed.</summary>
    public string Page { get; init; } = "";
    public string Address { get; init; } = "";
    /// <summary>The state of the menus that was seen.</summary>
    public string Seen { get; init; } = "";

    internal static MenuForm Read(IFormCollection form) => new()
    {
        Text = form[TextField].ToString().Trim(),
        English = form[EnglishField].ToString().Trim(),
        Page = form[PageField].ToString(),
        Address = form[AddressField].ToString().Trim(),
        Seen = form[SeenField].ToString(),
    };

    internal static MenuForm Of(MenuSettings.MenuItem entry, string seen, IReadOnlyList<Choice> offered)
    {
        var isOffered = offered.Any(choice => choice.Value == entry.Url);
        return new MenuForm
        {
            Text = entry.Text,
            English = entry.English ?? "",
            Page = isOffered ? entry.Url : "",
            Address = isOffered ? "" : entry.Url.TrimStart('~'),
            Seen = seen,
        };
    }

    internal MenuSettings.MenuItem ToEntry() => new(Text, English.Length == 0 ? null : English, Url);

    internal FormErrors Check()
    {
        var errors = new FormErrors();
        if (Text.Length == 0)
            errors.Add(TextField, Texts.Menu_text_missing);
        else if (IsBad(Text))
            errors.Add(TextField, TooLong);
        if (IsBad(English))
            errors.Add(EnglishField, TooLong);
        if (Page.Length > 0 && Address.Length > 0)
            errors.Add(AddressField, Texts.Menu_two_addresses);
        else if (Url.Length == 0)
            errors.Add(PageField, Texts.Menu_address_missing);
        else if (!MenuAddress.IsValid(Url))
            errors.Add(Page.Length > 0 ? PageField : AddressField, Texts.Menu_address_malformed);
        return errors;
    }

    private string Url => Page.Length > 0 ? Page : MenuAddress.FromTyped(Address);

    private static bool IsBad(string text) => text.Length > MenuDesk.LongestText || text.Any(char.IsControl);

    private static string TooLong => string.Format(CultureInfo.CurrentCulture, Texts.Page_too_long, MenuDesk.LongestText);
}
