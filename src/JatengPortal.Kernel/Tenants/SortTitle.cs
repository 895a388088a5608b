using System.Globalization;
using System.Text;

namespace JatengPortal.Kernel.Tenants;

/// <summary>A title as lists are sorted and searched by: lower case, without accents, blanks folded.</summary>
internal static class SortTitle
{
    public static string Of(string title)
    {
        var text = new StringBuilder(title.Length);
        foreach (var letter in title.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(letter))
                text.Append(char.ToLowerInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && text.Length > 0 && text[^1] != ' ')
                text.Append(' ');
        }

        return text.ToString().TrimEnd();
    }
}
