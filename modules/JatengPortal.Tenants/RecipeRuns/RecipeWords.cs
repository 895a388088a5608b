using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;

namespace JatengPortal.Tenants.RecipeRuns;

/// <summary>
/// What is wrong with a recipe, in the language of the page. The kernel says it in English, for the command line, and the ledger keeps it so:
/// that sentence is known again by its form in <c>Texts.en.resx</c> (<c>Fault_…</c>, as gettext does it) and said in other words with the
/// same values. A test asks for words for each sentence that there is; one that has none all the same stays English.
/// </summary>
internal static partial class RecipeWords
{
    private const string Prefix = "Fault_";
    private const int Deepest = 3;

    private static readonly Lazy<IReadOnlyList<(Regex Form, string Key)>> Sentences = new(Read);

    /// <summary>A line of a refusal, with the place that it names.</summary>
    /// <returns>Null where there are no words for it.</returns>
    public static string? OfLine(string line)
    {
        var parts = Line().Match(line);
        if (!parts.Success)
            return Of(line);
        if (Of(parts.Groups["what"].Value) is not { } words)
            return null;
        var step = int.TryParse(parts.Groups["step"].Value, CultureInfo.InvariantCulture, out var index)
            ? Say(Texts.Told_of_step, index + 1, parts.Groups["name"].Value)
            : "";
        var told = string.Join(": ", new[] { step, parts.Groups["path"].Value, words }.Where(part => part.Length > 0));
        return parts.Groups["tenant"].Success ? Say(Texts.Told_of_tenant, told, parts.Groups["tenant"].Value) : told;
    }

    /// <summary>A sentence.</summary>
    /// <returns>Null where there are no words for it.</returns>
    public static string? Of(string sentence)
    {
        var ruled = Ruled().Match(sentence);
        if (ruled.Success)
            return Of(ruled.Groups[1].Value) ?? RuleWords.Of(ruled.Groups[2].Value);
        var suggested = Suggested().Match(sentence);
        return suggested.Success && Of(suggested.Groups[1].Value, Deepest) is { } words
            ? Say(Texts.Told_with_suggestion, words, suggested.Groups[2].Value)
            : Of(sentence, Deepest);
    }

    private static string? Of(string sentence, int depth)
    {
        foreach (var (form, key) in Sentences.Value)
        {
            var values = form.Match(sentence);
            if (values.Success)
            {
                return Say(
                    Texts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)!,
                    [.. values.Groups.Values.Skip(1).Select(value => (depth > 0 ? Of(value.Value, depth - 1) : null) ?? value.Value)]);
            }
        }

        return null;
    }

    private static string Say(string format, params object[] values) => string.Format(CultureInfo.CurrentCulture, format, values);

    // The longest first: it says the most.
    private static IReadOnlyList<(Regex Form, string Key)> Read() =>
    [
        .. Texts.ResourceManager.GetResourceSet(CultureInfo.GetCultureInfo("en"), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().Where(entry => ((string)entry.Key).StartsWith(Prefix, StringComparison.Ordinal))
            .Select(entry => (Key: (string)entry.Key, English: (string)entry.Value!))
            .OrderByDescending(one => Hole().Replace(one.English, "").Length).ThenBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => (FormOf(one.English), one.Key)),
    ];

    private static Regex FormOf(string english) =>
        new($"^{EscapedHole().Replace(Regex.Escape(english), "(.+?)")}\\z", RegexOptions.NonBacktracking);

    // "uji.recipe.json: step 0 (feature): $.steps[0].enable[0]: what is wrong (for the tenant 'dinas-a')"
    [GeneratedRegex(
        @"^[^:\s]+: (?:step (?<step>[0-9]+)(?: \((?<name>[^)]*)\))?: )?(?:(?<path>\$\S*): )?(?<what>.+?)"
        + @"(?: \(for the tenant (?<tenant>'[^']*')\))?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Line();

    [GeneratedRegex(@"^(.+) \(([a-z-]+(?:\.[a-z-]+)+)\)\z", RegexOptions.NonBacktracking)]
    private static partial Regex Ruled();

    [GeneratedRegex(@"^(.+); did you mean ('.+')\?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Suggested();

    [GeneratedRegex(@"\{[0-9]\}", RegexOptions.NonBacktracking)]
    private static partial Regex Hole();

    [GeneratedRegex(@"\\\{[0-9]\}", RegexOptions.NonBacktracking)]
    private static partial Regex EscapedHole();
}
