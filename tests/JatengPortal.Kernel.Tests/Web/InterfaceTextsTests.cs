using System.Text.RegularExpressions;
using System.Xml.Linq;
using JatengPortal.Testing;

namespace JatengPortal.Kernel.Tests.Web;

/// <summary>Every interface text of every project is there in Indonesian and in English.</summary>
public sealed partial class InterfaceTextsTests
{
    public static TheoryData<string> Files =>
        [.. new[] { "src", "modules", "themes" }.SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.resx", SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"))
            .Select(file => file.Replace(".en.resx", ".resx", StringComparison.Ordinal)).Distinct()
            .Select(file => Path.GetRelativePath(Repository.Root, file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_files_are_found()
    {
        Assert.Contains(Path.Combine("src", "JatengPortal.Kernel", "Texts.resx"), Files.Select(row => row.Data));
        Assert.Contains(Path.Combine("modules", "JatengPortal.News", "Texts.resx"), Files.Select(row => row.Data));
        Assert.Contains(Path.Combine("themes", "JatengPortal.Theme.Public", "Texts.resx"), Files.Select(row => row.Data));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Both_languages_have_the_same_keys_and_placeholders(string file)
    {
        var indonesian = Read(file);
        var english = Read(file.Replace(".resx", ".en.resx", StringComparison.Ordinal));
        Assert.Equal(indonesian.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, text) in indonesian)
        {
            Assert.False(string.IsNullOrWhiteSpace(text), $"{key} is empty in Indonesian.");
            Assert.False(string.IsNullOrWhiteSpace(english[key]), $"{key} is empty in English.");
            Assert.True(Placeholders(text).SequenceEqual(Placeholders(english[key])), $"{key}: '{text}' and '{english[key]}' differ in placeholders.");
        }
    }

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Repository.PathOf(file)).Root!.Elements("data").ToDictionary(
            data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static IEnumerable<string> Placeholders(string text) =>
        Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Placeholder();
}
