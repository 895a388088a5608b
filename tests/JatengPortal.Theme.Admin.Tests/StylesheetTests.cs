using System.Text.RegularExpressions;
using JatengPortal.Testing;
using JatengPortal.Theme.Public.Tests;

namespace JatengPortal.Theme.Admin.Tests;

public sealed partial class StylesheetTests
{
    private static readonly string Css = Read("admin.css");

    public static TheoryData<string> States => ["success", "warning", "fault", "fault-hover"];

    [Theory, MemberData(nameof(States))]
    public void States_have_contrast_by_day_and_by_night_whatever_colour_a_tenant_sets(string state)
    {
        var (light, dark) = Palette.Of(Css);
        var colours = ColourOf(state).Matches(Css).Select(match => Colour.Parse(match.Groups[1].Value)).ToList();
        foreach (var (palette, colour) in new[] { (light, colours[0]), (dark, colours[1]) })
        {
            Assert.True(colour.ContrastWith(palette.Plain("page")) >= 4.5);
            Assert.True(colour.ContrastWith(palette.Plain("surface")) >= 4.5);
        }
    }

    [Fact]
    public void A_dangerous_button_can_be_read()
    {
        var texts = ColourOf("on-fault").Matches(Css).Select(match => Colour.Parse(match.Groups[1].Value)).ToList();
        foreach (var ground in new[] { "fault", "fault-hover" })
        {
            var grounds = ColourOf(ground).Matches(Css).Select(match => Colour.Parse(match.Groups[1].Value)).ToList();
            Assert.All(grounds.Zip(texts).Take(2), pair => Assert.True(pair.First.ContrastWith(pair.Second) >= 4.5));
        }
    }

    [Theory]
    [InlineData("admin.css")]
    [InlineData("editor.css")]
    public void They_ask_nobody_for_anything(string file)
    {
        var css = Read(file);
        Assert.DoesNotContain("@import", css, StringComparison.Ordinal);
        Assert.DoesNotContain("@font-face", css, StringComparison.Ordinal);
        Assert.All(Address().Matches(css), address => Assert.StartsWith("data:", address.Groups[1].Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("admin.js")]
    [InlineData("editor.js")]
    public void Neither_do_the_scripts(string file)
    {
        var others = OtherHost().Matches(Read(file)).Select(match => match.Value).Distinct();
        // What EasyMDE would fetch if the editor let it, and where its guide would lead, which the toolbar doesn't offer.
        Assert.Empty(others.Except(["//maxcdn.bootstrapcdn.com", "//www.markdownguide.org"]));
    }

    private static string Read(string file) => File.ReadAllText(Repository.PathOf("themes", "JatengPortal.Theme.Admin", "wwwroot", file));

    private static Regex ColourOf(string token) => new($"--{token}:(#[0-9a-f]{{3,6}})", RegexOptions.NonBacktracking);

    [GeneratedRegex("""url\(["']?([^"')]{0,40})""", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex("//[a-z0-9-]+(?:\\.[a-z0-9-]+)+", RegexOptions.NonBacktracking)]
    private static partial Regex OtherHost();
}
