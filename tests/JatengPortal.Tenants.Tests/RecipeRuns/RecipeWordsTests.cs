using System.Globalization;
using System.Text.RegularExpressions;
using JatengPortal.Tenants.RecipeRuns;
using JatengPortal.Testing;

namespace JatengPortal.Tenants.Tests.RecipeRuns;

public sealed partial class RecipeWordsTests
{
    [Theory]
    [InlineData("unknown permission 'News.Wriet'; did you mean 'News.Write'?", "izin 'News.Wriet' tidak dikenal; mungkin maksudnya 'News.Write'?")]
    [InlineData("must be one of Add, Replace; this is a number", "harus berupa salah satu dari Add, Replace, sedangkan isinya angka")]
    [InlineData("the step 'settings' needs the permission Site.Settings, which whoever runs the recipe doesn't have (permission.missing)",
        "langkah 'settings' memerlukan izin “Site.Settings”, yang tidak Anda miliki")]
    public void A_sentence_is_said_again_with_its_values(string english, string indonesian)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("id");
        Assert.Equal(indonesian, RecipeWords.Of(english));
    }

    [Fact]
    public void A_line_keeps_its_step_as_people_count_and_its_place()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("id");
        Assert.Equal(
            "Langkah 3 (feature): $.steps[2].enable[0]: fitur 'X.Y' tidak dikenal (untuk situs 'dinas-a')",
            RecipeWords.OfLine("uji.recipe.json: step 2 (feature): $.steps[2].enable[0]: unknown feature 'X.Y' (for the tenant 'dinas-a')"));
        Assert.Null(RecipeWords.OfLine("uji.recipe.json: step 2 (x): $.steps[2]: something that a plug-in says"));
    }

    [Fact]
    public void Whatever_is_wrong_with_a_recipe_can_be_said_in_Indonesian()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("id");
        var sentences = Sources().SelectMany(SentencesOf).Distinct().ToList();

        Assert.True(sentences.Count > 50, $"Only {sentences.Count} sentences were found.");
        Assert.DoesNotContain(sentences, sentence => RecipeWords.Of(sentence) is null);
    }

    private static IEnumerable<string> Sources() => new[] { "src/JatengPortal.Kernel/Recipes", "modules" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !Generated().IsMatch(file) && file.Contains($"{Path.DirectorySeparatorChar}Recipes{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText);

    /// <summary>What is reported there, with an X for each value.</summary>
    private static IEnumerable<string> SentencesOf(string code)
    {
        var plain = code;
        for (var before = ""; before != plain;)
            plain = Hole().Replace(before = plain, "$1X");
        plain = Joined().Replace(plain, "");
        return Reports().Matches(plain).SelectMany(report => Text().Matches(report.Value)).Select(text => text.Groups[1].Value)
            .Select(text => Escaped().Replace(text, "$1"))
            // What only names a rule is told by its code.
            .Where(text => text.Contains(' ', StringComparison.Ordinal) && text != "X (X)");
    }

    [GeneratedRegex(@"[\\/](bin|obj|template)[\\/]")]
    private static partial Regex Generated();

    // Innermost first: a hole of an interpolated text, wherever it stands on one line.
    [GeneratedRegex(@"(\$""[^""{}\n]*)\{[^{}\n]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"""\s*\+\s*\$?""")]
    private static partial Regex Joined();

    [GeneratedRegex(@"(?<![.\w])_?(?:[Ee]rror|Report|Refused|ExpressionRefusedException)\([^;]*;|(?:check\.Error|run\.Refusal)\([^;]*;")]
    private static partial Regex Reports();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"\$?""((?:[^""\\\n]|\\.)*)""")]
    private static partial Regex Text();
}
