using System.Text.RegularExpressions;

namespace JatengPortal.News.Articles.Import;

/// <summary>Lines that a news site puts around a text and that are copied along with it, as Indonesian sites write them.</summary>
internal static class Furniture
{
    private const int LongestLine = 600;

    private static readonly (string Why, Regex Pattern)[] Kinds =
    [
        (Why.CommentForm, Line(
            @"(tinggalkan|tulis|beri|kirim|batalkan) (balasan|komentar)( anda)?\b.{0,60}|leave a (reply|comment)|(alamat )?email anda tidak akan dipublikasikan.*"
            + @"|ruas yang wajib ditandai.*|(komentar|nama|email|situs web)( ?\*)|simpan nama,? (saya|email).*|\d+ komentar")),
        (Why.RelatedLink, Line(
            @"cek berita dan artikel.*|(baca|simak|lihat|tonton) (juga|selengkapnya)\b.{0,200}|(ikuti|dapatkan|cek|update) .{0,120}\b(google news|whatsapp channel|saluran whatsapp|telegram)\b.{0,60}"
            + @"|(berita|artikel) (terkait|lainnya|terpopuler|populer|rekomendasi)\s*:?|artikel ini (telah|sudah) (tayang|terbit).*")),
        (Why.Source, Line(@"sumber( berita| artikel)?\s*:.*")),
        (Why.Byline, Line(@"(oleh|penulis|reporter|wartawan|pewarta|kontributor|editor|redaktur|penyunting|laporan)\s*:.{0,120}")),
        (Why.Caption, Line(@"(foto|keterangan foto|caption|ilustrasi|dokumentasi|dok\.?)\s*:.*")),
        (Why.Tags, Line(@"(tags?|topik|kata kunci)\s*:.*")),
        (Why.Advertisement, Line(
            @"advertisement|iklan|scroll (to|untuk) .{0,60}|(bagikan|share)( artikel| berita| this)?( ini)?( ke)?\s*:?|copyright\b.*|hak cipta\b.*|©.*|(dibaca|dilihat)\W.{0,20}\bkali")),
    ];

    // "…, Jumat (1/11/2024).-Istimewa/ Nama -", "… (Foto: Humas)", "… (dok. Pemprov)"
    private static readonly Regex Credit = new(
        @"(\(\s*(foto|dok|dokumentasi|ist|istimewa|antara foto)\b[^()]{0,80}\)|[-–—]\s*(foto|dok|ist|istimewa)\b[^.]{0,80})\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    // "(*)", "(**)": how a desk marks the end of a text. Letters in the parentheses may be anything and stay.
    private static readonly Regex SignOff = new(@"\s*\(\s*\*+\s*\)\s*$", RegexOptions.NonBacktracking);

    /// <summary>Why the line is no part of a text; null when it may be one.</summary>
    public static string? Recognise(string line)
    {
        if (line.Length > LongestLine)
            return null;
        if (SignOff.Match(line) is { Success: true, Index: 0 })
            return Why.SignOff;
        return Kinds.FirstOrDefault(kind => kind.Pattern.IsMatch(line)).Why;
    }

    /// <summary>Whether no text follows on the page: what comes after this line belongs to its form.</summary>
    public static bool BeginsCommentForm(string line) =>
        line.Length <= LongestLine && Kinds[0].Pattern.IsMatch(line) && !char.IsAsciiDigit(line[0]);

    /// <summary>The line without the mark at its end; null when it has none.</summary>
    public static string? WithoutSignOff(string line) => SignOff.Match(line) is { Success: true } mark ? line[..mark.Index] : null;

    /// <summary>Whether the line names who took a picture. Asked only above the text, where no sentence of it can stand.</summary>
    public static bool EndsInCredit(string line) => line.Length <= LongestLine && Credit.IsMatch(line);

    private static Regex Line(string alternatives) => new(
        $"^({alternatives})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
