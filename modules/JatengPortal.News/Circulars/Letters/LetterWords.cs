using System.Globalization;
using JatengPortal.News.Circulars.Relations;

namespace JatengPortal.News.Circulars.Letters;

/// <summary>Words of the letter itself: Indonesian in every language of the page, as its wording is.</summary>
internal static class LetterWords
{
    /// <summary>As letters print it (sifat).</summary>
    public static string Indonesian(this LetterNature nature) => nature switch
    {
        LetterNature.Important => "Penting",
        LetterNature.Urgent => "Segera",
        LetterNature.VeryUrgent => "Sangat Segera",
        LetterNature.Restricted => "Terbatas",
        LetterNature.Secret => "Rahasia",
        _ => "Biasa",
    };

    /// <summary>As addresses and legal documentation write it.</summary>
    public static string Indonesian(this LegalStatus status) => status switch
    {
        LegalStatus.Amended => "diubah",
        LegalStatus.Revoked => "dicabut",
        _ => "berlaku",
    };

    /// <summary>Such as <c>1 November 2024</c>; dots while it isn't known.</summary>
    public static string LongDate(this CircularFields letter) => letter.Date?.ToString("d MMMM yyyy", Indonesian()) ?? "…";

    /// <summary>Such as <c>Semarang, 1 November 2024</c>.</summary>
    public static string PlaceAndDate(this CircularFields letter) => $"{letter.Place ?? "…"}, {letter.LongDate()}";

    /// <summary>A NIP as letters print it: date of birth, date of appointment, sex and number.</summary>
    public static string Grouped(string nip) => nip.Length == 18 ? $"{nip[..8]} {nip[8..14]} {nip[14]} {nip[15..]}" : nip;

    private static CultureInfo Indonesian() => CultureInfo.GetCultureInfo("id-ID");
}
