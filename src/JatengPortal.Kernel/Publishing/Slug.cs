using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Kernel.Publishing;

/// <summary>
/// The name of a document in an address, unique per tenant: 1 to 96 of <c>a-z 0-9 -</c>, without a leading, trailing or
/// double hyphen. Parsed once at the edge; whoever holds a <see cref="Slug"/> need not check it again.
/// </summary>
public sealed record Slug
{
    /// <summary>The longest slug, in characters.</summary>
    public const int MaxLength = 96;

    private const string Untitled = "tanpa-judul";

    // A title whose last word boundary lies before this point is one monstrous word: cut through it rather than lose it.
    private const int EarliestWordCut = MaxLength / 2;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private Slug(string value) => Value = value;

    /// <summary>The text as it stands in an address.</summary>
    public string Value { get; }

    /// <summary>Reads a slug as it is; nothing is mended.</summary>
    /// <returns>False when the text is null or not a slug.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Slug? slug)
    {
        var isSlug = text is { Length: > 0 and <= MaxLength }
            && text[0] != '-' && text[^1] != '-'
            && !text.AsSpan().ContainsAnyExcept(Allowed)
            && !text.Contains("--", StringComparison.Ordinal);
        slug = isSlug ? new Slug(text!) : null;
        return isSlug;
    }

    /// <summary>Reads a slug that must be one.</summary>
    /// <exception cref="RuleViolationException"><c>slug.malformed</c></exception>
    public static Slug Parse(string? text) => TryParse(text, out var slug)
        ? slug
        : throw new RuleViolationException("slug.malformed",
            $"A slug is 1 to {MaxLength} of a-z, 0-9 and single hyphens between them.");

    /// <summary>
    /// The slug of an Indonesian title: letters lose their accents, an apostrophe inside a word vanishes (Jum'at is
    /// <c>jumat</c>), <c>&amp;</c> is read as "dan" and <c>%</c> as "persen", everything else separates words. Longer titles end at
    /// a word. A title without one usable letter gives <c>tanpa-judul</c>.
    /// </summary>
    public static Slug From(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        var words = new StringBuilder(MaxLength + 8);
        var betweenWords = false;
        foreach (var rune in title.EnumerateRunes().SelectMany(Fold))
        {
            if (words.Length > MaxLength)
                break;

            if (!IsLetterOrDigit(rune))
            {
                betweenWords = true;
                continue;
            }

            if (betweenWords && words.Length > 0)
                words.Append('-');

            betweenWords = false;
            words.Append(char.ToLowerInvariant((char)rune.Value));
        }

        return new Slug(words.Length == 0 ? Untitled : Cut(words.ToString(), MaxLength));
    }

    /// <summary>The same slug with a number at its end (<c>pilkada-damai-2</c>), for a title whose slug is in use.</summary>
    /// <param name="number">2 or more.</param>
    public Slug Numbered(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 2);
        var ending = string.Create(CultureInfo.InvariantCulture, $"-{number}");
        return new Slug(Cut(Value, MaxLength - ending.Length) + ending);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static string Cut(string words, int length)
    {
        if (words.Length <= length)
            return words;

        var boundary = words.LastIndexOf('-', length);
        return words[..(boundary >= EarliestWordCut ? boundary : length)].TrimEnd('-');
    }

    private static bool IsLetterOrDigit(Rune rune) => rune.IsAscii && char.IsAsciiLetterOrDigit((char)rune.Value);

    // What one character of a title reads as: words stand between spaces, apostrophes and accents are nothing at all.
    private static IEnumerable<Rune> Fold(Rune rune)
    {
        if (rune.IsAscii && rune.Value is not ('&' or '%' or '\'' or '`'))
            return [rune];

        var reading = rune.Value switch
        {
            '&' => " dan ",
            '%' => " persen ",
            // ' ` and the typographic quotes and modifier letters that stand for an apostrophe in Jum'at, Qur'an, Ma'ruf.
            '\'' or '`' or 0xB4 or 0x2018 or 0x2019 or 0x2BB or 0x2BC or 0x2BF => "",
            'ß' => "ss",
            'Æ' or 'æ' => "ae",
            'Œ' or 'œ' => "oe",
            'Ø' or 'ø' => "o",
            'Đ' or 'đ' or 'Ð' or 'ð' => "d",
            'Ł' or 'ł' => "l",
            'Þ' or 'þ' => "th",
            _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherNumber => $" {Decompose(rune)} ",
            _ => Decompose(rune),
        };
        return reading.EnumerateRunes().Where(part => Rune.GetUnicodeCategory(part) is not UnicodeCategory.NonSpacingMark);
    }

    private static string Decompose(Rune rune) => rune.ToString().Normalize(NormalizationForm.FormKD);
}
