using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.News.Circulars.Letters;

namespace JatengPortal.News.Circulars.Editing;

/// <summary>What the form offers to choose, in the language of the page.</summary>
internal static class CircularChoiceTexts
{
    public static string Of(LetterLayout layout) => layout == LetterLayout.A ? Texts.Layout_a : Texts.Layout_b;

    public static IReadOnlyList<Choice> Layouts => [.. Enum.GetValues<LetterLayout>().Select(layout => new Choice(layout.ToString(), Of(layout)))];

    public static IReadOnlyList<Choice> Natures => [.. Enum.GetValues<LetterNature>().Select(nature => new Choice(nature.ToString(), nature.Indonesian()))];

    /// <summary>What a circular's fields store as codes, in words: by field and code.</summary>
    public static IEnumerable<KeyValuePair<(string Field, string Code), string>> Words =>
    [
        .. Layouts.Select(choice => KeyValuePair.Create((nameof(CircularFields.Layout), choice.Value), choice.Text)),
        .. Natures.Select(choice => KeyValuePair.Create((nameof(CircularFields.Nature), choice.Value), choice.Text)),
        .. Classes.Select(choice => KeyValuePair.Create((nameof(CircularFields.Information), choice.Value), choice.Text)),
    ];

    public static IReadOnlyList<Choice> Classes =>
    [
        new Choice(nameof(InformationClass.Open), Texts.Information_open),
        new Choice(nameof(InformationClass.Exempt), Texts.Information_exempt) { Hint = Texts.Information_exempt_hint },
    ];
}
